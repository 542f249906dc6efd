import { isInUnion } from '../schema/territory.ts';

/**
 * Countries as declarations name them: parties of the pan-Euro-Mediterranean (PEM) rules, and the codes that may stand
 * in the field of preference countries. What belongs to the Union says `rules/schema/territory.ts`.
 */

const codes = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/**
 * Customs unions, and Northern Ireland, for which provisions of their own may admit declarations across the Union's
 * border. Turkey's stand in Decision 1/2006 of the EU-Turkey Customs Cooperation Committee, with wordings of its own.
 */
export const NEIGHBOURS_WITH_EXCEPTIONS = codes('TR AD SM XI');

/** Parties of the PEM rules other than the Union; Serbia as XS, Kosovo as XK. */
export const PEM_PARTIES = codes(`
	AL BA CH DZ EG FO GE IL IS JO LB LI MA MD ME MK NO PS SY TN TR UA XK XS
`);

/** Names under which declarations speak of the parties: "cumulation applied with" asks for names, not for codes. */
const PEM_NAMES: Readonly<Record<string, string>> = {
	albania: 'AL',
	algeria: 'DZ',
	'bosnia and herzegovina': 'BA',
	egypt: 'EG',
	'faroe islands': 'FO',
	georgia: 'GE',
	iceland: 'IS',
	israel: 'IL',
	jordan: 'JO',
	kosovo: 'XK',
	lebanon: 'LB',
	liechtenstein: 'LI',
	moldova: 'MD',
	'republic of moldova': 'MD',
	montenegro: 'ME',
	morocco: 'MA',
	'north macedonia': 'MK',
	norway: 'NO',
	palestine: 'PS',
	serbia: 'XS',
	switzerland: 'CH',
	syria: 'SY',
	tunisia: 'TN',
	turkey: 'TR',
	türkiye: 'TR',
	ukraine: 'UA',
	albanien: 'AL',
	algerien: 'DZ',
	'bosnien und herzegowina': 'BA',
	ägypten: 'EG',
	färöer: 'FO',
	georgien: 'GE',
	island: 'IS',
	jordanien: 'JO',
	libanon: 'LB',
	moldau: 'MD',
	marokko: 'MA',
	nordmazedonien: 'MK',
	norwegen: 'NO',
	serbien: 'XS',
	schweiz: 'CH',
	syrien: 'SY',
	tunesien: 'TN',
	türkei: 'TR',
	ijsland: 'IS',
	noorwegen: 'NO',
	servië: 'XS',
	zwitserland: 'CH',
	turkije: 'TR',
	oekraïne: 'UA',
	egypte: 'EG',
};

/** The party's code where the text is its English, German or Dutch name; else the text in capitals. */
export function pemCodeOf(name: string): string {
	return PEM_NAMES[name.trim().toLowerCase()] ?? name.trim().toUpperCase();
}

/** Serbia's ISO code is RS; the Union's nomenclature of countries says XS. */
export function isPemParty(country: string): boolean {
	return PEM_PARTIES.has(country === 'RS' ? 'XS' : country);
}

/** ISO 3166-1 alpha-2. */
const ISO_3166 = codes(`
	AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
	CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
	GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
	KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
	MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
	SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
	UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
`);

/** Codes of the Union's nomenclature of countries that ISO leaves to users: Serbia, Kosovo, Ceuta, Melilla. */
const UNION_CODES = codes('XS XK XC XL');

/** What is often written in place of the right code. */
const RIGHT_CODE: Readonly<Record<string, string>> = { UK: 'GB', RS: 'XS', KO: 'XK', KS: 'XK' };

export type CountryCode =
	| { readonly kind: 'code'; readonly code: string }
	| { readonly kind: 'instead'; readonly code: string }
	| { readonly kind: 'union'; readonly code: string }
	| { readonly kind: 'not-a-code' };

/**
 * Reads one entry of the preference countries. `instead`: a code that the form doesn't use, with the one it does;
 * `union`: the Union or a Member State, which is no partner of its own preferential trade.
 */
export function readCountryCode(text: string): CountryCode {
	const right = RIGHT_CODE[text];
	if (right !== undefined) return { kind: 'instead', code: right };
	if (isInUnion(text)) return { kind: 'union', code: text };
	return ISO_3166.has(text) || UNION_CODES.has(text) ? { kind: 'code', code: text } : { kind: 'not-a-code' };
}
