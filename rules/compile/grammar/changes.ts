import type { Condition, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { codes, materials } from './materials.ts';

const CHANGES = {
	cc: { level: 'chapter', digits: '2', unit: 'chapter' },
	cth: { level: 'heading', digits: '4', unit: 'tariff heading' },
	ctsh: { level: 'subheading', digits: '6', unit: 'subheading' },
} as const;

/** "CTH", alone or followed by its definition, with "except from …" (Annex 2 Note 2.6). */
export function tariffChange(cursor: Cursor): Condition | undefined {
	return cursor.attempt((c) => {
		const name = c.takeOneOf(['cc', 'cth', 'ctsh']);
		if (!name) return undefined;
		const { level, digits, unit } = CHANGES[name];
		if (c.take(':') && !definition(c, digits, unit)) return undefined;
		const except = exceptFrom(c);
		return except ? { kind: 'tariff-change', level, except } : { kind: 'tariff-change', level };
	});
}

function definition(cursor: Cursor, digits: string, unit: string): boolean {
	return (
		cursor.take('all non-originating materials used in the production of the good have undergone') &&
		cursor.take('a change in tariff classification at the') &&
		cursor.take(digits, 'figure') &&
		cursor.takeOneOf([`-digit level (${unit})`, `-digit level (tariff ${unit})`]) !== undefined
	);
}

function exceptFrom(cursor: Cursor): MaterialClass[] | undefined {
	return cursor.attempt((c) => {
		c.take(',');
		return c.take('except from') ? exceptions(c) : undefined;
	});
}

/** "non-originating materials of heading 8529", "heading 6401 to heading 6405 and from assemblies of uppers …". */
function exceptions(cursor: Cursor): MaterialClass[] | undefined {
	const list: MaterialClass[] = [];
	do {
		const next = cursor.attempt(bareCodes) ?? materials(cursor);
		if (!next) return undefined;
		list.push(...next);
	} while (cursor.take('and from'));
	return list;
}

function bareCodes(c: Cursor): MaterialClass[] | undefined {
	const ranges = codes(c);
	return ranges && [{ ranges }];
}

/**
 * "Production from non-originating materials of any heading"; with "except that of the product" it is CTH by the
 * definition of Note 2.6.
 */
export function anyHeading(cursor: Cursor): Condition | undefined {
	return cursor.attempt((c) => {
		const opening = ['production from non-originating materials of any heading'];
		if (!c.takeOneOf([...opening, 'production from non-originating material of any heading'])) return undefined;
		if (c.take(', except that of the product')) {
			const further = c.attempt((rest) => (rest.take('and of') ? materials(rest) : undefined));
			return further
				? { kind: 'tariff-change', level: 'heading', except: further }
				: { kind: 'tariff-change', level: 'heading' };
		}
		const except = exceptFrom(c);
		return except ? { kind: 'any-heading', except } : { kind: 'any-heading' };
	});
}
