import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isAlive } from './process-identity.mjs';

/**
 * A lock between processes that survives `kill -9` of its holder.
 *
 * Each holder leaves a numbered ticket, `<name>.<n>`, naming the process; the highest number counts, and only while
 * that process runs. A stale ticket is never removed before a higher one stands, so two contenders that both see a
 * dead holder can't both win: they try for the same next number, and `link` gives it to one.
 *
 * @typedef {{ release(): void }} Lock
 * @param {string} folder made if absent
 * @param {string} name
 * @returns {Lock | { heldBy: number }} `heldBy` is the pid of the living holder
 */
export function tryLock(folder, name) {
	mkdirSync(folder, { recursive: true });
	for (;;) {
		const top = highest(folder, name);
		const holder = top === 0 ? undefined : read(join(folder, `${name}.${top}`));
		if (holder && isAlive(holder)) return { heldBy: holder.pid };

		const mine = top + 1;
		const file = join(folder, `${name}.${mine}`);
		if (!link(folder, name, file)) continue;
		if (highest(folder, name) !== mine) {
			rmSync(file, { force: true });
			continue;
		}
		for (const n of tickets(folder, name)) if (n < mine) rmSync(join(folder, `${name}.${n}`), { force: true });
		// A released ticket stays as the highest number: were it removed, a late contender could win a lower one.
		return { release: () => writeFileSync(file, '') };
	}
}

/**
 * Waits for the lock.
 * @param {string} folder
 * @param {string} name
 * @param {(heldBy: number) => void} [onWait] called once if another process holds it
 * @returns {Promise<Lock>}
 */
export async function lock(folder, name, onWait) {
	let told = false;
	for (;;) {
		const got = tryLock(folder, name);
		if ('release' in got) return got;
		if (!told) onWait?.(got.heldBy);
		told = true;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

function link(folder, name, file) {
	const draft = join(folder, `.${name}.${process.pid}.${Math.random().toString(36).slice(2)}`);
	writeFileSync(draft, JSON.stringify(identityOf(process.pid)));
	try {
		linkSync(draft, file);
		return true;
	} catch (error) {
		if (error.code === 'EEXIST') return false;
		throw error;
	} finally {
		rmSync(draft, { force: true });
	}
}

function tickets(folder, name) {
	return readdirSync(folder)
		.filter((entry) => entry.startsWith(`${name}.`))
		.map((entry) => Number(entry.slice(name.length + 1)))
		.filter((n) => Number.isSafeInteger(n) && n > 0);
}

const highest = (folder, name) => Math.max(0, ...tickets(folder, name));

function read(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}
