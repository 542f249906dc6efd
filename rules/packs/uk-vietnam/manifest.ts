import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { HOW_LISTS_ARE_READ, PROVISIONS_NOT_CHECKED } from '../limits.ts';
import { GAPS } from './gaps.ts';

import { READINGS } from './readings.ts';

/** General provisions of the UK-Vietnam Free Trade Agreement, by the articles of its origin reference document. */
export const MANIFEST: PackManifest = {
	id: 'uk-vietnam',
	edition: '2026.1',
	title: 'UK-Vietnam Free Trade Agreement',
	parties: ['GB', 'VN'],
	hsEdition: '2012',
	source: 'UK-Vietnam Annexes I and II, as published by the UK Trade Tariff service (origin reference document 1.1)',
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
			article: 'UK-Vietnam Art. 5',
		},
		{
			products: [chapters('50', '63')],
			basis: 'textile-notes',
			of: 'exw',
			article: 'UK-Vietnam Art. 5, Annex I Notes 6 and 7',
		},
		{
			products: [chapters('01'), chapters('03'), chapters('1604', '1605'), chapters('25', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '10',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'UK-Vietnam Art. 5',
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
		article: 'UK-Vietnam Art. 6',
	},
	sets: { percent: '15', of: 'exw', article: 'UK-Vietnam Art. 9' },
	packaging: { tariffChange: 'count', value: 'count', article: 'UK-Vietnam Art. 7' },
	accessories: { tariffChange: 'count', value: 'count', article: 'UK-Vietnam Art. 8' },
	absorption: { article: 'UK-Vietnam Art. 5', lookThrough: 'reading' },
	cumulation: [{ kind: 'bilateral', countries: ['GB', 'VN'], article: 'UK-Vietnam Art. 3' }],
	articles: {
		whollyObtained: 'UK-Vietnam Art. 2, Art. 4',
		originatingMaterialsOnly: 'UK-Vietnam Art. 2',
		productSpecificRules: 'UK-Vietnam Art. 5, Annex II',
		unknownOrigin: 'UK-Vietnam Art. 1',
		valuation: 'UK-Vietnam Art. 1',
	},
	quotas: [],
	proofs: [
		{ name: 'certificate of origin', months: 12, article: 'UK-Vietnam Art. 15' },
		{ name: 'origin declaration', months: 12, article: 'UK-Vietnam Art. 19' },
	],
	retention: [{ by: 'exporter', years: 3, article: 'UK-Vietnam Art. 26' }],
	limits: [
		PROVISIONS_NOT_CHECKED,
		'Of chapters 2 and 4 to 24 the tolerance is taken by weight; that the price may serve as well is not computed.',
		'Cumulation with other countries of ASEAN, the Union and Korea (Art. 3) is not counted.',
		...HOW_LISTS_ARE_READ,
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),

	gaps: GAPS,
};
