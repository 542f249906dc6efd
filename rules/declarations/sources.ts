import type { DeclarationForm } from '../schema/declaration.ts';

/** What each check rests on, as findings and violations cite it. A secondary source says so. */
const REGULATION = 'Implementing Regulation (EU) 2015/2447';

export const ART_61 = `${REGULATION}, Article 61`;
export const ART_62_1 = `${REGULATION}, Article 62(1)`;
export const ART_62_2 = `${REGULATION}, Article 62(2)`;
export const ART_62_3 = `${REGULATION}, Article 62(3)`;
export const ART_63 = `${REGULATION}, Article 63 (read in secondary sources, not in the Official Journal)`;

export const ESTABLISHMENT =
	"German customs' page on suppliers' declarations (secondary source); exceptions for Turkey: Decision 1/2006 of the EU-Turkey Customs Cooperation Committee";

export const PEM_FRAMEWORKS = `${REGULATION} as amended by Implementing Regulation (EU) 2025/1728; PEM Convention, revised rules since 1 January 2025`;
export const PEM_UNMARKED = `${PEM_FRAMEWORKS} (that no marking is needed from 2026 rests on trade sources, secondary)`;

export const JAPAN_CRITERION = 'EU-Japan Agreement, Annex 3-D (origin criterion code)';

/** Subjects of the forms' notes. */
type Subject = 'goods' | 'customer' | 'origin' | 'countries' | 'cumulation' | 'period' | 'issue' | 'person';

const NOTES: Readonly<Record<DeclarationForm, Partial<Record<Subject, string>>>> = {
	'22-15': { goods: '1', origin: '2', countries: '3', cumulation: '4', issue: '5', person: '6' },
	'22-16': {
		goods: '1',
		customer: '3',
		origin: '4',
		countries: '5',
		cumulation: '6',
		period: '7',
		issue: '8',
		person: '9',
	},
	'22-17': { goods: '1', origin: '4', countries: '5', cumulation: '6', issue: '7', person: '8' },
	'22-18': {},
};

/** The note of the form's Annex on a subject; Annex 22-16 where no form is named. */
export function annexNote(form: DeclarationForm | undefined, subject: Subject): string {
	const annex = form ?? '22-16';
	const note = NOTES[annex][subject];
	const secondary = annex === '22-17' ? ' (as a chamber of commerce gives it, secondary source)' : '';
	return `${REGULATION}, Annex ${annex}${note === undefined ? '' : `, note ${note}`}${secondary}`;
}

/** The Annex as a whole. */
export function annex(form: DeclarationForm | undefined): string {
	return `${REGULATION}, Annex ${form ?? '22-16'}`;
}

/** Long-term forms; a declaration whose form is not named is read as one. */
export function isLongTerm(form: DeclarationForm | undefined): boolean {
	return form !== '22-15' && form !== '22-17';
}

/** Forms that declare goods without preferential origin. */
export function isForNonOriginating(form: DeclarationForm | undefined): boolean {
	return form === '22-17' || form === '22-18';
}
