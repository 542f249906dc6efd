import { wordsOf } from './words.ts';

/** A text that can be found. */
export interface Passage {
	/** `heading`, `subdivision`, `process`, `named_material`. */
	readonly kind: string;
	readonly text: string;
}

export interface Found {
	readonly passage: Passage;
	readonly score: number;
}

export interface Index {
	/** The passages that answer best, best first; those without a word in common are none. */
	search(query: string, most: number): Found[];
}

/** Saturation and length of Okapi BM25 (Robertson and Zaragoza, 2009). */
const K1 = 1.2;
const B = 0.75;

export function indexed(passages: readonly Passage[]): Index {
	const documents = passages.map((passage) => ({ passage, words: wordsOf(passage.text) }));
	const length = documents.reduce((sum, { words }) => sum + words.length, 0) / Math.max(1, documents.length);
	const postings = new Map<string, Map<number, number>>();
	for (const [at, { words }] of documents.entries()) {
		for (const word of words) {
			const posting = postings.get(word) ?? new Map<number, number>();
			posting.set(at, (posting.get(at) ?? 0) + 1);
			postings.set(word, posting);
		}
	}
	return {
		search(query, most) {
			const scores = new Map<number, number>();
			for (const word of new Set(wordsOf(query))) {
				const posting = postings.get(word);
				if (!posting) continue;
				const rarity = Math.log(1 + (documents.length - posting.size + 0.5) / (posting.size + 0.5));
				for (const [at, count] of posting) {
					const size = (documents[at]?.words.length ?? 0) / length;
					const part = (rarity * count * (K1 + 1)) / (count + K1 * (1 - B + B * size));
					scores.set(at, (scores.get(at) ?? 0) + part);
				}
			}
			return [...scores]
				.sort(([a, p], [b, q]) => q - p || a - b)
				.slice(0, most)
				.flatMap(([at, score]) => {
					const passage = documents[at]?.passage;
					return passage ? [{ passage, score }] : [];
				});
		},
	};
}
