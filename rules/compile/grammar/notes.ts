import type { Cursor } from '../cursor.ts';

/** The two textile notes by what they are about; agreements number them differently. */
export type TextileNote = 'mixture' | 'made-up';

const SPECIFIC = [
	"for the special conditions relating to 'specific processes',",
	"for the special conditions relating to 'specific processes'",
];
const MIXED = 'for special conditions relating to products made of a mixture of textile materials, see';
const KNITTED = [
	'for knitted or crocheted articles, not elastic or rubberised, obtained by sewing or assembling pieces of knitted or crocheted fabrics (cut out or knitted directly to shape), see',
	'for knitted or crocheted articles, not elastic or rubberised, obtained by sewing or assembly pieces of knitted or crocheted fabrics (cut out or knitted directly to shape), see',
];

/**
 * References to introductory notes that follow a rule, e.g. "See Introductory Note 6." Claimed as figures: they change
 * no condition; those to the textile notes are kept on the row, for the tolerances of these notes.
 */
export function noteReferences(cursor: Cursor): TextileNote[] {
	const found: TextileNote[] = [];
	for (;;) {
		const next = cursor.attempt((c) => {
			c.takeOneOf(['.', ',', ':']);
			const bracket = c.take('(');
			const notes = c.attempt(oneReference);
			if (!notes) return undefined;
			if (bracket) c.take('.');
			return !bracket || c.take(')') ? notes : undefined;
		});
		if (!next) return found;
		found.push(...next);
	}
}

function oneReference(c: Cursor): TextileNote[] | undefined {
	const process = takeSpecific(c);
	const mixed = !process && c.take(MIXED);
	const knitted = !process && !mixed && c.takeOneOf(KNITTED) !== undefined;
	if (process || (!mixed && !knitted)) {
		const see = c.takeOneOf(['see also', 'see']);
		if (!see && !process) return undefined;
	}
	if (!c.takeOneOf(['introductory notes', 'introductory note'])) return undefined;
	const notes: TextileNote[] = [];
	do {
		const number = c.takeKind('number', 'figure');
		if (number === undefined) return undefined;
		const note = process ? undefined : NOTES[c.published]?.[number];
		if (!note && !SPECIFIC_NOTES[c.published]?.includes(number)) return undefined;
		if (note) notes.push(note);
	} while (c.takeOneOf(['and', 'to']));
	return notes;
}

function takeSpecific(c: Cursor): boolean {
	return c.takeOneOf(SPECIFIC) !== undefined || c.attempt(quotedSpecific) === true;
}

function quotedSpecific(c: Cursor): true | undefined {
	if (!c.take('for the special conditions relating to')) return undefined;
	if (c.takeKind('quoted', 'structure') !== 'specific process(es)') return undefined;
	c.take(',');
	return true;
}

/** Numbers of the textile notes: on mixtures of textile materials, and on made-up products. */
const OLD = { '5': 'mixture', '6': 'made-up' } as const;
const REVISED = { '6': 'mixture', '7': 'made-up' } as const;
/** Notes that say what the specific processes of mineral oils are. */
const SPECIFIC_NOTES: Readonly<Record<string, readonly string[]>> = {
	ukraine: ['7.1', '7.2', '7.3'],
	mexico: ['7.1', '7.2', '7.3'],
	'switzerland-liechtenstein': ['8.1', '8.3', '9'],
	'iceland-norway': ['8.1', '8.2', '8.3', '9'],
};
const NOTES: Readonly<Record<string, Readonly<Record<string, TextileNote>>>> = {
	'south-korea': OLD,
	ukraine: OLD,
	mexico: OLD,
	chile: OLD,
	singapore: OLD,
	vietnam: OLD,
	'switzerland-liechtenstein': REVISED,
	'iceland-norway': REVISED,
};
