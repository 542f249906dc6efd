/** Leaves from `start` to before `end` that are a subtree of a Merkle tree (RFC 6962, section 2.1). */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/** The largest power of two below `count`; `count` is at least 2. Doubling, since sizes outgrow 32-bit shifts. */
export function splitOf(count: number): number {
	let half = 1;
	while (half * 2 < count) half *= 2;
	return half;
}

/**
 * The subtrees whose hashes prove that leaf `index` is in a tree of `size` leaves, from the leaf's sibling up to the
 * child of the root (RFC 6962, section 2.1.1). Throws RangeError where the tree has no such leaf.
 */
export function inclusionRanges(index: number, size: number): Range[] {
	if (!(Number.isSafeInteger(size) && Number.isSafeInteger(index) && index >= 0 && index < size))
		throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
	const path: Range[] = [];
	for (let [start, end] = [0, size]; end - start > 1; ) {
		const middle = start + splitOf(end - start);
		if (index < middle) {
			path.unshift({ start: middle, end });
			end = middle;
		} else {
			path.unshift({ start, end: middle });
			start = middle;
		}
	}
	return path;
}

/**
 * The subtrees whose hashes prove that a tree of `to` leaves begins with that of `from` leaves (RFC 6962, section
 * 2.1.2); none where either tree is empty or both are the same. Throws RangeError where `from` is larger.
 */
export function consistencyRanges(from: number, to: number): Range[] {
	if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && from <= to))
		throw new RangeError(`no tree of ${from} leaves grows to ${to}`);
	if (from === 0 || from === to) return [];
	const proof: Range[] = [];
	let [start, end] = [0, to];
	while (end !== from) {
		const middle = start + splitOf(end - start);
		if (from <= middle) {
			proof.unshift({ start: middle, end });
			end = middle;
		} else {
			proof.unshift({ start, end: middle });
			start = middle;
		}
	}
	// The old root itself is known to who asks; a subtree at the right edge of the old tree is not.
	return start === 0 ? proof : [{ start, end }, ...proof];
}
