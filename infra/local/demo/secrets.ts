import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A secret of the demonstration: made at its first start, in a file that only its owner reads. */
export async function demoSecret(folder: string, name: string): Promise<string> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await chmod(folder, 0o700);
	const file = join(folder, name);
	const kept = await readFile(file, 'utf8').then(
		(text) => text.trim(),
		() => '',
	);
	if (kept !== '') return kept;
	const secret = randomBytes(32).toString('base64url');
	await writeFile(file, `${secret}\n`, { mode: 0o600 });
	return secret;
}
