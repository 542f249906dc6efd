import { join } from 'node:path';
import { PsraError } from '../../errors.ts';
import type { LedgerKey } from '../../ports/ledger-keys.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { developmentKey } from './development.ts';
import { readPrivateKey } from './private-key.ts';

export interface KeySource {
	readonly secrets: Secrets;
	/** Name of the secret that holds the private key as a line; it has a name of its own. */
	readonly secret: string;
	/** Where a development key is kept if there is no such secret, in a file that is called as the secret is. */
	readonly folder: string;
	/** What a development key is named, before its mark. */
	readonly name: string;
}

/** The key that a log or a witness signs with. Throws CONFIG_INVALID where the secret is no key, without showing it. */
export async function openKey({ secrets, secret, folder, name }: KeySource): Promise<LedgerKey> {
	const line = await secrets.get(secret).catch((error: unknown) => {
		if (error instanceof PsraError && error.code === 'SECRET_MISSING') return undefined;
		throw error;
	});
	if (line === undefined) return developmentKey(join(folder, secret), name);
	const key = readPrivateKey(line);
	if (key) return key;
	throw new PsraError('CONFIG_INVALID', `The secret ${secret} holds no private key.`, {
		field: secret,
		problem: 'it is not of the form PRIVATE+KEY+name+id+base64',
		remedy: 'Make one with `psra ledger key NAME`.',
	});
}
