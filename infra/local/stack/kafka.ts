import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PsraError } from '../../errors.ts';
import { classArchive } from './class-archive.ts';
import type { Java } from './java.ts';
import { KAFKA_LOG4J, kafkaProperties } from './kafka-properties.ts';
import { type ManagedPart, managedPart } from './part.ts';
import type { Ports } from './ports.ts';
import { accepts } from './probe.ts';
import { run, tail } from './run.ts';
import type { Profile, ProxiedListener } from './types.ts';
import { KAFKA_VERSION } from './versions.ts';

export interface KafkaSetting {
	readonly java: Java;
	readonly env: NodeJS.ProcessEnv;
	readonly jars: string;
	readonly cache: string;
	readonly dataDir: string;
	readonly profile: Profile;
	readonly proxied: ProxiedListener | undefined;
	/** Read at each start. */
	readonly ports: Ports;
	moveToFreePorts(): Promise<void>;
}

const FLAGS: Record<Profile, string[]> = {
	small: ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
	bench: ['-Xms1g', '-Xmx1g', '-XX:+UseG1GC'],
};

/** Apache Kafka, one KRaft node. Formats its storage at the first start. */
export async function kafkaPart(setting: KafkaSetting): Promise<ManagedPart> {
	const { java, dataDir, profile, ports } = setting;
	const home = join(dataDir, 'kafka');
	const propertiesFile = join(home, 'server.properties');
	const flags = FLAGS[profile];
	// Spelled out and sorted, since a class archive holds for one order of the class path only.
	const jars = readdirSync(setting.jars)
		.filter((name) => name.endsWith('.jar'))
		.sort();
	const classPath = jars.map((jar) => join(setting.jars, jar)).join(':');
	const archive = classArchive(
		setting.cache,
		java,
		`kafka-${KAFKA_VERSION}`,
		[...flags, classPath],
		join(dataDir, 'run', 'kafka.jsa'),
	);

	const jvm = () => [
		...flags,
		...archive.flags(),
		`-Dlog4j2.configurationFile=${join(home, 'log4j2.properties')}`,
		'-cp',
		classPath,
	];
	const writeProperties = () =>
		writeFileSync(propertiesFile, kafkaProperties(ports, join(home, 'data'), setting.proxied));

	await format();

	return managedPart({
		name: 'kafka',
		recordFile: join(dataDir, 'run', 'kafka.json'),
		stopSignal: 'SIGTERM',
		launch() {
			writeProperties();
			return {
				command: java.executable,
				args: [...jvm(), 'kafka.Kafka', propertiesFile],
				env: { PATH: setting.env.PATH },
				cwd: home,
				logFile: join(dataDir, 'logs', 'kafka.log'),
				// A JVM that would first write its archive outlives its parent by seconds.
				onParentDeath: archive.writesAtExit() ? 'SIGKILL' : 'SIGTERM',
			};
		},
		ready: async (log) => log.includes('Kafka Server started') && (await accepts(ports.kafka)),
		moveToFreePorts: setting.moveToFreePorts,
		stopped: () => archive.keep(),
	});

	/** The marker is written last: a format that was interrupted is done anew, as no broker has run on it. */
	async function format(): Promise<void> {
		const marker = join(home, 'formatted');
		if (existsSync(marker)) return;
		rmSync(home, { recursive: true, force: true });
		mkdirSync(home, { recursive: true });
		writeFileSync(join(home, 'log4j2.properties'), KAFKA_LOG4J);
		writeProperties();
		const args = ['kafka.tools.StorageTool', 'format', '--standalone', '-t', clusterId(), '-c', propertiesFile];
		const sharing = archive.writesAtExit() ? [] : archive.flags();
		const { status, output } = await run(
			java.executable,
			[...flags, ...sharing, '-cp', classPath, ...args],
			'install a JDK.',
		);
		if (status !== 0)
			throw new PsraError('STACK_FAILED', `Kafka's storage could not be formatted:\n${tail(output)}`, {
				field: 'kafka',
			});
		writeFileSync(marker, '');
	}
}

/** 16 random bytes in base64url; one that starts with a hyphen would be taken for an option. */
function clusterId(): string {
	const id = randomBytes(16).toString('base64url');
	return id.startsWith('-') ? clusterId() : id;
}
