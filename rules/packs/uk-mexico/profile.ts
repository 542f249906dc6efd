import type { PackProfile } from '../../schema/profile.ts';
import { READINGS } from './readings.ts';

/** What the compiler must know of the agreement beyond the published file; indexes are those of the file's sets. */
export const PROFILE: PackProfile = {
	agreement: 'uk-mexico',
	published: 'mexico',
	corrections: [
		{
			kind: 'overlay',
			name: 'jewellery-thrice',
			rows: [515, 516, 517],
			what: 'the three sets 7117 are one row',
			why: 'they hold the same rules under the same title',
		},
		{
			kind: 'title',
			name: 'meter-parts-title',
			rows: [748],
			title: 'Parts and accessories',
			what: 'the first of the three sets 9028 is the one for parts and accessories',
			why: 'the list of Chile has this rule for them and the next ones for other meters',
		},
		{
			kind: 'title',
			name: 'meters-title',
			rows: [749, 750],
			title: 'Other',
			what: 'the second and third sets 9028 are the one for other meters',
			why: 'the list of Chile has this rule for them',
		},
		{
			kind: 'overlay',
			name: 'meters-twice',
			rows: [749, 750],
			what: 'the second and third sets 9028 are one row',
			why: 'they hold the same rules',
		},
		{
			kind: 'retype',
			name: 'vegetables-heading',
			rows: [20],
			from: 'heading 070]',
			to: 'heading 0708]',
			what: 'heading 0708 is written with three digits',
			why: 'the lists of Chile and Ukraine have the same rule with heading 0708',
		},
		{
			kind: 'retype',
			name: 'oils-heading',
			rows: [42],
			from: ', 150,',
			to: ', 1508,',
			what: 'heading 1508 is written with three digits',
			why: 'the row of 1517 and the lists of Chile and Ukraine name 1508',
		},
		{
			kind: 'retype',
			name: 'starch-heading',
			rows: [58],
			from: 'heading 110]',
			to: 'heading 1108]',
			what: 'heading 1108 is written with three digits',
			why: 'potato starch is of heading 1108; the lists of Chile and Ukraine have it so',
		},
		{
			kind: 'retype',
			name: 'waxes-materials',
			rows: [196],
			from: 'materiales',
			to: 'materials',
			what: 'a misspelt word',
			why: 'materials is meant',
		},
		{
			kind: 'retype',
			name: 'paper-or',
			rows: [357],
			from: '- paper or',
			to: '- paper',
			what: 'a conjunction after the last material is taken off',
			why: 'the alternative that it announces is a rule of its own',
		},
	],
	readings: READINGS,
	quotas: [
		{
			products: [{ from: '5208', to: '5212' }],
			name: 'Appendix II(a) Note 3, 148 800 m2 a year of printed cotton fabrics',
		},
		{
			products: [{ from: '5407', to: '5408' }],
			name: 'Appendix II(a) Note 3, 260 400 m2 a year of printed filament fabrics',
		},
		{
			products: [{ from: '5512', to: '5516' }],
			name: 'Appendix II(a) Note 3, 148 800 m2 a year of printed staple fibre fabrics',
		},
		{
			products: [{ from: '58', to: '58' }],
			name: 'Appendix II(a) Note 3, 37 200 m2 a year of printed special fabrics',
		},
	],
	textileNotesLost: [],
};
