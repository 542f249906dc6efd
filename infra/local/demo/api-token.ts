import { readFile, writeFile } from 'node:fs/promises';
import type { AccessIdentity, AccessTokens } from '../../ports/access.ts';

/** A bearer token of the demo in a file that only its owner reads; kept over restarts while it is good. Answers the token. */
export async function apiToken(tokens: AccessTokens, identity: AccessIdentity, file: string): Promise<string> {
	const kept = await readFile(file, 'utf8').then(
		(text) => text.trim(),
		() => '',
	);
	const known = kept === '' ? undefined : await tokens.identify(kept);
	if (known && known.company === identity.company && known.role === identity.role && known.label === identity.label)
		return kept;
	const token = await tokens.grant(identity);
	await writeFile(file, `${token}\n`, { mode: 0o600 });
	return token;
}
