import { MEMBER_STATES } from '../schema/territory.ts';

/** What the origin field of a declaration says (Annex 22-16, note 4). */
export type OriginField =
	/** "European Union" or "EU", a Member State added or not. */
	| { readonly kind: 'union' }
	/** The Union's name in another official language. */
	| { readonly kind: 'union-translated' }
	| { readonly kind: 'blank' }
	/** A name that the field must not carry, e.g. "EG" or "EUR-MED". */
	| { readonly kind: 'forbidden'; readonly name: string }
	| { readonly kind: 'member-state-alone' }
	/** The Union together with words that are no Member State. */
	| { readonly kind: 'union-and-more'; readonly rest: string }
	| { readonly kind: 'other' };

const FORBIDDEN = [
	'eg',
	'ewg',
	'ec',
	'eec',
	'ce',
	'cee',
	'efta',
	'eur-med',
	'eur med',
	'eurmed',
	'european community',
	'european communities',
	'european economic community',
	'europäische gemeinschaft',
];

const UNION = ['european union', 'eu'];

/** The Treaties' names of the Union in the official languages that don't say "European Union". */
const UNION_TRANSLATED = [
	'европейски съюз',
	'unión europea',
	'evropská unie',
	'den europæiske union',
	'europæiske union',
	'europäische union',
	'euroopa liit',
	'ευρωπαϊκή ένωση',
	'union européenne',
	'an taontas eorpach',
	'europska unija',
	'unione europea',
	'eiropas savienība',
	'europos sąjunga',
	'európai unió',
	'unjoni ewropea',
	'europese unie',
	'unia europejska',
	'união europeia',
	'uniunea europeană',
	'európska únia',
	'evropska unija',
	'euroopan unioni',
	'europeiska unionen',
];

/** Member States by English and own names, in lower case. */
const MEMBER_STATE_NAMES = [
	'austria',
	'österreich',
	'belgium',
	'belgië',
	'belgique',
	'belgien',
	'bulgaria',
	'bulgarien',
	'croatia',
	'hrvatska',
	'kroatien',
	'cyprus',
	'zypern',
	'czech republic',
	'czechia',
	'česko',
	'tschechien',
	'denmark',
	'danmark',
	'dänemark',
	'estonia',
	'eesti',
	'estland',
	'finland',
	'suomi',
	'finnland',
	'france',
	'frankreich',
	'germany',
	'deutschland',
	'federal republic of germany',
	'greece',
	'griechenland',
	'hellas',
	'hungary',
	'magyarország',
	'ungarn',
	'ireland',
	'irland',
	'éire',
	'italy',
	'italia',
	'italien',
	'latvia',
	'latvija',
	'lettland',
	'lithuania',
	'lietuva',
	'litauen',
	'luxembourg',
	'luxemburg',
	'malta',
	'netherlands',
	'the netherlands',
	'nederland',
	'niederlande',
	'holland',
	'poland',
	'polska',
	'polen',
	'portugal',
	'romania',
	'românia',
	'rumänien',
	'slovakia',
	'slovensko',
	'slowakei',
	'slovenia',
	'slovenija',
	'slowenien',
	'spain',
	'españa',
	'spanien',
	'sweden',
	'sverige',
	'schweden',
];

const MEMBER_STATE_WORDS = [...MEMBER_STATE_NAMES, ...[...MEMBER_STATES].map((code) => code.toLowerCase())];

/** The text in lower case without points, all other punctuation but the hyphen as a blank, padded with blanks. */
function normalise(text: string): string {
	return ` ${text
		.toLowerCase()
		.replaceAll('.', '')
		.replace(/[^\p{L}\p{N}-]+/gu, ' ')
		.replace(/ - /g, ' ')
		.trim()} `;
}

function find(text: string, phrases: readonly string[]): string | undefined {
	return phrases.find((phrase) => text.includes(` ${phrase} `));
}

/** `text` without every occurrence of the phrases, longest first, so that no phrase breaks a longer one. */
function without(text: string, phrases: readonly string[]): string {
	let rest = text.replaceAll(' ', '  ');
	for (const phrase of [...phrases].sort((a, b) => b.length - a.length)) {
		rest = rest.replaceAll(` ${phrase.replaceAll(' ', '  ')} `, ' ');
	}
	return rest.replace(/\s+/g, ' ').trim();
}

/** Reads the origin field as it is written, in any case of letters. */
export function readOriginField(written: string | null): OriginField {
	if (written === null || written.trim() === '') return { kind: 'blank' };
	const text = normalise(written.replace(/\s+/g, ' '));
	const forbidden = find(text, FORBIDDEN);
	if (forbidden !== undefined) return { kind: 'forbidden', name: forbidden.toUpperCase() };
	const own = find(text, UNION) !== undefined;
	if (!own && find(text, UNION_TRANSLATED) === undefined) {
		return without(text, MEMBER_STATE_WORDS) === '' ? { kind: 'member-state-alone' } : { kind: 'other' };
	}
	const rest = without(text, [...UNION, ...UNION_TRANSLATED, ...MEMBER_STATE_WORDS]);
	if (rest.replaceAll('-', '').trim() !== '') return { kind: 'union-and-more', rest };
	return { kind: own ? 'union' : 'union-translated' };
}
