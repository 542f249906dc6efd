import {
	chmodSync,
	chownSync,
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PsraError } from '../../errors.ts';
import { run } from './run.ts';

/**
 * PostgreSQL refuses to run as root. Then it runs as `nobody`, which must be able to reach its data and its binaries;
 * below a home folder of mode 0700 it can't, and both go to a system folder instead.
 */
export interface PostgresUser {
	readonly uid: number;
	readonly gid: number;
}

/** The user that PostgreSQL runs as; undefined means the one of this process. */
export function postgresUser(): PostgresUser | undefined {
	return process.getuid?.() === 0 ? parsePasswd(readFileSync('/etc/passwd', 'utf8')) : undefined;
}

/** @throws PsraError TOOL_MISSING if /etc/passwd knows no nobody */
export function parsePasswd(passwd: string): PostgresUser {
	const fields = passwd
		.split('\n')
		.map((line) => line.split(':'))
		.find(([name]) => name === 'nobody');
	if (fields?.[2] === undefined || fields[3] === undefined) {
		const remedy = 'start as an ordinary user, or add the user nobody.';
		throw new PsraError('TOOL_MISSING', `PostgreSQL can't run as root and there is no user nobody: ${remedy}`, {
			field: 'user',
			remedy,
		});
	}
	return { uid: Number(fields[2]), gid: Number(fields[3]) };
}

/**
 * The folder for PostgreSQL's data, made and owned by its user.
 * @param wanted in the data folder of the stack
 * @param key names it apart from others where it must lie in a system folder
 */
export function postgresHome(wanted: string, key: string, user: PostgresUser | undefined): string {
	mkdirSync(wanted, { recursive: true });
	if (user === undefined) return wanted;
	const home = reachable(dirname(wanted)) ? wanted : join(systemFolder(), key);
	mkdirSync(home, { recursive: true });
	chmodSync(home, 0o700);
	chownSync(home, user.uid, user.gid);
	return home;
}

/** The folder of the binaries: the package's own, or a copy that the user can reach. */
export async function reachableBinaries(
	native: string,
	version: string,
	user: PostgresUser | undefined,
): Promise<string> {
	const readable = (statSync(join(native, 'bin', 'postgres')).mode & 0o005) === 0o005;
	if (user === undefined || (readable && reachable(native))) return native;
	const copy = join(systemFolder(), `postgres-${version}`);
	if (existsSync(copy)) return copy;
	const draft = `${copy}.${process.pid}`;
	cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
	await run('chmod', ['-R', 'a+rX', draft], 'install coreutils.');
	try {
		renameSync(draft, copy);
	} catch (error) {
		rmSync(draft, { recursive: true, force: true });
		if (!existsSync(copy)) throw error; // else another start was quicker
	}
	return copy;
}

/** Whether any user may pass through the folder and all above it. */
export function reachable(folder: string): boolean {
	const open = (statSync(folder).mode & 0o001) !== 0;
	return open && (dirname(folder) === folder || reachable(dirname(folder)));
}

/** Only root comes here: below /var/lib, where no other user can have laid something out beforehand. */
function systemFolder(): string {
	for (const base of ['/var/lib', tmpdir()]) {
		try {
			const folder = join(base, 'psra-ltsd');
			mkdirSync(folder, { recursive: true });
			chmodSync(folder, 0o755);
			if (statSync(folder).uid === 0 && reachable(folder)) return folder;
		} catch {
			// not writable here: the next one
		}
	}
	const remedy = 'start as an ordinary user, or make /var/lib writable.';
	throw new PsraError('TOOL_MISSING', `The user nobody can reach no folder for PostgreSQL's data: ${remedy}`, {
		field: 'user',
		remedy,
	});
}
