import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Milliseconds by which the demo's clock is off the real one. Kept beside the data: a second start goes on in time where
 * the first one began, or its timers would be due in the future again.
 */
export async function clockOffset(file: string, start: string): Promise<number> {
	const kept = await readFile(file, 'utf8').then(
		(text) => Number((JSON.parse(text) as { offsetMs?: unknown }).offsetMs),
		() => Number.NaN,
	);
	if (Number.isSafeInteger(kept)) return kept;
	const offsetMs = Date.parse(start) - Date.now();
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, `${JSON.stringify({ offsetMs })}\n`);
	return offsetMs;
}
