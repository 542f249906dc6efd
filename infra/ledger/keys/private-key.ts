import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import type { LedgerKey } from '../../ports/ledger-keys.ts';
import { formatVerifierKey, isKeyName, SIGNATURE_TYPE, verifierKey } from '../tlog/key.ts';
import { fromBase64, toBase64 } from '../tlog/text.ts';

/** Bytes of an Ed25519 private key (RFC 8032). */
const SEED_BYTES = 32;
/** What stands before them in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const LINE = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/u;
/** The end of every name that a development key has, so that all that it signs says so. */
const DEVELOPMENT = '/development';

export const isDevelopmentName = (name: string): boolean => name.endsWith(DEVELOPMENT);
export const developmentName = (name: string): string => `${name}${DEVELOPMENT}`;

/** A new private key as a line `PRIVATE+KEY+name+id+base64`, the form that tools of the C2SP world read. Throws RangeError for a name that is none. */
export function newPrivateKey(name: string): string {
	const seed = randomBytes(SEED_BYTES);
	const { id } = verifierKey(name, SIGNATURE_TYPE.note, keyOf(seed).publicKey);
	return `PRIVATE+KEY+${name}+${id}+${toBase64(Buffer.concat([Uint8Array.of(SIGNATURE_TYPE.note), seed]))}`;
}

/** The key of such a line; undefined where it is none, so that no error can hold a part of it. */
export function readPrivateKey(line: string): LedgerKey | undefined {
	const [, name = '', id, data = ''] = LINE.exec(line) ?? [];
	const bytes = fromBase64(data);
	if (!isKeyName(name) || bytes?.length !== 1 + SEED_BYTES || bytes[0] !== SIGNATURE_TYPE.note) return undefined;
	const key = keyOf(bytes.subarray(1));
	if (verifierKey(name, SIGNATURE_TYPE.note, key.publicKey).id !== id) return undefined;
	return { name, development: isDevelopmentName(name), ...key };
}

/** What others check a key's signatures with, as a text: notes of a log, or cosignatures of a witness. */
export const publicKeyText = ({ name, publicKey }: LedgerKey, use: keyof typeof SIGNATURE_TYPE): string =>
	formatVerifierKey(verifierKey(name, SIGNATURE_TYPE[use], publicKey));

function keyOf(seed: Uint8Array): Pick<LedgerKey, 'publicKey' | 'sign'> {
	const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
	const { x } = createPublicKey(key).export({ format: 'jwk' });
	return { publicKey: Buffer.from(x as string, 'base64url'), sign: async (message) => sign(null, message, key) };
}
