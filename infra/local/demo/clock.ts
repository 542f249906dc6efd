import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PsraError } from '../../errors.ts';

const DAY_MS = 86_400_000;

/**
 * Lets the demo's clock begin at `start`, at the first start only. Kept beside the data: a later start goes on in time
 * where the first one began, or its timers would be due in the future again.
 */
export async function setClock(file: string, start: string): Promise<void> {
	if ((await offsetOf(file)) === undefined) await write(file, Date.parse(start) - Date.now());
}

/**
 * Moves the clock on by so many days; answers the day that it then shows. A running demonstration follows at once.
 * Throws CONFIG_INVALID where there is no demonstration whose clock could be moved.
 */
export async function advanceClock(file: string, days: number): Promise<string> {
	const offsetMs = await offsetOf(file);
	if (offsetMs === undefined) {
		throw new PsraError('CONFIG_INVALID', 'There is no demonstration here whose clock could be moved.', {
			field: '--advance',
			problem: `${file} is not there or holds no clock`,
			remedy: 'Start one with npm run demo, or name its folder with --dir.',
		});
	}
	const moved = offsetMs + days * DAY_MS;
	await write(file, moved);
	return new Date(Date.now() + moved).toISOString().slice(0, 10);
}

async function offsetOf(file: string): Promise<number | undefined> {
	const kept = await readFile(file, 'utf8').then(
		(text) => Number((JSON.parse(text) as { offsetMs?: unknown }).offsetMs),
		() => Number.NaN,
	);
	return Number.isSafeInteger(kept) ? kept : undefined;
}

/** Put in place whole: a reader sees the old file or the new one. */
async function write(file: string, offsetMs: number): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(`${file}.new`, `${JSON.stringify({ offsetMs })}\n`);
	await rename(`${file}.new`, file);
}
