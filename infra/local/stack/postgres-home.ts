import {
	chmodSync,
	chownSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PsraError } from '../../errors.ts';
import type { PostgresUser } from './postgres-user.ts';
import { run } from './run.ts';

/** In a home outside the data folder, a link to the place in the data folder that it stands for. */
const OWNER = 'stands-for';

/** The first of them that root can write to, and all can reach, takes a folder of this name. */
const SYSTEM_BASES = ['/var/lib', tmpdir()];
const SYSTEM_NAME = 'psra-ltsd';

/**
 * The folder for PostgreSQL's data, made and owned by its user.
 * @param wanted in the data folder of the stack
 * @param key names it apart from others where it must lie in a system folder
 */
export function postgresHome(wanted: string, key: string, user: PostgresUser | undefined): string {
	if (user) pruneHomes(); // before `wanted` is made: a data folder that was deleted by hand begins anew
	mkdirSync(wanted, { recursive: true });
	if (user === undefined) return wanted;
	const home = reachable(dirname(wanted)) ? wanted : systemHome(wanted, key);
	chmodSync(home, 0o700);
	chownSync(home, user.uid, user.gid);
	return home;
}

/** Removes the homes outside whose data folder is gone. */
function pruneHomes(): void {
	for (const base of SYSTEM_BASES) {
		const homes = join(base, SYSTEM_NAME, 'data');
		if (!existsSync(homes) || statSync(homes).uid !== 0) continue;
		for (const name of readdirSync(homes)) {
			if (!existsSync(join(homes, name, OWNER))) rmSync(join(homes, name), { recursive: true, force: true });
		}
	}
}

function systemHome(wanted: string, key: string): string {
	const homes = join(systemFolder(), 'data');
	mkdirSync(homes, { recursive: true });
	chmodSync(homes, 0o755);
	const home = join(homes, key);
	if (!existsSync(home)) {
		// Linked before it gets its final name: whatever stands in the folder says whose it is.
		const draft = mkdtempSync(join(dirname(homes), 'home-'));
		symlinkSync(wanted, join(draft, OWNER));
		renameSync(draft, home);
	}
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
	for (const base of SYSTEM_BASES) {
		try {
			const folder = join(base, SYSTEM_NAME);
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
