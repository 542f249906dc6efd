import type { HsRange } from './condition.ts';

/** A documented departure from a text. The name goes onto each row that it touches, so that a verdict can tell. */
export interface Departure {
	readonly name: string;
	/** What is changed. */
	readonly what: string;
	/** Why the text may not stand, with the provision that says so. */
	readonly why: string;
}

/**
 * A departure from the published file, where that file errs, is torn or has been overtaken. `rows` are indexes of
 * published sets.
 */
export type Correction = Departure /** A typing error of the published texts: `from` stands for `to`. */ &
	(
		| { readonly kind: 'retype'; readonly rows: readonly number[]; readonly from: string; readonly to: string }
		| { readonly kind: 'extend-until'; readonly rows: readonly number[]; readonly from: string; readonly until: string }
		/** Sets of overlapping ranges without subdivisions are alternatives of each other, range by range. */
		| { readonly kind: 'overlay'; readonly rows: readonly number[] }
		/** The row was entered under another chapter: its heading and bounds move from the one to the other. */
		| { readonly kind: 'move'; readonly rows: readonly number[]; readonly from: string; readonly to: string }
		/** The row has lost the title that tells it from others of its range. */
		| { readonly kind: 'title'; readonly rows: readonly number[]; readonly title: string }
		/** The row has lost the mark that its rules hold within an annual quota only; the goods' own row stays. */
		| { readonly kind: 'quota'; readonly rows: readonly number[]; readonly quota: string }
		/** "However, … may be used" relaxes every alternative of the row that asks the same change. */
		| { readonly kind: 'share-allowance'; readonly rows: readonly number[] }
		/** The row stands for a part of another row's products, whose alternatives hold for it too and come first. */
		| { readonly kind: 'inherit'; readonly rows: readonly [row: number, from: number] }
	);

/**
 * A departure of a derived pack from its base: alternatives with an end were agreed between the base's parties, and are
 * not relied on; for their time the row is open. `rows` are the base's source rows.
 */
export interface Doubt extends Departure {
	readonly rows: readonly number[];
}

/** A choice between readings of a published text, made so that no wrong yes can follow. */
export interface Reading {
	readonly name: string;
	readonly rows: readonly number[];
	readonly chosen: string;
	readonly other: string;
}

/** What the compiler must know of an agreement beyond its published file. */
export interface PackProfile {
	/** Id of the pack. */
	readonly agreement: string;
	/** File name in the published folder, without extension. */
	readonly published: string;
	readonly corrections: readonly Correction[];
	/** Of a derived pack; its other members are its base's. */
	readonly doubts?: readonly Doubt[];
	readonly readings: readonly Reading[];
	/** Name of the annual quota that a text means, by the product's code. */
	readonly quotas: readonly { readonly products: readonly HsRange[]; readonly name: string }[];
	/** Chapters whose references to the textile notes the published file has lost. */
	readonly textileNotesLost: readonly HsRange[];
}
