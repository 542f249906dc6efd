import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { LedgerKey } from '../../../infra/ports/ledger-keys.ts';

/** What comes before the 32 bytes of an Ed25519 private key in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key of a test's own, the same for the same name. */
export function testKey(name: string): LedgerKey {
	const seed = createHash('sha256').update(`key of ${name}`).digest();
	return { name, development: true, ...keyFrom(seed) };
}

export function keyFrom(seed: Uint8Array): Pick<LedgerKey, 'publicKey' | 'sign'> {
	const key: KeyObject = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
	const publicKey = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x!, 'base64url');
	return { publicKey, sign: async (message) => sign(null, message, key) };
}
