import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { sha256 } from './hash.ts';
import { fromBase64, toBase64 } from './text.ts';

/** Signature types (C2SP signed-note): a note's own by Ed25519, and a witness's cosignature v1. */
export const SIGNATURE_TYPE = { note: 1, cosignature: 4 } as const;
export type SignatureType = (typeof SIGNATURE_TYPE)[keyof typeof SIGNATURE_TYPE];

/** Bytes of an Ed25519 public key (RFC 8032). */
const PUBLIC_KEY_BYTES = 32;

/** A public key under a name, as those who trust it are given it. */
export interface VerifierKey {
	/** Without white space and plus signs; a URL without its scheme. That of a log is its origin. */
	readonly name: string;
	/** Eight hexadecimal digits: with the name it says whose a signature is, and proves nothing. */
	readonly id: string;
	readonly type: SignatureType;
	/** 32 bytes (RFC 8032). */
	readonly publicKey: Uint8Array;
}

const NAME = /^[^\s\u0085+]+$/u;
const KEY = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u;

/** Whether a text can be the name of a key: not empty, neither white space nor plus sign nor control character. */
export const isKeyName = (text: string): boolean => NAME.test(text) && text.isWellFormed() && !/\p{Cc}/u.test(text);

/** Throws RangeError where the name can be none. */
export function verifierKey(name: string, type: SignatureType, publicKey: Uint8Array): VerifierKey {
	if (!isKeyName(name) || publicKey.length !== PUBLIC_KEY_BYTES) throw new RangeError(`no key: ${name}`);
	return { name, id: keyId(name, type, publicKey), type, publicKey };
}

/** Reads `name+id+base64(type, public key)`; undefined where it is none, of another type, or its id is not of its key. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
	const [, name = '', id, data = ''] = KEY.exec(text) ?? [];
	const bytes = fromBase64(data);
	const type = Object.values(SIGNATURE_TYPE).find((known) => known === bytes?.[0]);
	if (!bytes || !type || !isKeyName(name) || bytes.length !== 1 + PUBLIC_KEY_BYTES) return undefined;
	const key = verifierKey(name, type, bytes.subarray(1));
	return key.id === id ? key : undefined;
}

export const formatVerifierKey = ({ name, id, type, publicKey }: VerifierKey): string =>
	`${name}+${id}+${toBase64(Buffer.concat([Uint8Array.of(type), publicKey]))}`;

/** Whether an Ed25519 signature of a message is by the key. */
export function verifySignature(key: VerifierKey, message: Uint8Array, signature: Uint8Array): boolean {
	return verify(null, message, keyObject(key.publicKey), signature);
}

/** The first four bytes of a hash of name, type and key (C2SP signed-note). */
const keyId = (name: string, type: SignatureType, publicKey: Uint8Array): string =>
	Buffer.from(sha256(Buffer.from(`${name}\n`), Uint8Array.of(type), publicKey)).toString('hex', 0, 4);

const keyObject = (publicKey: Uint8Array): KeyObject =>
	createPublicKey({
		key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
		format: 'jwk',
	});
