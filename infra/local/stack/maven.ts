import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { PsraError } from '../../errors.ts';
import { lock } from '../launch/lock.mjs';
import { writable } from './cache.ts';
import { hasJava, type Java } from './java.ts';
import { run, tail } from './run.ts';
import { APICURIO_VERSION, KAFKA_VERSION, LOG4J_VERSION } from './versions.ts';

const REMEDY = 'install Apache Maven 3.6 or newer and put mvn on PATH.';

export interface MavenSetting {
	readonly cache: string;
	readonly env: NodeJS.ProcessEnv;
	readonly signal: AbortSignal;
	/** Asked for only where Maven itself finds none. */
	java(): Promise<Java>;
}

/** The folder with Kafka's jars, fetched once per cache. */
export function fetchKafka(setting: MavenSetting, onFetch: () => void): Promise<string> {
	const artifacts = [
		`org.apache.kafka:kafka_2.13:${KAFKA_VERSION}`,
		`org.apache.logging.log4j:log4j-slf4j-impl:${LOG4J_VERSION}`,
	];
	return fetchJars(setting, `kafka-${KAFKA_VERSION}`, artifacts, onFetch);
}

/** The folder of a name with the jars of artifacts (`group:artifact:version`) and of all that they need, fetched once per cache. */
export function fetchJars(
	setting: MavenSetting,
	name: string,
	artifacts: readonly string[],
	onFetch: () => void,
): Promise<string> {
	return fetchOnce(setting, name, onFetch, async (draft) => {
		const pom = `${draft}.pom.xml`;
		writeFileSync(pom, pomOf(artifacts));
		const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${draft}`];
		try {
			await maven(setting, ['-f', pom, ...goal]);
		} finally {
			rmSync(pom, { force: true });
		}
	});
}

/** The folder with the unpacked registry (`quarkus-run.jar`), fetched once per cache. */
export function fetchRegistry(setting: MavenSetting, onFetch: () => void): Promise<string> {
	return fetchOnce(setting, `apicurio-registry-${APICURIO_VERSION}`, onFetch, async (draft) => {
		const artifact = `io.apicurio:apicurio-registry-app:${APICURIO_VERSION}:tar.gz:all`;
		await maven(setting, ['dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${draft}`]);
		const archive = readdirSync(draft).find((name) => name.endsWith('.tar.gz')) ?? '';
		const unpacked = await run('tar', ['-xzf', archive], 'install tar.', { cwd: draft });
		if (unpacked.status !== 0) throw failed('tar', unpacked.output);
		rmSync(join(draft, archive));
	});
}

/** Fills a draft folder and renames it, so that a folder of the final name is always whole. */
async function fetchOnce(
	{ cache, env, signal }: MavenSetting,
	name: string,
	onFetch: () => void,
	fill: (draft: string) => Promise<void>,
): Promise<string> {
	const target = join(cache, name);
	if (existsSync(target)) return target;
	const held = await lock(mavenFolder(env) ?? cache, 'psra-ltsd.lock');
	const draft = `${target}.${process.pid}`;
	try {
		signal.throwIfAborted();
		if (existsSync(target)) return target;
		onFetch();
		mkdirSync(draft, { recursive: true });
		await fill(draft);
		renameSync(draft, target);
		return target;
	} finally {
		rmSync(draft, { recursive: true, force: true });
		held.release();
	}
}

/**
 * Maven's own folder, in which the lock lies, as two runs at once corrupt one local repository, whatever cache they
 * fill; undefined where the home folder can't be written: then the repository goes into the cache.
 */
function mavenFolder(env: NodeJS.ProcessEnv): string | undefined {
	const own = join(env.HOME || homedir(), '.m2');
	return writable(own) ? own : undefined;
}

async function maven({ cache, env, signal, java }: MavenSetting, args: string[]): Promise<void> {
	const repository = mavenFolder(env) ? [] : [`-Dmaven.repo.local=${join(cache, 'm2')}`];
	const withJava = hasJava(env) ? env : { ...env, JAVA_HOME: dirname(dirname((await java()).executable)) };
	const { status, output } = await run('mvn', ['-B', '-q', ...repository, ...args], REMEDY, { env: withJava, signal });
	if (status !== 0) throw failed('mvn', output);
}

function failed(tool: string, output: string): PsraError {
	const remedy = 'see its last lines above; often the network, a proxy or a mirror in ~/.m2/settings.xml is at fault.';
	return new PsraError('TOOL_MISSING', `${tool} could not fetch the local stack:\n${tail(output)}\n${remedy}`, {
		field: tool,
		remedy,
	});
}

function pomOf(artifacts: readonly string[]): string {
	const dependencies = artifacts.map((one) => {
		const [group, artifact, version] = one.split(':');
		return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
	});
	return `<project xmlns="http://maven.apache.org/POM/4.0.0">
	<modelVersion>4.0.0</modelVersion>
	<groupId>local</groupId><artifactId>jars</artifactId><version>1</version><packaging>pom</packaging>
	<dependencies>${dependencies.join('')}</dependencies>
</project>
`;
}
