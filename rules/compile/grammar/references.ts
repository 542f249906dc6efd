import type { MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { codes, named } from './materials.ts';

const JOINTS = [', and', ', or', ' - and', ',', 'and', 'or'];
const ARTICLES = [
	'the individual weight of',
	'all the',
	'any of the',
	'the other',
	'the',
	'all',
	'any',
	'other',
	'those of',
	'those',
	'that of',
	'for',
	'of',
	'from',
];
const CODED = [
	'material classified in',
	'materials of',
	'material of',
	'materials classified within',
	'materials classified in',
	'materials from',
];
const OWN_HEADING = [
	'materials of the same heading as the product',
	'materials classified within the same heading as the product',
	'materials classified in the same heading as the product',
	'materials classified in the same heading as the final product',
	'materials classified within the same heading',
	'material classified in the same heading as the final product',
	'materials of this heading',
];
const OWN_SUBHEADING = [
	'materials of the same subheading as the product',
	'materials classified in the same subheading as the final product',
	'materials of this subheading',
	'material from within that subheading',
];

/**
 * Materials as the pan-Euro-Mediterranean and the Canadian wording list them: codes with or without "materials of",
 * named ones with or without codes, with what a bracket leaves out. Articles carry no meaning here.
 */
export function references(cursor: Cursor): MaterialClass[] | undefined {
	const first = reference(cursor);
	if (!first) return undefined;
	const list = [...first];
	for (;;) {
		const next = cursor.attempt((c) => (c.takeOneOf(JOINTS) ? reference(c) : undefined));
		if (!next) return list;
		list.push(...next);
	}
}

function reference(cursor: Cursor): MaterialClass[] | undefined {
	return cursor.attempt((c) => {
		while (c.takeOneOf([...ARTICLES, 'non-originating']));
		const found = own(c) ?? named(c) ?? c.attempt(coded);
		if (!found) return undefined;
		const of = withinHeading(c, found);
		const except = leftOut(c);
		return except ? of.map((one) => ({ ...one, except })) : of;
	});
}

const THIS_HEADING = ['of the same heading as the product', 'of the same heading', 'of this heading'];

/** "nibs or nib-points of the same heading as the product": the named materials of that heading only. */
export function withinHeading(c: Cursor, found: MaterialClass[]): MaterialClass[] {
	if (found.some((one) => one.named === undefined || one.ranges) || !c.takeOneOf(THIS_HEADING)) return found;
	return found.map((one) => ({ ...one, relation: 'heading-of-product' }));
}

function own(c: Cursor): MaterialClass[] | undefined {
	if (c.takeOneOf(OWN_HEADING)) return [{ relation: 'heading-of-product' }];
	if (c.takeOneOf(OWN_SUBHEADING)) return [{ relation: 'subheading-of-product' }];
	return undefined;
}

function coded(c: Cursor): MaterialClass[] | undefined {
	c.takeOneOf(CODED);
	const ranges = codes(c);
	return ranges && [{ ranges }];
}

/** "(except that of pineapple, lime or grapefruit)", "other than swine skin": what the class before it leaves out. */
export function leftOut(cursor: Cursor): NonNullable<MaterialClass['except']> | undefined {
	return cursor.attempt((c) => {
		const bracket = c.takeOneOf(['(except', '(expect']);
		if (!bracket && !c.takeOneOf(['other than', ', other than'])) return undefined;
		const several = c.attempt((rest) => {
			const found = references(rest);
			return found?.some((one) => one.except) ? undefined : found;
		});
		const except = several ?? c.attempt(plain);
		if (!except || (bracket && !c.take(')')) || except.some((one) => one.except)) return undefined;
		return except.map(({ ranges, named: name, relation }) => ({
			...(ranges && { ranges }),
			...(name !== undefined && { named: name }),
			...(relation && { relation }),
		}));
	});
}

/** One reference, where the next one has an exception of its own. */
function plain(c: Cursor): MaterialClass[] | undefined {
	const found = named(c) ?? c.attempt(coded);
	return found?.some((one) => one.except) ? undefined : found;
}
