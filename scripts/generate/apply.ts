import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Generator } from './generator.ts';

export interface Staleness {
	readonly path: string;
	readonly reason: 'missing' | 'differs' | 'superfluous';
}

/** Compares what stands below `root` with what the generator makes; writes nothing. */
export async function findStale(generator: Generator, root: string): Promise<Staleness[]> {
	const stale: Staleness[] = [];
	const files = await generator.generate(root);
	for (const { path, content } of files) {
		const present = await readIfPresent(join(root, path));
		if (present === undefined) stale.push({ path, reason: 'missing' });
		else if (present !== content) stale.push({ path, reason: 'differs' });
	}
	if (generator.folder) {
		const made = new Set(files.map((file) => file.path));
		for (const path of await filesBelow(root, generator.folder))
			if (!made.has(path)) stale.push({ path, reason: 'superfluous' });
	}
	return stale;
}

/** Writes what is stale, removes what is superfluous; returns what it touched. */
export async function bringUpToDate(generator: Generator, root: string): Promise<Staleness[]> {
	const stale = await findStale(generator, root);
	const contents = new Map((await generator.generate(root)).map((file) => [file.path, file.content]));
	for (const { path } of stale) {
		const content = contents.get(path);
		if (content === undefined) {
			await rm(join(root, path));
			continue;
		}
		await mkdir(dirname(join(root, path)), { recursive: true });
		await writeFile(join(root, path), content);
	}
	return stale;
}

async function readIfPresent(path: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
	try {
		const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
		return entries
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}
