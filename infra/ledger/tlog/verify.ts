import { EMPTY_ROOT, nodeHash, sameBytes } from './hash.ts';
import type { TreeHead } from './tree.ts';

/** Whether `proof` shows that a leaf with this hash stands at `index` of the tree (RFC 9162, section 2.1.3.2). */
export function verifyInclusion(
	leafHash: Uint8Array,
	index: number,
	tree: TreeHead,
	proof: readonly Uint8Array[],
): boolean {
	if (!(Number.isSafeInteger(index) && index >= 0 && index < tree.size)) return false;
	let [at, last, hash] = [index, tree.size - 1, leafHash];
	for (const sibling of proof) {
		if (last === 0) return false;
		if (isOdd(at) || at === last) {
			hash = nodeHash(sibling, hash);
			while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
		} else hash = nodeHash(hash, sibling);
		[at, last] = [half(at), half(last)];
	}
	return last === 0 && sameBytes(hash, tree.root);
}

/**
 * Whether `proof` shows that tree `to` begins with all leaves of tree `from` (RFC 9162, section 2.1.4.2). Every tree
 * begins with the empty one.
 */
export function verifyConsistency(from: TreeHead, to: TreeHead, proof: readonly Uint8Array[]): boolean {
	if (from.size > to.size) return false;
	if (from.size === to.size) return proof.length === 0 && sameBytes(from.root, to.root);
	if (from.size === 0) return proof.length === 0 && sameBytes(from.root, EMPTY_ROOT);
	let [at, last] = [from.size - 1, to.size - 1];
	while (isOdd(at)) [at, last] = [half(at), half(last)];
	// Where the old tree is perfect its root is the first hash, which who asks has.
	const [first, ...rest] = at === 0 ? [from.root, ...proof] : proof;
	if (!first) return false;
	let [old, now] = [first, first];
	for (const hash of rest) {
		if (last === 0) return false;
		if (isOdd(at) || at === last) {
			[old, now] = [nodeHash(hash, old), nodeHash(hash, now)];
			while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
		} else now = nodeHash(now, hash);
		[at, last] = [half(at), half(last)];
	}
	return last === 0 && sameBytes(old, from.root) && sameBytes(now, to.root);
}

const isOdd = (n: number) => n % 2 === 1;
const half = (n: number) => Math.floor(n / 2);
