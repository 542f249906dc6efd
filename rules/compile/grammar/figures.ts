import type { ValueBase } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';

/** "50%" → "50". */
export function percent(cursor: Cursor): string | undefined {
	return cursor.attempt((c) => {
		const figure = c.takeKind('number', 'figure');
		return figure !== undefined && c.take('%', 'figure') ? figure : undefined;
	});
}

/** "of the ex-works price (EXW) of the product"; of a set the set's own price is meant. */
export function ofPrice(cursor: Cursor): ValueBase | undefined {
	return cursor.attempt((c) => {
		if (!c.take('of the ex-works price')) return undefined;
		c.take('(EXW)');
		return c.takeOneOf(['of the product', 'of the set']) ? 'exw' : undefined;
	});
}

/** "does not exceed 50% of the ex-works price of the product". */
export function cappedAt(cursor: Cursor): { percent: string; of: ValueBase } | undefined {
	return cursor.attempt((c) => {
		if (!c.take('does not exceed')) return undefined;
		const limit = percent(c);
		const of = limit === undefined ? undefined : ofPrice(c);
		return limit !== undefined && of ? { percent: limit, of } : undefined;
	});
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** "31 December 2023" → "2023-12-31". */
export function date(cursor: Cursor): string | undefined {
	return cursor.attempt((c) => {
		const day = c.takeKind('number', 'figure');
		const month = c.takeOneOf(MONTHS, 'figure');
		const year = c.takeKind('number', 'figure');
		if (day === undefined || month === undefined || year === undefined) return undefined;
		return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
	});
}
