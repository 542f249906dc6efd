import type { Condition, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { codes, named } from './materials.ts';
import { leftOut, references, withinHeading } from './references.ts';

const ANY = {
	heading: ['materials of any heading', 'materials on any heading', 'material of any heading'],
	subheading: ['materials of any subheading'],
	chapter: ['materials of any chapter'],
} as const;
const LEVELS = ['heading', 'subheading', 'chapter'] as const;
const BUT_ITS_OWN = [', except that of the product', 'except that of the product'];
const FURTHER = ['and except materials of', 'and of', 'and'];
const INCLUDING = [', including other', 'including other'];

/** Materials of the same description as the product, which "including other materials of heading …" leaves out (Note 3.3). */
export const SAME_DESCRIPTION = 'materials of the same description as the product';

/** What follows "manufacture from": any heading with what is excepted, or the materials that may be used. */
export function from(cursor: Cursor): Condition | undefined {
	return cursor.attempt(anyLevel) ?? cursor.attempt(notClassified) ?? cursor.attempt(woodBut) ?? cursor.attempt(listed);
}

function anyLevel(c: Cursor): Condition | undefined {
	const level = LEVELS.find((one) => c.takeOneOf(ANY[one]));
	if (!level) return undefined;
	if (c.takeOneOf(BUT_ITS_OWN)) {
		const except = c.attempt(further);
		return { kind: 'tariff-change', level, ...(except && { except }) };
	}
	if (level !== 'heading') return undefined;
	const other = c.attempt((rest) => (rest.takeOneOf(INCLUDING) ? otherMaterials(rest) : undefined));
	if (other) return { kind: 'any-heading', except: other };
	const except = c.attempt((rest) => (rest.takeOneOf([', except', 'except']) ? exceptions(rest) : undefined));
	return { kind: 'any-heading', ...(except && { except }) };
}

/** "and of heading 8529", "and heading 7606"; materials are spelt out only after a second "except". */
function further(c: Cursor): MaterialClass[] | undefined {
	const opening = c.takeOneOf(FURTHER);
	const spelt = c.peek()?.text === 'materials';
	return opening && !spelt ? references(c) : undefined;
}

function otherMaterials(c: Cursor): MaterialClass[] | undefined {
	const ranges = c.take('materials of') ? codes(c) : undefined;
	return ranges && [{ ranges, named: SAME_DESCRIPTION }];
}

function exceptions(c: Cursor): MaterialClass[] | undefined {
	const dashed = c.take(': -');
	const list = references(c);
	if (!list || !dashed) return list;
	for (;;) {
		const next = c.attempt((rest) => (rest.takeOneOf([', and -', ', -']) ? references(rest) : undefined));
		if (!next) return list;
		list.push(...next);
	}
}

function notClassified(c: Cursor): Condition | undefined {
	const except = c.takeOneOf(['materials not classified within', 'materials not classified in']) && references(c);
	return except ? { kind: 'any-heading', except } : undefined;
}

/** "wood of any heading, except drawn wood of heading 4409". */
function woodBut(c: Cursor): Condition | undefined {
	if (!c.take('wood', 'name') || !c.take('of any heading, except')) return undefined;
	const except = references(c);
	if (!except || except.some((one) => one.except)) return undefined;
	return {
		kind: 'produced-from',
		materials: [{ named: 'wood', except: except as NonNullable<MaterialClass['except']> }],
	};
}

const LIST_JOINTS = [
	'and the following materials: -',
	'or the following materials: -',
	', or -',
	', or',
	', -',
	'- or',
	'or -',
	',',
	'or',
	'-',
];

/** Materials one or more of which may be used (Note 3.4). */
function listed(c: Cursor): Condition | undefined {
	c.take(':');
	c.take('-');
	c.take('-');
	const first = one(c);
	if (!first) return undefined;
	const materials = [...first];
	for (;;) {
		const next = c.attempt((rest) => (rest.takeOneOf(LIST_JOINTS) ? one(rest) : undefined));
		if (!next) return { kind: 'produced-from', materials };
		materials.push(...next);
	}
}

function one(c: Cursor): MaterialClass[] | undefined {
	const read =
		named(c) ??
		c.attempt((rest) => (rest.takeOneOf(['of', 'other', 'a']) ? named(rest) : undefined)) ??
		c.attempt(coded);
	if (!read) return undefined;
	const found = withinHeading(c, read);
	const except = leftOut(c);
	return except ? found.map((each) => ({ ...each, except })) : found;
}

function coded(c: Cursor): MaterialClass[] | undefined {
	const ranges = c.takeOneOf(['materials of', 'other materials of']) ? codes(c) : undefined;
	return ranges && [{ ranges }];
}
