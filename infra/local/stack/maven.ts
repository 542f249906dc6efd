import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PsraError } from '../../errors.ts';
import { lock } from '../launch/lock.mjs';
import { run, tail } from './run.ts';
import { APICURIO_VERSION, KAFKA_VERSION, LOG4J_VERSION } from './versions.ts';

const REMEDY = 'install Apache Maven 3.6 or newer and put mvn on PATH.';

/** The folder with Kafka's jars, fetched once per cache. */
export function fetchKafka(
	cache: string,
	env: NodeJS.ProcessEnv,
	onFetch: () => void,
	signal: AbortSignal,
): Promise<string> {
	return fetchOnce(join(cache, `kafka-${KAFKA_VERSION}`), env, onFetch, async (draft) => {
		const pom = `${draft}.pom.xml`;
		writeFileSync(pom, KAFKA_POM);
		try {
			await maven(env, signal, [
				'-f',
				pom,
				'dependency:copy-dependencies',
				'-DincludeScope=runtime',
				`-DoutputDirectory=${draft}`,
			]);
		} finally {
			rmSync(pom, { force: true });
		}
	});
}

/** The folder with the unpacked registry (`quarkus-run.jar`), fetched once per cache. */
export function fetchRegistry(
	cache: string,
	env: NodeJS.ProcessEnv,
	onFetch: () => void,
	signal: AbortSignal,
): Promise<string> {
	return fetchOnce(join(cache, `apicurio-registry-${APICURIO_VERSION}`), env, onFetch, async (draft) => {
		const artifact = `io.apicurio:apicurio-registry-app:${APICURIO_VERSION}:tar.gz:all`;
		await maven(env, signal, ['dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${draft}`]);
		const archive = readdirSync(draft).find((name) => name.endsWith('.tar.gz')) ?? '';
		const unpacked = await run('tar', ['-xzf', archive], 'install tar.', { cwd: draft });
		if (unpacked.status !== 0) throw failed('tar', unpacked.output);
		rmSync(join(draft, archive));
	});
}

/** Fills a draft folder and renames it, so that a folder of the final name is always whole. */
async function fetchOnce(
	target: string,
	env: NodeJS.ProcessEnv,
	onFetch: () => void,
	fill: (draft: string) => Promise<void>,
): Promise<string> {
	if (existsSync(target)) return target;
	// Beside Maven's local repository, whose concurrent use by two runs corrupts it, whatever cache they fill.
	const held = await lock(join(env.HOME || homedir(), '.m2'), 'psra-ltsd.lock');
	const draft = `${target}.${process.pid}`;
	try {
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

async function maven(env: NodeJS.ProcessEnv, signal: AbortSignal, args: string[]): Promise<void> {
	const { status, output } = await run('mvn', ['-B', '-q', ...args], REMEDY, { env, signal });
	if (status !== 0) throw failed('mvn', output);
}

function failed(tool: string, output: string): PsraError {
	const remedy = 'see its last lines above; often the network, a proxy or a mirror in ~/.m2/settings.xml is at fault.';
	return new PsraError('TOOL_MISSING', `${tool} could not fetch the local stack:\n${tail(output)}\n${remedy}`, {
		field: tool,
		remedy,
	});
}

const KAFKA_POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
	<modelVersion>4.0.0</modelVersion>
	<groupId>local</groupId><artifactId>kafka</artifactId><version>1</version><packaging>pom</packaging>
	<dependencies>
		<dependency>
			<groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${KAFKA_VERSION}</version>
		</dependency>
		<dependency>
			<groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>${LOG4J_VERSION}</version>
		</dependency>
	</dependencies>
</project>
`;
