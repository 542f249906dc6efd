import type { CumulationStatement } from '../ports/certificate-document.ts';

/**
 * The text of Annex 22-16 to Implementing Regulation (EU) 2015/2447 in English, as the law has it and not otherwise.
 * The blanks stand where the form has its dotted lines; the markers of the footnotes are left out, as the Annex
 * allows. Annex 22-15 to 22-18 and other languages are files of their own beside this one.
 */
export type Blank = 'customer' | 'origin' | 'countries' | 'cumulation-countries' | 'from' | 'to';

/** A paragraph: prescribed words, and blanks to be filled. */
export type Clause = readonly (string | { readonly blank: Blank })[];

export const TITLE = 'Long-term supplier’s declaration';
export const SUBTITLE = 'for products having preferential origin status';
export const LAW = 'Annex 22-16 to Commission Implementing Regulation (EU) 2015/2447';

export const HEADING = 'DECLARATION';

/** Before the goods. */
export const OPENING: Clause = ['I, the undersigned, declare that the goods described below:'];

/** After the goods. */
export const ORIGIN: Clause = [
	'which are regularly supplied to ',
	{ blank: 'customer' },
	', originate in ',
	{ blank: 'origin' },
	' and satisfy the rules of origin governing preferential trade with ',
	{ blank: 'countries' },
	'.',
];

/** Only where pan-Euro-Mediterranean cumulation is applicable (note 6). */
export const CUMULATION: Clause = ['I declare that:'];
export const CUMULATION_APPLIED: Clause = [
	'Cumulation applied with ',
	{ blank: 'cumulation-countries' },
	' (name of the country/countries)',
];
export const CUMULATION_NOT_APPLIED: Clause = ['No cumulation applied'];

export const VALIDITY: Clause = [
	'This declaration is valid for all shipments of these products dispatched from: ',
	{ blank: 'from' },
	' to ',
	{ blank: 'to' },
	'.',
];

export const INFORM: Clause = [
	'I undertake to inform ',
	{ blank: 'customer' },
	' immediately if this declaration is no longer valid.',
];

export const SUPPORT: Clause = [
	'I undertake to make available to the customs authorities any further supporting documents they require.',
];

/** The boxes in the order of the form, ticked as the statement says; none where cumulation can't apply. */
export function cumulationBoxes(statement: CumulationStatement): { ticked: boolean; clause: Clause }[] {
	if (statement.kind === 'not-applicable') return [];
	return [
		{ ticked: statement.kind === 'applied', clause: CUMULATION_APPLIED },
		{ ticked: statement.kind === 'none', clause: CUMULATION_NOT_APPLIED },
	];
}

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** `2026-01-05` as `5 January 2026`. */
export function writtenDate(date: string): string {
	const [year, month, day] = date.split('-').map(Number);
	return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** What a preference country's entry says: the code and, where it was stated, the edition of the PEM rules. */
export function writtenCountry(country: { code: string; pemFramework?: 'old' | 'revised' }): string {
	return country.pemFramework === undefined ? country.code : `${country.code} (${country.pemFramework} rules)`;
}
