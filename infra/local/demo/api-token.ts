import { readFile, writeFile } from 'node:fs/promises';
import type { AccessTokens } from '../../ports/access.ts';

/** A bearer token of the demo's company in a file that only its owner reads; kept over restarts while it is good. */
export async function apiToken(tokens: AccessTokens, company: string, file: string): Promise<void> {
	const kept = await readFile(file, 'utf8').then(
		(text) => text.trim(),
		() => '',
	);
	if (kept !== '' && (await tokens.identify(kept))?.company === company) return;
	const token = await tokens.grant({ company, role: 'operator', label: 'demo' });
	await writeFile(file, `${token}\n`, { mode: 0o600 });
}
