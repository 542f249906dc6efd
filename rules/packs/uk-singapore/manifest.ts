import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { HOW_LISTS_ARE_READ, PROVISIONS_NOT_CHECKED } from '../limits.ts';
import { READINGS } from './readings.ts';

/** General provisions of the UK-Singapore Free Trade Agreement, by the articles of its origin reference document. */
export const MANIFEST: PackManifest = {
	id: 'uk-singapore',
	edition: '2026.1',
	title: 'UK-Singapore Free Trade Agreement',
	parties: ['GB', 'SG'],
	hsEdition: '2017',
	source: 'UK-Singapore Annexes A and B, as published by the UK Trade Tariff service (origin reference document 1.2)',
	derivedFrom: null,
	checked: false,
	acceptance: 'required',
	validFrom: '2021-01-01',
	validTo: null,
	tolerances: [
		{
			products: [chapters('02'), chapters('04', '24')],
			exceptProducts: [chapters('1603', '1605')],
			basis: 'weight',
			percent: '10',
			article: 'UK-Singapore Art. 5',
		},
		{
			products: [chapters('50', '63')],
			basis: 'textile-notes',
			of: 'exw',
			article: 'UK-Singapore Art. 5, Annex A Notes 6 and 7',
		},
		{
			products: [chapters('01'), chapters('03'), chapters('1604', '1605'), chapters('25', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '10',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'UK-Singapore Art. 5',
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
			'dilute',
			'simple-assembly',
			'slaughter',
		],
		article: 'UK-Singapore Art. 6',
	},
	sets: { percent: '15', of: 'exw', article: 'UK-Singapore Art. 9' },
	packaging: { tariffChange: 'count', value: 'count', article: 'UK-Singapore Art. 7' },
	accessories: { tariffChange: 'count', value: 'count', article: 'UK-Singapore Art. 8' },
	absorption: { article: 'UK-Singapore Art. 5', lookThrough: 'reading' },
	cumulation: [{ kind: 'bilateral', countries: ['GB', 'SG'], article: 'UK-Singapore Art. 3' }],
	articles: {
		whollyObtained: 'UK-Singapore Art. 2, Art. 4',
		originatingMaterialsOnly: 'UK-Singapore Art. 2',
		productSpecificRules: 'UK-Singapore Art. 5, Annex II',
		unknownOrigin: 'UK-Singapore Art. 1',
		valuation: 'UK-Singapore Art. 1',
	},
	quotas: [
		{
			name: 'Originating in Singapore, limited by an annual quota',
			products: [chapters('16')],
			article: 'UK-Singapore Annex B',
		},
	],
	proofs: [{ name: 'origin declaration', months: 12, article: 'UK-Singapore Art. 16' }],
	retention: [{ by: 'exporter', years: 3, article: 'UK-Singapore Art. 24' }],
	limits: [
		PROVISIONS_NOT_CHECKED,
		'Cumulation with other countries of ASEAN and the Union (Art. 3) is not counted.',
		'Quotas are for products that originate in Singapore; what is met within one only stays open.',
		...HOW_LISTS_ARE_READ,
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),
};
