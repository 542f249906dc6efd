import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { HOW_LISTS_ARE_READ, PROVISIONS_NOT_CHECKED } from '../limits.ts';
import { READINGS } from './readings.ts';

/** General provisions of the UK-Ukraine Political, Free Trade and Strategic Partnership Agreement, by the articles of its origin reference document. */
export const MANIFEST: PackManifest = {
	id: 'uk-ukraine',
	edition: '2026.1',
	title: 'UK-Ukraine Political, Free Trade and Strategic Partnership Agreement',
	parties: ['GB', 'UA'],
	hsEdition: '2007',
	source: 'UK-Ukraine Appendices I and II, as published by the UK Trade Tariff service (origin reference document 1.1)',
	derivedFrom: null,
	checked: false,
	acceptance: 'required',
	validFrom: '2021-01-01',
	validTo: null,
	tolerances: [
		{
			products: [chapters('50', '63')],
			basis: 'textile-notes',
			of: 'exw',
			article: 'UK-Ukraine Art. 6(2), Appendix I Notes 5 and 6',
		},
		{
			products: [chapters('01', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '10',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'UK-Ukraine Art. 6(2)',
		},
	],
	insufficientOperations: {
		operations: [
			'preserve',
			'repack',
			'wash',
			'iron-textile',
			'simple-paint',
			'rice-mill',
			'sugar-colour',
			'peel',
			'simple-cut',
			'sort',
			'simple-pack',
			'mark',
			'simple-mix',
			'sugar-mix',
			'simple-assembly',
			'slaughter',
		],
		article: 'UK-Ukraine Art. 7',
	},
	sets: { percent: '15', of: 'exw', article: 'UK-Ukraine Art. 10' },
	packaging: { tariffChange: 'count', value: 'count', article: 'UK-Ukraine Art. 8' },
	accessories: { tariffChange: 'count', value: 'count', article: 'UK-Ukraine Art. 9' },
	absorption: { article: 'UK-Ukraine Art. 6', lookThrough: 'reading' },
	cumulation: [{ kind: 'bilateral', countries: ['GB', 'UA'], article: 'UK-Ukraine Art. 3' }],
	articles: {
		whollyObtained: 'UK-Ukraine Art. 2, Art. 5',
		originatingMaterialsOnly: 'UK-Ukraine Art. 2',
		productSpecificRules: 'UK-Ukraine Art. 6, Appendix II',
		unknownOrigin: 'UK-Ukraine Art. 1',
		valuation: 'UK-Ukraine Art. 1',
	},
	quotas: [],
	proofs: [
		{ name: 'movement certificate EUR.1 or EUR-MED', months: 4, article: 'UK-Ukraine Art. 16' },
		{ name: 'origin declaration', months: 4, article: 'UK-Ukraine Art. 22' },
	],
	retention: [{ by: 'exporter', years: 3, article: 'UK-Ukraine Art. 29' }],
	limits: [
		PROVISIONS_NOT_CHECKED,
		'Diagonal cumulation (Art. 3) is not counted: which countries it holds with on a date is not held.',
		'Accounting segregation (Art. 21) needs an authorisation.',
		...HOW_LISTS_ARE_READ,
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),
};
