import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Java } from './java.ts';

/**
 * A JVM's class-data archive (JEP 350): halves the start of broker and registry. The first run writes it as it ends;
 * one lies in the cache for each JDK, artefact and set of flags.
 */
export interface ClassArchive {
	/** Flags for the JVM: use the archive, or write it at exit if there is none yet, without a word on each class. */
	flags(): string[];
	/** Whether the next end of the JVM takes seconds, because it writes the archive. */
	writesAtExit(): boolean;
	/** Takes what a JVM wrote that ended in good order into the cache. */
	keep(): void;
}

/** @param draft where the JVM writes; it stays there, and is never used, if the JVM was killed meanwhile */
export function classArchive(
	cache: string,
	java: Java,
	name: string,
	jvmFlags: readonly string[],
	draft: string,
): ClassArchive {
	const key = createHash('sha256')
		.update([java.executable, java.version, ...jvmFlags].join('\n'))
		.digest('hex')
		.slice(0, 12);
	const file = join(cache, 'class-archives', `${name}-${key}.jsa`);
	rmSync(draft, { force: true });
	return {
		flags: () =>
			existsSync(file)
				? [`-XX:SharedArchiveFile=${file}`, '-Xshare:auto']
				: [`-XX:ArchiveClassesAtExit=${draft}`, '-Xlog:disable', '-Xlog:all=error'],
		writesAtExit: () => !existsSync(file),
		keep() {
			if (!existsSync(draft) || existsSync(file)) return;
			mkdirSync(dirname(file), { recursive: true });
			copyFileSync(draft, `${file}.${process.pid}`); // the cache may be on another file system than the data
			renameSync(`${file}.${process.pid}`, file);
			rmSync(draft, { force: true });
		},
	};
}
