import { join } from 'node:path';
import { classArchive } from './class-archive.ts';
import type { Java } from './java.ts';
import { type ManagedPart, managedPart } from './part.ts';
import type { Ports } from './ports.ts';
import { APICURIO_VERSION } from './versions.ts';

export interface RegistrySetting {
	readonly java: Java;
	readonly env: NodeJS.ProcessEnv;
	/** The unpacked distribution. */
	readonly home: string;
	readonly cache: string;
	readonly dataDir: string;
	/** Read at each start. */
	readonly ports: Ports;
	readonly database: { readonly name: string; readonly user: string; readonly password: string };
	moveToFreePorts(): Promise<void>;
}

const FLAGS = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** Base of the Confluent-compatible API. */
export const registryUrl = (ports: Pick<Ports, 'registry'>): string =>
	`http://127.0.0.1:${ports.registry}/apis/ccompat/v7`;

/** Apicurio with its schemas in PostgreSQL: in memory or on H2 it would give ids out anew after a restart. */
export function registryPart(setting: RegistrySetting): ManagedPart {
	const { java, home, dataDir, ports, database } = setting;
	const archive = classArchive(
		setting.cache,
		java,
		`apicurio-${APICURIO_VERSION}`,
		[...FLAGS, home],
		join(dataDir, 'run', 'registry.jsa'),
	);
	return managedPart({
		name: 'registry',
		recordFile: join(dataDir, 'run', 'registry.json'),
		stopSignal: 'SIGTERM',
		launch: () => ({
			command: java.executable,
			args: [...FLAGS, ...archive.flags(), ...properties(ports, database.name), '-jar', join(home, 'quarkus-run.jar')],
			// By environment, since a command line is readable to every user of the machine.
			env: {
				PATH: setting.env.PATH,
				APICURIO_DATASOURCE_USERNAME: database.user,
				APICURIO_DATASOURCE_PASSWORD: database.password,
			},
			cwd: dataDir,
			logFile: join(dataDir, 'logs', 'registry.log'),
			onParentDeath: archive.writesAtExit() ? 'SIGKILL' : 'SIGTERM',
		}),
		ready: () => setCompatibility(registryUrl(ports)),
		moveToFreePorts: setting.moveToFreePorts,
		stopped: () => archive.keep(),
	});
}

function properties(ports: Ports, database: string): string[] {
	return Object.entries({
		'quarkus.http.host': '127.0.0.1',
		'quarkus.http.port': ports.registry,
		// Without a port of its own for these too, two registries collide.
		'quarkus.management.host': '127.0.0.1',
		'quarkus.management.port': ports.registryManagement,
		'quarkus.otel.sdk.disabled': true,
		'apicurio.storage.kind': 'sql',
		'apicurio.storage.sql.kind': 'postgresql',
		'apicurio.datasource.url': `jdbc:postgresql://127.0.0.1:${ports.postgres}/${database}`,
		// By default it opens 20 connections at once and up to 100, all that PostgreSQL has.
		'apicurio.datasource.jdbc.initial-size': 1,
		'apicurio.datasource.jdbc.min-size': 1,
		'apicurio.datasource.jdbc.max-size': 8,
		// Otherwise a request after a restart of PostgreSQL gets a dead connection and fails.
		'quarkus.datasource.postgresql.jdbc.validate-on-borrow': true,
	}).map(([key, value]) => `-D${key}=${value}`);
}

/** Its default level is NONE. Setting it at once is the proof that the API and its storage serve. */
async function setCompatibility(url: string): Promise<boolean> {
	try {
		const answer = await fetch(`${url}/config`, {
			method: 'PUT',
			headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
			body: JSON.stringify({ compatibility: 'FULL_TRANSITIVE' }),
			signal: AbortSignal.timeout(5000),
		});
		return answer.ok;
	} catch {
		return false;
	}
}
