import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckpointStore } from '../../ports/ledger-witness.ts';

/** The number in the name of a file that holds a checkpoint. */
const GENERATION = /^\d{16}$/;

/**
 * Checkpoints in a folder: one folder a log, in it the newest as a file under its generation. The next generation is
 * linked into place, which only one of several processes can do; one that was stopped and wakes later finds that there
 * is a newer one and has lost, since the newest is never removed.
 */
export function checkpointFolder(folder: string): CheckpointStore {
	const placeOf = (origin: string) => join(folder, createHash('sha256').update(origin).digest('hex').slice(0, 32));
	return {
		async latest(origin) {
			return (await newest(placeOf(origin)))?.text;
		},
		async replace(origin, known, next) {
			const place = placeOf(origin);
			await mkdir(place, { recursive: true, mode: 0o700 });
			const there = await newest(place);
			if (there?.text !== known) return false;
			const generation = (there?.generation ?? 0) + 1;
			if (!(await linked(place, generation, next))) return false;
			const others = (await generations(place)).filter((one) => one !== generation);
			if (others.some((one) => one > generation)) return false;
			await Promise.all(others.map((one) => rm(join(place, nameOf(one)), { force: true })));
			return true;
		},
	};
}

async function newest(place: string): Promise<{ generation: number; text: string } | undefined> {
	const generation = (await generations(place)).at(-1);
	if (generation === undefined) return undefined;
	try {
		return { generation, text: await readFile(join(place, nameOf(generation)), 'utf8') };
	} catch (error) {
		// Another process has put a newer one there meanwhile.
		if (isCode(error, 'ENOENT')) return newest(place);
		throw error;
	}
}

/** Generations that are there, the newest last. */
async function generations(place: string): Promise<number[]> {
	const names = await readdir(place).catch((error: unknown) => {
		if (isCode(error, 'ENOENT')) return [];
		throw error;
	});
	return names
		.filter((name) => GENERATION.test(name))
		.map(Number)
		.sort((a, b) => a - b);
}

/** Writes a generation through to the disk; false where another process has written it. */
async function linked(place: string, generation: number, text: string): Promise<boolean> {
	const draft = join(place, `draft-${randomBytes(8).toString('hex')}`);
	try {
		await writeThrough(draft, text);
		await link(draft, join(place, nameOf(generation)));
	} catch (error) {
		if (isCode(error, 'EEXIST')) return false;
		throw error;
	} finally {
		await rm(draft, { force: true });
	}
	await syncFolder(place);
	return true;
}

async function writeThrough(path: string, text: string): Promise<void> {
	await using file = await open(path, 'wx', 0o600);
	await file.writeFile(text);
	await file.sync();
}

/** A name is durable once its folder is. */
async function syncFolder(path: string): Promise<void> {
	await using folder = await open(path, 'r');
	await folder.sync();
}

const nameOf = (generation: number) => String(generation).padStart(16, '0');
const isCode = (error: unknown, code: string) => (error as NodeJS.ErrnoException).code === code;
