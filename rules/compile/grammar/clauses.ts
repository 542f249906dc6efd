import type { Condition, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { cappedAt, maxValueOf, percent } from './figures.ts';
import { codes, materials, named } from './materials.ts';
import { processName } from './processes.ts';

/** "A maximum of 50% of the ex-works price (EXW) is made up of non-originating parts (MAXNOM)". */
export function maxNom(cursor: Cursor): Condition | undefined {
	return cursor.attempt((c) => {
		const limit = c.take('a maximum of') ? percent(c) : undefined;
		if (limit === undefined || !c.take('of the ex-works price (EXW) is made up of non-originating parts (MAXNOM)')) {
			return undefined;
		}
		return { kind: 'max-value', percent: limit, of: 'exw' };
	});
}

/** "Your goods contain a Regional Value Content (RVC) of at least 55% of the Free on Board (FOB) cost of the goods". */
export function regionalContent(cursor: Cursor): Condition | undefined {
	return cursor.attempt((c) => {
		const share = c.take('your goods contain a Regional Value Content (RVC) of at least') ? percent(c) : undefined;
		if (share === undefined || !c.take('of the Free on Board (FOB) cost of the goods')) return undefined;
		return { kind: 'min-rvc', percent: share, of: 'fob' };
	});
}

/** One condition of those that follow "provided that" or "in which". */
export function clause(cursor: Cursor): Condition | undefined {
	return (
		cursor.attempt(whollyObtained) ??
		cursor.attempt(minimumShare) ??
		cursor.attempt(maxWeight) ??
		cursor.attempt(valueOfAnyHeading) ??
		cursor.attempt(maxValue) ??
		cursor.attempt(obtainedBy) ??
		cursor.attempt(notUsed)
	);
}

/** "all the materials of chapter 4 used are wholly obtained", "all the vegetable materials used are …". */
export function whollyObtained(c: Cursor): Condition | undefined {
	c.take('all');
	c.take('the');
	const of =
		named(c) ?? c.attempt(listedClasses) ?? c.attempt((rest) => (rest.take('materials of') ? named(rest) : undefined));
	if (!of) return undefined;
	c.take('used');
	if (!c.takeOneOf(['are wholly obtained', 'is wholly obtained'])) return undefined;
	return { kind: 'wholly-obtained-materials', materials: of };
}

/** "materials of chapter 10 and subheading 071010 and dried potatoes of subheading 071290". */
function listedClasses(c: Cursor): MaterialClass[] | undefined {
	const first = classesOf(c);
	if (!first) return undefined;
	const list: MaterialClass[] = [...first];
	for (;;) {
		const next = c.attempt((rest) => (rest.takeOneOf([', and', ',', 'and']) ? named(rest) : undefined));
		if (!next) return list;
		list.push(...next);
	}
}

function classesOf(c: Cursor): { ranges: NonNullable<ReturnType<typeof codes>> }[] | undefined {
	const ranges = c.take('materials of') ? codes(c) : undefined;
	return ranges && [{ ranges }];
}

/** "at least 10% by weight of all materials of heading 2401 used is wholly obtained". */
function minimumShare(c: Cursor): Condition | undefined {
	const share = c.take('at least') ? percent(c) : undefined;
	if (share === undefined || !c.take('by weight of all')) return undefined;
	const of = classesOf(c);
	if (!of || !c.take('used') || !c.takeOneOf(['is wholly obtained', 'are wholly obtained'])) return undefined;
	return { kind: 'minimum-wholly-obtained', materials: of, percent: share };
}

/** "the total weight of non-originating materials of … used does not exceed 20% of the weight of the product". */
function maxWeight(c: Cursor): Condition | undefined {
	const of = c.takeOneOf(['the total weight of', 'the weight of']) ? materials(c) : undefined;
	if (!of) return undefined;
	c.take('used');
	const limit = c.take('does not exceed') ? percent(c) : undefined;
	if (limit === undefined || !c.take('of the weight of')) return undefined;
	if (c.take('the product')) return { kind: 'max-weight', percent: limit, materials: of, of: 'product' };
	const whole = classesOf(c);
	return whole && c.take('used') ? { kind: 'max-weight', percent: limit, materials: of, of: whole } : undefined;
}

/**
 * "the value of non-originating materials of any heading, except that of the product, used does not exceed …" (5810).
 * Read so that materials of the product's own heading may not be used and all others count.
 */
function valueOfAnyHeading(c: Cursor): Condition | undefined {
	if (!c.take('the value of non-originating materials of any heading, except that of the product, used')) {
		return undefined;
	}
	const cap = cappedAt(c);
	if (!cap) return undefined;
	return {
		kind: 'all',
		of: [{ kind: 'tariff-change', level: 'heading' }, maxValueOf(cap)],
	};
}

/** "the value of non-originating materials of heading 1701 used does not exceed 30% of the ex-works price …". */
function maxValue(c: Cursor): Condition | undefined {
	if (!c.take('the value of')) return undefined;
	c.takeOneOf(['all the', 'all']);
	const of = materials(c);
	if (!of && !c.take('non-originating materials')) return undefined;
	const cap = c.take('used') ? cappedAt(c) : undefined;
	if (!cap) return undefined;
	return maxValueOf(cap, of);
}

/** "biodiesel … used is obtained by esterification, …": such a material may be used only after the process (2710). */
function obtainedBy(c: Cursor): Condition | undefined {
	const of = materials(c);
	const by = of && c.take('used is obtained by') ? processName(c) : undefined;
	return of && by !== undefined
		? { kind: 'any-heading', except: of, allowances: [{ materials: of, process: by }] }
		: undefined;
}

/** "non-originating materials of heading 7007 are not used". */
function notUsed(c: Cursor): Condition | undefined {
	const of = materials(c);
	return of && c.takeOneOf(['are not used', 'shall not be used']) ? { kind: 'any-heading', except: of } : undefined;
}

/** "their total value does not exceed 20% of the ex-works price …" → the cap. */
export function theirValue(cursor: Cursor): ReturnType<typeof cappedAt> {
	return cursor.attempt((c) => (c.takeOneOf(['their total value', 'their value']) ? cappedAt(c) : undefined));
}
