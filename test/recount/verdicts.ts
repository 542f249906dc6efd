import type { Fraction } from './fraction.ts';
import { atMost, fraction, NONE, over, plus, shown, times } from './fraction.ts';
import type { Alternative } from './rule-texts.ts';
import type { Good } from './sample.ts';

/** Certainly, certainly not, or not to be told from the facts. */
type Truth = 'yes' | 'no' | 'unknown';

type Basis = 'originating-materials-only' | 'product-specific-rule' | 'tolerance' | 'rule-not-met';

export interface Verdict {
	readonly sku: string;
	readonly hs: string | null;
	readonly verdict: 'originating' | 'not-originating' | 'indeterminate';
	/** What decided, in the words of the system's results; null where nothing did. */
	readonly basis: Basis | null;
	/** The alternative that was met, as published. */
	readonly rule: string | null;
	readonly exWorks: string | null;
	/** Value of non-originating materials in one piece, at least and at most; null: no upper bound is known. */
	readonly nonOriginating: { readonly least: string; readonly most: string | null };
	/** Percentage of the ex-works price, at least and at most. */
	readonly share: { readonly least: string | null; readonly most: string | null };
}

/** A non-originating material in one piece of a product; value null: unknown. */
interface Material {
	readonly hs: string | null;
	readonly value: Fraction | null;
}

/** What is non-originating at most and at least: parts whose origin can't be told count in the first only. */
interface Inside {
	readonly most: readonly Material[];
	readonly least: readonly Material[];
}

interface Assessed {
	readonly truth: Truth;
	readonly basis: Basis | null;
	readonly rule: string | null;
	readonly inside: Inside;
}

const ONE = fraction('1');
const TOLERANCE = fraction('10');
const HUNDRED = fraction('100');

/** Chapters whose tolerance the TCA measures by weight (2, 4 to 24) or leaves to the textile notes (50 to 63). */
function hasValueTolerance(hs: string): boolean {
	const chapter = Number(hs.slice(0, 2));
	return !(chapter === 2 || (chapter >= 4 && chapter <= 24) || (chapter >= 50 && chapter <= 63));
}

/** Verdicts on every finished good under the EU-UK agreement. */
export function verdictsOn(
	goods: ReadonlyMap<string, Good>,
	alternativesOf: (hs: string) => readonly Alternative[] | null,
): Verdict[] {
	const known = new Map<string, Assessed>();
	const assess = (good: Good, path: readonly string[]): Assessed => {
		const before = known.get(good.sku);
		if (before) return before;
		if (path.includes(good.sku)) throw new Error(`a bill holds itself: ${[...path, good.sku].join(' > ')}`);
		const inside = insideOf(good, [...path, good.sku]);
		const result = { ...judge(good, inside, alternativesOf), inside };
		known.set(good.sku, result);
		return result;
	};

	/** The non-originating materials in one piece of a good; a traded good is its own only material. */
	const insideOf = (good: Good, path: readonly string[]): Inside => {
		if (!good.made) return boughtIn(good, ONE);
		const parts = good.components.map(({ sku, quantity }): Inside => {
			const part = goods.get(sku);
			if (!part) return both([{ hs: null, value: null }]);
			if (!part.made || part.components.length === 0) return boughtIn(part, quantity);
			const { truth, inside } = assess(part, path);
			return {
				most: truth === 'yes' ? [] : scaled(inside.most, quantity),
				least: truth === 'no' ? scaled(inside.least, quantity) : [],
			};
		});
		return { most: parts.flatMap((part) => part.most), least: parts.flatMap((part) => part.least) };
	};

	return [...goods.values()].filter((good) => good.finished).map((good) => worded(good, assess(good, [])));
}

/** A bought part: nothing where it is declared as originating, else itself at what it cost. */
function boughtIn(part: Good, quantity: Fraction): Inside {
	if (part.declared) return both([]);
	return both([{ hs: part.hs, value: part.cost && times(part.cost, quantity) }]);
}

function both(materials: readonly Material[]): Inside {
	return { most: materials, least: materials };
}

function scaled(materials: readonly Material[], quantity: Fraction): Material[] {
	return materials.map(({ hs, value }) => ({ hs, value: value && times(value, quantity) }));
}

function judge(
	good: Good,
	inside: Inside,
	alternativesOf: (hs: string) => readonly Alternative[] | null,
): Omit<Assessed, 'inside'> {
	const unknown = { truth: 'unknown', basis: null, rule: null } as const;
	if (good.unitMissing || (good.made && good.components.length === 0)) return unknown;
	if (inside.most.length === 0) return { truth: 'yes', basis: 'originating-materials-only', rule: null };
	const { hs } = good;
	if (hs === null) return unknown;
	const alternatives = alternativesOf(hs);
	if (!alternatives) return unknown;
	const tried = alternatives.map((alternative) => ({
		alternative,
		plain: met(alternative, hs, good.price, inside, false),
		tolerated: met(alternative, hs, good.price, inside, hasValueTolerance(hs)),
	}));
	const plain = tried.find((attempt) => attempt.plain === 'yes');
	const tolerated = tried.find((attempt) => attempt.tolerated === 'yes');
	const winner = plain ?? tolerated;
	if (winner && !good.worked) return unknown;
	if (winner)
		return { truth: 'yes', basis: plain ? 'product-specific-rule' : 'tolerance', rule: winner.alternative.text };
	// Were nothing in it non-originating after all, no rule would have to be met.
	if (inside.least.length > 0 && tried.every((attempt) => attempt.tolerated === 'no'))
		return { truth: 'no', basis: 'rule-not-met', rule: null };
	return unknown;
}

/** Whether an alternative is met: yes if even with the most that may be non-originating, no if not even with the least. */
function met(alternative: Alternative, hs: string, price: Fraction | null, inside: Inside, tolerant: boolean): Truth {
	if (alternative.unread) return 'unknown';
	if (meets(alternative, hs, price, inside.most, tolerant, 'pessimist')) return alternative.quota ? 'unknown' : 'yes';
	return meets(alternative, hs, price, inside.least, tolerant, 'optimist') ? 'unknown' : 'no';
}

type Temper = 'pessimist' | 'optimist';

function meets(
	{ change, maximum }: Alternative,
	hs: string,
	price: Fraction | null,
	materials: readonly Material[],
	tolerant: boolean,
	temper: Temper,
): boolean {
	if (maximum && !within(materials, maximum, price, temper)) return false;
	if (change === null) return true;
	const failing = materials.filter((material) =>
		material.hs === null ? temper === 'pessimist' : material.hs.slice(0, change) === hs.slice(0, change),
	);
	return failing.length === 0 || (tolerant && within(failing, TOLERANCE, price, temper));
}

/** Whether materials stay within a percentage of the price; who doubts takes what is unknown as the temper says. */
function within(materials: readonly Material[], percent: Fraction, price: Fraction | null, temper: Temper): boolean {
	const total = sum(materials, temper);
	if (total?.n === 0n) return true;
	if (total === null || price === null) return temper === 'optimist';
	return atMost(times(total, HUNDRED), times(percent, price));
}

/** The value of materials; unknown ones as nothing to the optimist, without bound (null) to the pessimist. */
function sum(materials: readonly Material[], temper: Temper): Fraction | null {
	if (temper === 'pessimist' && materials.some((material) => material.value === null)) return null;
	return materials.reduce((total, material) => plus(total, material.value ?? NONE), NONE);
}

function worded(good: Good, { truth, basis, rule, inside }: Assessed): Verdict {
	const least = sum(inside.least, 'optimist') ?? NONE;
	const most = sum(inside.most, 'pessimist');
	const share = (value: Fraction | null) =>
		value && good.price ? shown(over(times(value, HUNDRED), good.price), 2) : null;
	return {
		sku: good.sku,
		hs: good.hs,
		verdict: truth === 'yes' ? 'originating' : truth === 'no' ? 'not-originating' : 'indeterminate',
		basis,
		rule,
		exWorks: good.price && shown(good.price, 4),
		nonOriginating: { least: shown(least, 4), most: most && shown(most, 4) },
		share: { least: share(least), most: share(most) },
	};
}
