import type { Condition, MaterialClass, ValueBase, ValueCap } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';

/** "50%" → "50". */
export function percent(cursor: Cursor): string | undefined {
	return cursor.attempt((c) => {
		const figure = c.takeKind('number', 'figure');
		return figure !== undefined && c.take('%', 'figure') ? figure : undefined;
	});
}

const FOB = 'Free on Board (FOB) cost';

/**
 * "does not exceed 50% of the ex-works price of the product", also "… or 45% of the Free on Board (FOB) cost of the
 * product", where one share stands for both prices if it is written once. Of a set the set's own price is meant.
 */
export function cappedAt(cursor: Cursor): ValueCap | undefined {
	return cursor.attempt((c) => {
		const limit = c.take('does not exceed') ? percent(c) : undefined;
		if (limit === undefined || !c.take('of the ex-works price')) return undefined;
		c.take('(EXW)');
		const or = c.attempt((rest) => orOfFob(rest, limit));
		if (!c.takeOneOf(['of the product', 'of the set'])) return undefined;
		return { percent: limit, of: 'exw', ...(or && { or }) };
	});
}

function orOfFob(c: Cursor, same: string): { percent: string; of: ValueBase } | undefined {
	if (!c.take('or')) return undefined;
	const own = percent(c);
	const price = own === undefined ? c.takeOneOf([`the ${FOB}`, FOB]) : c.take(`of the ${FOB}`);
	return price ? { percent: own ?? same, of: 'fob' } : undefined;
}

/** A cap as conditions: on one price, or on either. */
export function maxValueOf({ percent: limit, of, or }: ValueCap, materials?: MaterialClass[]): Condition {
	const capped = (share: { percent: string; of: ValueBase }): Condition => ({
		kind: 'max-value',
		...share,
		...(materials && { materials }),
	});
	const first = capped({ percent: limit, of });
	return or ? { kind: 'any', of: [first, capped(or)] } : first;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

const SHORT_MONTHS = MONTHS.map((month) => month.slice(0, 3));

/** "31 December 2023", "31st Dec 2023" → "2023-12-31". */
export function date(cursor: Cursor): string | undefined {
	return cursor.attempt((c) => {
		const day = c.takeKind('number', 'figure');
		c.takeOneOf(['st', 'nd', 'rd', 'th'], 'figure');
		const month = c.takeOneOf([...MONTHS, ...SHORT_MONTHS], 'figure');
		const year = c.takeKind('number', 'figure');
		if (day === undefined || month === undefined || year === undefined) return undefined;
		const number = SHORT_MONTHS.indexOf(month.slice(0, 3)) + 1;
		return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
	});
}
