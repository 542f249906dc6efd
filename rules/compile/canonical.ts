import { PsraError } from '../../infra/errors.ts';
import type { Allowance, Condition, HsRange, MaterialClass, ValueBase, ValueCap } from '../schema/condition.ts';
import { BASE, CHANGE, RELATION } from '../schema/english.ts';
import { Cursor } from './cursor.ts';
import { percent } from './grammar/figures.ts';
import { tokenise } from './tokens.ts';

/**
 * Reads the canonical English of `rules/schema/english.ts` back to the same tree. Throws PACK_INVALID on anything else.
 */
export function fromEnglish(text: string): Condition {
	const cursor = new Cursor(tokenise(text), '');
	const condition = group(cursor);
	if (condition && cursor.atEnd) return condition;
	throw new PsraError('PACK_INVALID', 'not the canonical English of a condition', {
		field: 'condition',
		problem: `not understood from "${text.slice(cursor.peek()?.start ?? 0).slice(0, 60)}"`,
		remedy: 'Write it as `psra rules show` prints conditions.',
	});
}

/** "A; and B; and C" or "A; or B": one operator on one level. */
function group(cursor: Cursor): Condition | undefined {
	const first = part(cursor);
	if (!first) return undefined;
	const operator = cursor.takeOneOf(['; and', '; or']);
	if (!operator) return first;
	const of = [first];
	do {
		const next = part(cursor);
		if (!next) return undefined;
		of.push(next);
	} while (cursor.take(operator));
	return { kind: operator === '; and' ? 'all' : 'any', of };
}

/** A leaf, or a bracketed group, with the quota or time limit around it. */
function part(cursor: Cursor): Condition | undefined {
	const inner = cursor.attempt(bracketed) ?? leaf(cursor);
	return (
		inner && (cursor.attempt((c) => quotaAround(c, inner)) ?? cursor.attempt((c) => limitAround(c, inner)) ?? inner)
	);
}

function bracketed(c: Cursor): Condition | undefined {
	const inner = c.take('[') ? group(c) : undefined;
	return inner && c.take(']') ? inner : undefined;
}

function quotaAround(c: Cursor, of: Condition): Condition | undefined {
	const quota = c.take('within the limits of the quota') ? c.takeKind('quoted', 'name') : undefined;
	return quota === undefined ? undefined : { kind: 'within-quota', of, quota };
}

function limitAround(c: Cursor, of: Condition): Condition | undefined {
	const from = c.take('from') ? c.takeKind('number', 'figure') : undefined;
	const until = c.take('until') ? c.takeKind('number', 'figure') : undefined;
	if (from === undefined && until === undefined) return undefined;
	return { kind: 'time-limit', of, ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

const LEAVES: readonly ((c: Cursor) => Condition | undefined)[] = [
	(c) => (c.take('the product is wholly obtained') ? { kind: 'wholly-obtained-product' } : undefined),
	(c) => {
		const of = c.take('all') ? classes(c) : undefined;
		return of && c.take('used are wholly obtained') ? { kind: 'wholly-obtained-materials', materials: of } : undefined;
	},
	(c) => {
		const share = c.take('at least') ? percent(c) : undefined;
		const of = share !== undefined && c.take('by weight of all') ? classes(c) : undefined;
		if (share === undefined || !of || !c.take('used is wholly obtained')) return undefined;
		return { kind: 'minimum-wholly-obtained', materials: of, percent: share };
	},
	(c) => {
		const share = c.take('at least') ? percent(c) : undefined;
		const of = share !== undefined && c.take('by weight of all') ? classes(c) : undefined;
		if (share === undefined || !of || !c.take('used is originating')) return undefined;
		return { kind: 'minimum-originating', materials: of, percent: share };
	},
	originatingValueAbove,
	(c) =>
		c.take('the value of non-originating materials used does not exceed that of the originating ones')
			? { kind: 'originating-outweighs' }
			: undefined,
	(c) => {
		const limit = c.take('MaxNOM') ? percent(c) : undefined;
		return limit !== undefined && c.take('(net cost)') ? { kind: 'max-net-cost', percent: limit } : undefined;
	},
	(c) => {
		const name = c.takeOneOf(Object.values(CHANGE));
		const level = name && keyOf(CHANGE, name);
		return level && { kind: 'tariff-change', level, ...restrictions(c) };
	},
	(c) =>
		c.take('production from non-originating materials of any heading')
			? { kind: 'any-heading', ...restrictions(c) }
			: undefined,
	(c) => {
		const of = c.take('production from non-originating') ? classes(c) : undefined;
		return of && { kind: 'produced-from', materials: of };
	},
	(c) => {
		const limit = c.take('MaxNOM') ? percent(c) : undefined;
		const of = limit === undefined ? undefined : shortBase(c);
		return limit !== undefined && of ? { kind: 'max-value', percent: limit, of } : undefined;
	},
	(c) => {
		const share = c.take('RVC') ? percent(c) : undefined;
		const of = share === undefined ? undefined : shortBase(c);
		return share !== undefined && of ? { kind: 'min-rvc', percent: share, of } : undefined;
	},
	maxValue,
	maxWeight,
	(c) => {
		const name = c.take('the process') ? c.takeKind('quoted', 'name') : undefined;
		if (name === undefined || !c.take('takes place')) return undefined;
		const on = c.attempt((rest) => (rest.take('on non-originating') ? classes(rest) : undefined));
		return on ? { kind: 'process', name, on } : { kind: 'process', name };
	},
	(c) => {
		const of = classes(c);
		return of && c.take('must be originating') ? { kind: 'must-originate', materials: of } : undefined;
	},
	perItem,
	(c) => {
		const text = c.take('the unread text') ? c.takeKind('quoted', 'name') : undefined;
		return text === undefined ? undefined : { kind: 'unparsed', text };
	},
];

function leaf(cursor: Cursor): Condition | undefined {
	for (const rule of LEAVES) {
		const found = cursor.attempt(rule);
		if (found) return found;
	}
	return undefined;
}

function maxValue(c: Cursor): Condition | undefined {
	const materials = c.take('the value of non-originating') ? classes(c) : undefined;
	const limit = materials && c.take('used does not exceed') ? percent(c) : undefined;
	const of = limit !== undefined && c.take('of the') ? longBase(c) : undefined;
	return materials && limit !== undefined && of ? { kind: 'max-value', percent: limit, of, materials } : undefined;
}

function originatingValueAbove(c: Cursor): Condition | undefined {
	const materials = c.take('the value of originating') ? classes(c) : undefined;
	const share = materials && c.take('used exceeds') ? percent(c) : undefined;
	const of = share !== undefined && c.take('of the') ? longBase(c) : undefined;
	if (!materials || share === undefined || !of) return undefined;
	return { kind: 'originating-value-above', materials, percent: share, of };
}

function maxWeight(c: Cursor): Condition | undefined {
	const materials = c.take('the weight of non-originating') ? classes(c) : undefined;
	const limit = materials && c.take('used does not exceed') ? percent(c) : undefined;
	if (!materials || limit === undefined || !c.take('of the weight of')) return undefined;
	if (c.take('the product')) return { kind: 'max-weight', percent: limit, materials, of: 'product' };
	const of = c.take('all') ? classes(c) : undefined;
	return of && c.take('used') ? { kind: 'max-weight', percent: limit, materials, of } : undefined;
}

function perItem(c: Cursor): Condition | undefined {
	if (!c.take('each item of the set satisfies its own rule')) return undefined;
	if (!c.take(', non-originating articles')) return { kind: 'per-item' };
	const maxNonOriginating = upTo(c);
	return maxNonOriginating && { kind: 'per-item', maxNonOriginating };
}

function upTo(cursor: Cursor): ValueCap | undefined {
	return cursor.attempt((c) => {
		const one = c.take('up to') ? share(c) : undefined;
		const or = one && c.attempt((rest) => (rest.take('or') ? share(rest) : undefined));
		return or ? { ...one, or } : one;
	});
}

function share(c: Cursor): { percent: string; of: ValueBase } | undefined {
	const limit = percent(c);
	const of = limit !== undefined && c.take('of the') ? longBase(c) : undefined;
	return limit !== undefined && of ? { percent: limit, of } : undefined;
}

function restrictions(c: Cursor): { except?: MaterialClass[]; allowances?: Allowance[] } {
	const except = c.attempt((rest) => (rest.take('except from non-originating') ? classes(rest) : undefined));
	const allowances: Allowance[] = [];
	for (let next = c.attempt(allowance); next; next = c.attempt(allowance)) allowances.push(next);
	return { ...(except && { except }), ...(allowances.length > 0 && { allowances }) };
}

function allowance(c: Cursor): Allowance | undefined {
	const materials = c.take(', however non-originating') ? classes(c) : undefined;
	if (!materials || !c.take('may be used')) return undefined;
	const maxValue = upTo(c);
	const process = c.take('after the process') ? c.takeKind('quoted', 'name') : undefined;
	return { materials, ...(maxValue && { maxValue }), ...(process !== undefined && { process }) };
}

function classes(cursor: Cursor): MaterialClass[] | undefined {
	const list: MaterialClass[] = [];
	do {
		const next = cursor.attempt(materialClass);
		if (!next) return undefined;
		list.push(next);
	} while (cursor.take('or'));
	return list;
}

function materialClass(c: Cursor): MaterialClass | undefined {
	const whole = plainClass(c);
	if (!whole || !c.take('other than (')) return whole;
	const except: NonNullable<MaterialClass['except']> = [];
	do {
		const next = c.attempt(plainClass);
		if (!next) return undefined;
		except.push(next);
	} while (c.take('or'));
	return c.take(')') ? { ...whole, except } : undefined;
}

function plainClass(c: Cursor): Omit<MaterialClass, 'except'> | undefined {
	if (!c.take('materials')) return undefined;
	const named = c.takeKind('quoted', 'name');
	const ranges = c.attempt((rest) => (rest.take('of') ? rangeList(rest) : undefined));
	const own = c.attempt((rest) => (rest.take('of the') ? rest.takeOneOf(Object.values(RELATION)) : undefined));
	const relation = own && keyOf(RELATION, own);
	return { ...(ranges && { ranges }), ...(named !== undefined && { named }), ...(relation && { relation }) };
}

function rangeList(c: Cursor): HsRange[] | undefined {
	const list: HsRange[] = [];
	do {
		const from = c.takeOneOf(['chapter', 'heading', 'subheading', 'code']) && c.takeKind('number', 'code');
		if (from === undefined) return undefined;
		const to = c.take('to') ? c.takeKind('number', 'code') : from;
		if (to === undefined) return undefined;
		list.push({ from, to });
	} while (c.attempt((rest) => (rest.take(',') && rest.peek()?.text !== 'however' ? true : undefined)));
	return list;
}

function shortBase(c: Cursor): ValueBase | undefined {
	return bases.find((base) => c.take(`(${BASE[base].short})`));
}

function longBase(c: Cursor): ValueBase | undefined {
	return bases.find((base) => c.take(BASE[base].long));
}

const bases = Object.keys(BASE) as ValueBase[];

function keyOf<K extends string, V>(map: Readonly<Record<K, V>>, value: V): K | undefined {
	return (Object.keys(map) as K[]).find((key) => map[key] === value);
}
