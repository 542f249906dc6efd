import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/**
 * The sequence that a folder's events carry: the same while the files are the same, so that loading them again changes
 * nothing; one more once a file or the profile differs, so that the new facts win.
 */
export async function loadVersion(file: string, contents: readonly (string | Uint8Array)[]): Promise<number> {
	const hash = createHash('sha256');
	for (const content of contents) hash.update(String(content.length)).update('\n').update(content);
	const digest = hash.digest('hex');
	const kept = await readFile(file, 'utf8').then(
		(text) => JSON.parse(text) as { digest: string; version: number },
		() => ({ digest: '', version: 0 }),
	);
	if (kept.digest === digest) return kept.version;
	const version = kept.version + 1;
	await writeFile(file, `${JSON.stringify({ digest, version })}\n`);
	return version;
}
