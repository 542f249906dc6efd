import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where downloads (Kafka, the registry, perhaps a JDK) and class archives lie: PSRA_CACHE_DIR, else
 * `$XDG_CACHE_HOME/psra-ltsd`, else `~/.cache/psra-ltsd`, so that a second clone finds what the first one fetched;
 * `var/cache` of the project where the home folder can't be written.
 */
export function cacheDir(env: NodeJS.ProcessEnv, project = resolve(import.meta.dirname, '../../..')): string {
	if (env.PSRA_CACHE_DIR) return resolve(env.PSRA_CACHE_DIR);
	const own = join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'psra-ltsd');
	return writable(own) ? own : join(project, 'var', 'cache');
}

/** Whether files can be made in the folder; it is made if absent. */
export function writable(folder: string): boolean {
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}
