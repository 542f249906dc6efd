import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leafHash } from '../../../../../infra/ledger/tlog/hash.ts';
import { consistencyProof, inclusionProof, type TreeHead } from '../../../../../infra/ledger/tlog/tree.ts';
import { verifyConsistency, verifyInclusion } from '../../../../../infra/ledger/tlog/verify.ts';
import { naiveConsistency, naivePath, naiveRoot } from '../../../../support/ledger/naive.ts';
import { leavesOf, TiledTree } from '../../../../support/ledger/tree.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => Buffer.from(text, 'hex');

/** The tree that the tests of Certificate Transparency implementations share. */
const VECTOR = {
	leaves: ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'],
	roots: [
		'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
		'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
		'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
		'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
		'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
		'4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
		'76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
		'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
		'5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
	],
	inclusion: [
		[
			0,
			8,
			[
				'96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
				'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
				'6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
			],
		],
		[2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
	],
	consistency: [
		[1, 1, []],
		[
			1,
			8,
			[
				'96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
				'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
				'6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
			],
		],
		[
			6,
			8,
			[
				'0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
				'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
				'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
			],
		],
		[
			2,
			5,
			[
				'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
				'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
			],
		],
	],
} as const;

function treeOf(leaves: readonly Uint8Array[]): TiledTree {
	const tree = new TiledTree();
	tree.append(leaves);
	return tree;
}

describe('a tree of the published vectors', () => {
	const tree = treeOf(VECTOR.leaves.map(bytes));

	it('has their roots at each size', () => {
		expect(VECTOR.roots.map((_, size) => hex(tree.head(size).root))).toEqual(VECTOR.roots);
	});

	it.each(VECTOR.inclusion)('proves leaf %i of %i by their hashes', (index, size, proof) => {
		expect(tree.make(inclusionProof(index, size)).map(hex)).toEqual(proof);
	});

	it.each(VECTOR.consistency)('proves that %i begins %i by their hashes', (from, to, proof) => {
		expect(tree.make(consistencyProof(from, to)).map(hex)).toEqual(proof);
	});
});

describe('a tree of any leaves', () => {
	/** Every size up to the first, then over the edges of tiles of the first and second level. */
	const SMALL = 24;

	it('proves each leaf at each size, and each two sizes, as the definitions do', () => {
		const leaves = leavesOf(SMALL);
		const tree = treeOf(leaves);
		for (let size = 0; size <= SMALL; size += 1) {
			const now = leaves.slice(0, size);
			const head = tree.head(size);
			expect(hex(head.root)).toBe(hex(naiveRoot(now)));
			for (let index = 0; index < size; index += 1) {
				const proof = tree.make(inclusionProof(index, size));
				expect(proof.map(hex)).toEqual(naivePath(index, now).map(hex));
				expect(verifyInclusion(leafHash(leaves[index]!), index, head, proof)).toBe(true);
			}
			for (let from = 0; from <= size; from += 1) {
				const proof = tree.make(consistencyProof(from, size));
				expect(proof.map(hex)).toEqual(naiveConsistency(from, now).map(hex));
				expect(verifyConsistency(tree.head(from), head, proof)).toBe(true);
			}
		}
	});

	it('is the same whichever batches it grew by, also over the edges of tiles', () => {
		const batches = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(batches, fc.nat(), fc.nat(), (counts, a, b) => {
				const tree = new TiledTree();
				for (const count of counts) tree.append(leavesOf(count, tree.size));
				const leaves = leavesOf(tree.size);
				expect(hex(tree.head().root)).toBe(hex(naiveRoot(leaves)));
				const size = (a % tree.size) + 1;
				const [index, from] = [b % size, b % (size + 1)];
				const before = leaves.slice(0, size);
				expect(tree.make(inclusionProof(index, size)).map(hex)).toEqual(naivePath(index, before).map(hex));
				expect(tree.make(consistencyProof(from, size)).map(hex)).toEqual(naiveConsistency(from, before).map(hex));
			}),
			{ numRuns: 12 },
		);
	});

	it('has the tiles that the specification counts for 70,000 leaves', () => {
		const tree = treeOf(leavesOf(70_000));
		const widths = [...tree.tiles.values()].map(({ level, hashes }) => ({ level, width: hashes.length / 32 }));
		const partial = widths.filter(({ width }) => width < 256);
		expect(partial).toEqual([
			{ level: 0, width: 112 },
			{ level: 1, width: 17 },
			{ level: 2, width: 1 },
		]);
		expect(widths.filter(({ level, width }) => level === 0 && width === 256)).toHaveLength(273);
		expect(widths.filter(({ level, width }) => level === 1 && width === 256)).toHaveLength(1);
		const head = tree.head();
		for (const index of [0, 255, 256, 65_535, 65_536, 69_999]) {
			const proof = tree.make(inclusionProof(index, head.size));
			expect(verifyInclusion(leafHash(Buffer.from(`leaf ${index}`)), index, head, proof)).toBe(true);
		}
		for (const from of [1, 256, 65_535, 65_536, 65_537])
			expect(verifyConsistency(tree.head(from), head, tree.make(consistencyProof(from, head.size)))).toBe(true);
	});

	it.each([
		[-1, 8],
		[8, 8],
		[0, 0],
		[0.5, 8],
		[0, Number.NaN],
	])('has no proof of leaf %d of %d', (index, size) => {
		expect(() => inclusionProof(index, size)).toThrow(RangeError);
	});

	it.each([
		[9, 8],
		[-1, 8],
		[1, Number.POSITIVE_INFINITY],
	])('has no proof that %d begins %d', (from, to) => {
		expect(() => consistencyProof(from, to)).toThrow(RangeError);
	});

	it('says which tile is missing or too short', () => {
		const tree = treeOf(leavesOf(300));
		const { places, make } = inclusionProof(0, 300);
		expect(places).toEqual([
			{ level: 0, index: 0 },
			{ level: 0, index: 1 },
		]);
		expect(() => make((place) => tree.tiles.get(`${place.level}/${place.index}`)!.hashes.subarray(0, 64))).toThrow(
			/tile 0\/0 is too short/,
		);
	});
});

describe('a proof', () => {
	const SIZE = 37;
	const leaves = leavesOf(SIZE);
	const tree = treeOf(leaves);
	const flipped = (of: Uint8Array, bit: number) => {
		const copy = Uint8Array.from(of);
		copy[bit >> 3]! ^= 1 << (bit & 7);
		return copy;
	};
	/** The same with one bit of one of its hashes flipped, or a hash more, less or moved. */
	const spoilt = (proof: readonly Uint8Array[], at: number, bit: number): (readonly Uint8Array[])[] => [
		...(proof.length > 0 ? [proof.map((hash, i) => (i === at % proof.length ? flipped(hash, bit) : hash))] : []),
		...(proof.length > 0 ? [proof.slice(1), proof.slice(0, -1)] : []),
		...(proof.length > 1 ? [[...proof].reverse()] : []),
		[...proof, leafHash(Buffer.from('more'))],
	];
	const withRoot = (head: TreeHead, bit: number): TreeHead => ({ ...head, root: flipped(head.root, bit) });
	const bits = fc.nat({ max: 255 });

	it('of inclusion holds for its leaf, place and tree only', () => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(), fc.nat(), bits, (a, b, c, bit) => {
				const size = (a % SIZE) + 1;
				const index = b % size;
				const head = tree.head(size);
				const hash = leafHash(leaves[index]!);
				const proof = tree.make(inclusionProof(index, size));
				for (const wrong of spoilt(proof, c, bit)) expect(verifyInclusion(hash, index, head, wrong)).toBe(false);
				expect(verifyInclusion(flipped(hash, bit), index, head, proof)).toBe(false);
				expect(verifyInclusion(hash, index, withRoot(head, bit), proof)).toBe(false);
				for (const other of [index + 1, index - 1, (index + 7) % size, size, -1].filter((one) => one !== index)) {
					expect(verifyInclusion(hash, other, head, proof)).toBe(false);
					if (other >= 0 && other < size)
						expect(verifyInclusion(leafHash(leaves[other]!), index, head, proof)).toBe(false);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('of consistency holds for its two trees only', () => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(), fc.nat(), bits, (a, b, c, bit) => {
				const size = (a % SIZE) + 1;
				const [from, to] = [tree.head(b % (size + 1)), tree.head(size)];
				const proof = tree.make(consistencyProof(from.size, size));
				for (const wrong of spoilt(proof, c, bit)) expect(verifyConsistency(from, to, wrong)).toBe(false);
				expect(verifyConsistency(withRoot(from, bit), to, proof)).toBe(false);
				if (from.size > 0) expect(verifyConsistency(from, withRoot(to, bit), proof)).toBe(false);
				if (from.size !== size) expect(verifyConsistency(to, from, proof)).toBe(false);
			}),
			{ numRuns: 60 },
		);
	});

	it('of consistency is none with a tree of other leaves', () => {
		const other = treeOf([...leaves.slice(0, 20), ...leavesOf(17, 1_000)]);
		const proof = other.make(consistencyProof(30, SIZE));
		expect(verifyConsistency(other.head(30), other.head(), proof)).toBe(true);
		expect(verifyConsistency(tree.head(30), other.head(), proof)).toBe(false);
	});
});
