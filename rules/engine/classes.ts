import type { HsRange, MaterialClass } from '../schema/condition.ts';
import type { Truth } from '../schema/result.ts';
import { wordKey } from '../schema/text.ts';
import type { Gap, Item, Scope } from './model.ts';
import { and, not, ofFact, or } from './truth.ts';

/** Digits that a relation or a tariff change compares. */
export const LEVEL_DIGITS = { chapter: 2, heading: 4, subheading: 6 } as const;
const RELATION_DIGITS = { 'chapter-of-product': 2, 'heading-of-product': 4, 'subheading-of-product': 6 } as const;

/** Whether a code lies in a range; a code shorter than the range's is unknown where only its further digits decide. */
export function inRange(hs: string | null, range: HsRange): Truth {
	if (hs === null) return 'unknown';
	const digits = range.from.length;
	if (hs.length >= digits) {
		const prefix = hs.length === digits ? hs : hs.slice(0, digits);
		return range.from <= prefix && prefix <= range.to ? 'yes' : 'no';
	}
	const lowest = hs.padEnd(digits, '0');
	const highest = hs.padEnd(digits, '9');
	if (highest < range.from || range.to < lowest) return 'no';
	return range.from <= lowest && highest <= range.to ? 'yes' : 'unknown';
}

/** Whether two codes agree in their first `digits`. */
export function samePrefix(a: string | null, b: string | null, digits: number): Truth {
	if (a === null || b === null) return 'unknown';
	const shared = Math.min(a.length, b.length, digits);
	for (let at = 0; at < shared; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) return 'no';
	return shared === digits ? 'yes' : 'unknown';
}

function isNamed(item: Item, name: string, scope: Scope): Truth {
	const stated = namedFact(item, name);
	if (stated !== undefined && stated !== null) return ofFact(stated);
	const defined = scope.pack.pack.manifest.namedMaterials?.find((named) => wordKey(named.name) === wordKey(name));
	return defined === undefined ? 'unknown' : inClasses(item, defined.materials, scope);
}

function namedFact(item: Item, name: string): boolean | null | undefined {
	if (item.named === undefined) return undefined;
	const direct = item.named[name];
	if (direct !== undefined) return direct;
	const key = wordKey(name);
	for (const [stated, fact] of Object.entries(item.named)) if (wordKey(stated) === key) return fact;
	return undefined;
}

/** Whether a material belongs to a class: every part of the class that is given must hold. */
export function inClass(item: Item, materials: MaterialClass, scope: Scope): Truth {
	let truth: Truth = 'yes';
	if (materials.ranges !== undefined) {
		let inside: Truth = 'no';
		for (const range of materials.ranges) inside = or(inside, inRange(item.hs, range));
		truth = inside;
	}
	if (truth !== 'no' && materials.relation !== undefined) {
		truth = and(truth, samePrefix(item.hs, scope.hs, RELATION_DIGITS[materials.relation]));
	}
	if (truth !== 'no' && materials.named !== undefined) truth = and(truth, isNamed(item, materials.named, scope));
	if (truth !== 'no' && materials.except !== undefined)
		truth = and(truth, not(inClasses(item, materials.except, scope)));
	return truth;
}

/** Whether a material belongs to one of the classes. */
export function inClasses(item: Item, classes: readonly MaterialClass[], scope: Scope): Truth {
	let truth: Truth = 'no';
	for (const one of classes) {
		truth = or(truth, inClass(item, one, scope));
		if (truth === 'yes') return truth;
	}
	return truth;
}

/** What must be known to tell whether the material belongs to one of the classes; to be asked where that is unknown. */
export function classGaps(item: Item, classes: readonly MaterialClass[], scope: Scope): Gap[] {
	const gaps: Gap[] = [];
	for (const one of classes) {
		if (inClass(item, one, scope) !== 'unknown') continue;
		const { except = [], named: _, ...coded } = one;
		gaps.push(...classGaps(item, except, scope));
		const byCode = inClass(item, coded, scope);
		if (byCode === 'unknown') gaps.push(codeGap(item));
		else if (one.named !== undefined && isNamed(item, one.named, scope) === 'unknown')
			gaps.push(namedGap(item, one.named));
	}
	return gaps;
}

export function codeGap(item: Item): Gap {
	const fact = item.hs === null ? `HS code of ${item.id}` : `further digits of the HS code of ${item.id}`;
	return { path: `${item.path}.hs`, fact, kind: 'missing-facts' };
}

function namedGap(item: Item, name: string): Gap {
	const key = wordKey(name);
	return {
		path: `${item.path}.named[${JSON.stringify(key)}]`,
		fact: `whether ${item.id} is "${key}"`,
		kind: 'judgement',
	};
}
