import type { HsRange, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { NAMED_MATERIALS, type NamedMaterial } from '../named-materials.ts';
import { byFirstWord } from './by-first-word.ts';

const LENGTH = { chapter: 2, chapters: 2, heading: 4, headings: 4, subheading: 6, subheadings: 6 } as const;
const UNITS = Object.keys(LENGTH) as (keyof typeof LENGTH)[];
const SEPARATORS = [', and', ', or', ',', 'and', 'or'];

/** "chapters 01, 2, 3 and 16", "heading 1101 to heading 1108, heading 1701 and 4107"; the first names its unit. */
export function codes(cursor: Cursor): HsRange[] | undefined {
	const first = codeRange(cursor, true);
	if (!first) return undefined;
	const list = [first];
	for (;;) {
		const next = cursor.attempt((c) => (c.takeOneOf(SEPARATORS) ? codeRange(c, false) : undefined));
		if (!next) return list;
		list.push(next);
	}
}

function codeRange(cursor: Cursor, unitNeeded: boolean): HsRange | undefined {
	return cursor.attempt((c) => {
		const from = code(c, unitNeeded);
		if (from === undefined) return undefined;
		const to = c.attempt((rest) => (rest.takeOneOf(['to', 'through']) ? code(rest, false) : undefined)) ?? from;
		return to.length === from.length ? { from, to } : undefined;
	});
}

function code(cursor: Cursor, unitNeeded: boolean): string | undefined {
	return cursor.attempt((c) => {
		const unit = c.takeOneOf(UNITS);
		if (unitNeeded && !unit) return undefined;
		const digits = c.takeKind('number', 'code');
		if (digits === undefined || c.peek()?.text === '%') return undefined;
		const padded = digits.length === 1 ? `0${digits}` : digits;
		const fits = unit ? padded.length === LENGTH[unit] : [2, 4, 6].includes(padded.length);
		return fits && /^\d+$/.test(padded) ? padded : undefined;
	});
}

/**
 * A reference to materials: "non-originating materials of heading 2207 and heading 2208", "materials of the same
 * heading as the product", "non-originating biodiesel of subheading 382600", "forged blanks".
 */
export function materials(cursor: Cursor): MaterialClass[] | undefined {
	return cursor.attempt((c) => {
		c.take('non-originating');
		return ownClass(c) ?? coded(c) ?? named(c);
	});
}

function ownClass(cursor: Cursor): MaterialClass[] | undefined {
	if (cursor.take('materials of the same heading as the product')) return [{ relation: 'heading-of-product' }];
	if (cursor.take('materials of the same subheading as the product')) return [{ relation: 'subheading-of-product' }];
	return undefined;
}

function coded(cursor: Cursor): MaterialClass[] | undefined {
	return cursor.attempt((c) => {
		const ranges = c.take('materials of') ? codes(c) : undefined;
		return ranges && [{ ranges }];
	});
}

const BY_FIRST_WORD = byFirstWord(NAMED_MATERIALS, opening);

function opening(material: NamedMaterial): string {
	return material.around?.before ?? material.name;
}

/** A material that the rule names by words, with codes or without. */
export function named(cursor: Cursor): MaterialClass[] | undefined {
	for (const material of BY_FIRST_WORD.get(cursor.peek()?.text ?? '') ?? []) {
		const found = cursor.attempt((c) => {
			if (!c.take(opening(material), 'name')) return undefined;
			const ranges = c.attempt((rest) => (rest.take('of') ? codes(rest) : undefined));
			if (material.around && !c.take(material.around.after, 'name')) return undefined;
			return [namedClass(material, ranges)];
		});
		if (found) return found;
	}
	return undefined;
}

/** The class of a named material; where the nomenclature says which goods are meant, no name is left to ask for. */
export function namedClass(material: NamedMaterial, ranges: HsRange[] | undefined): MaterialClass {
	const { name, hs } = material;
	if (!hs) return ranges ? { ranges, named: name } : { named: name };
	if (!ranges) return { ranges: [...hs] };
	return ranges.every((range) => hs.some((whole) => contains(whole, range))) ? { ranges } : { ranges, named: name };
}

function contains(whole: HsRange, part: HsRange): boolean {
	return whole.from.padEnd(10, '0') <= part.from.padEnd(10, '0') && part.to.padEnd(10, '9') <= whole.to.padEnd(10, '9');
}
