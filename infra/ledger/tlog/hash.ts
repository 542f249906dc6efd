import { hash } from 'node:crypto';

/** Bytes of a hash. */
export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of a leaf of a Merkle tree (RFC 6962, section 2.1); the prefix keeps a leaf from passing for a node. */
export const leafHash = (leaf: Uint8Array): Uint8Array => sha256(LEAF, leaf);

/** Hash of a node with two children (RFC 6962, section 2.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);

/** Root of a tree without leaves: the hash of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Uint8Array = sha256();

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
	return hash('sha256', Buffer.concat(parts), 'buffer');
}
