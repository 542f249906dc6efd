import { createHash } from 'node:crypto';

/**
 * RFC 6962, section 2.1, written down a second time as its definitions stand there: recursive, over all leaves, without
 * tiles. It shares no code with the ledger.
 */
type Bytes = Uint8Array;

const hash = (prefix: number[], ...parts: Bytes[]): Bytes => {
	const sum = createHash('sha256').update(Uint8Array.from(prefix));
	for (const part of parts) sum.update(part);
	return sum.digest();
};

function largestPowerOfTwoBelow(n: number): number {
	return 2 ** (n - 1).toString(2).length / 2;
}

export const naiveLeafHash = (leaf: Bytes): Bytes => hash([0], leaf);

/** MTH(D[n]) */
export function naiveRoot(leaves: readonly Bytes[]): Bytes {
	if (leaves.length === 0) return hash([]);
	if (leaves.length === 1) return naiveLeafHash(leaves[0]!);
	const k = largestPowerOfTwoBelow(leaves.length);
	return hash([1], naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

/** PATH(m, D[n]) */
export function naivePath(m: number, leaves: readonly Bytes[]): Bytes[] {
	if (leaves.length === 1) return [];
	const k = largestPowerOfTwoBelow(leaves.length);
	const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
	return m < k ? [...naivePath(m, left), naiveRoot(right)] : [...naivePath(m - k, right), naiveRoot(left)];
}

/** PROOF(m, D[n]) */
export const naiveConsistency = (m: number, leaves: readonly Bytes[]): Bytes[] =>
	m === 0 ? [] : subproof(m, leaves, true);

function subproof(m: number, leaves: readonly Bytes[], known: boolean): Bytes[] {
	if (m === leaves.length) return known ? [] : [naiveRoot(leaves)];
	const k = largestPowerOfTwoBelow(leaves.length);
	const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
	return m <= k ? [...subproof(m, left, known), naiveRoot(right)] : [...subproof(m - k, right, false), naiveRoot(left)];
}
