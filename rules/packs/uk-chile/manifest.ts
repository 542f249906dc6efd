import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { HOW_LISTS_ARE_READ, PROVISIONS_NOT_CHECKED } from '../limits.ts';
import { READINGS } from './readings.ts';

/** General provisions of the UK-Chile Association Agreement, by the articles of its origin reference document. */
export const MANIFEST: PackManifest = {
	id: 'uk-chile',
	edition: '2026.1',
	title: 'UK-Chile Association Agreement',
	parties: ['GB', 'CL'],
	hsEdition: '2002',
	source: 'UK-Chile Appendices I and II, as published by the UK Trade Tariff service (origin reference document 1.2)',
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
			article: 'UK-Chile Art. 5(2), Appendix I Notes 5 and 6',
		},
		{
			products: [chapters('01', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '10',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'UK-Chile Art. 5(2)',
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
			'simple-assembly',
			'slaughter',
		],
		article: 'UK-Chile Art. 6',
	},
	sets: { percent: '15', of: 'exw', article: 'UK-Chile Art. 9' },
	packaging: { tariffChange: 'count', value: 'count', article: 'UK-Chile Art. 7' },
	accessories: { tariffChange: 'count', value: 'count', article: 'UK-Chile Art. 8' },
	absorption: { article: 'UK-Chile Art. 5', lookThrough: 'reading' },
	cumulation: [{ kind: 'bilateral', countries: ['GB', 'CL'], article: 'UK-Chile Art. 3' }],
	articles: {
		whollyObtained: 'UK-Chile Art. 2, Art. 4',
		originatingMaterialsOnly: 'UK-Chile Art. 2',
		productSpecificRules: 'UK-Chile Art. 5, Appendix II',
		unknownOrigin: 'UK-Chile Art. 1',
		valuation: 'UK-Chile Art. 1',
	},
	quotas: [],
	proofs: [
		{ name: 'movement certificate EUR.1', months: 10, article: 'UK-Chile Art. 15' },
		{ name: 'invoice declaration', months: 10, article: 'UK-Chile Art. 20' },
	],
	retention: [{ by: 'exporter', years: 3, article: 'UK-Chile Art. 27' }],
	limits: [
		PROVISIONS_NOT_CHECKED,
		'Cumulation with other countries (Art. 3) is not counted: its conditions are not held.',
		...HOW_LISTS_ARE_READ,
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),
};
