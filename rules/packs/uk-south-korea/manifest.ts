import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { HOW_LISTS_ARE_READ, PROVISIONS_NOT_CHECKED } from '../limits.ts';
import { READINGS } from './readings.ts';

/** General provisions of the UK-Korea Free Trade Agreement, by the articles of its origin reference document. */
export const MANIFEST: PackManifest = {
	id: 'uk-south-korea',
	edition: '2026.1',
	title: 'UK-Korea Free Trade Agreement',
	parties: ['GB', 'KR'],
	hsEdition: '2007',
	source: 'UK-Korea Annex II, as published by the UK Trade Tariff service (origin reference document 1.2)',
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
			article: 'UK-Korea Art. 5(3), Annex I Notes 5 and 6',
		},
		{
			products: [chapters('01', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '10',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'UK-Korea Art. 5(2)',
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
			'test-calibrate',
		],
		article: 'UK-Korea Art. 6',
	},
	sets: { percent: '15', of: 'exw', article: 'UK-Korea Art. 9' },
	packaging: { tariffChange: 'count', value: 'count', article: 'UK-Korea Art. 7' },
	accessories: { tariffChange: 'count', value: 'count', article: 'UK-Korea Art. 8' },
	absorption: { article: 'UK-Korea Art. 5(1)(a), (b)', lookThrough: 'law' },
	cumulation: [{ kind: 'bilateral', countries: ['GB', 'KR'], article: 'UK-Korea Art. 3(1)' }],
	articles: {
		whollyObtained: 'UK-Korea Art. 2(a), Art. 4',
		originatingMaterialsOnly: 'UK-Korea Art. 2',
		productSpecificRules: 'UK-Korea Art. 2(b), Art. 5, Annex II',
		unknownOrigin: 'UK-Korea Art. 1',
		valuation: 'UK-Korea Art. 1, Annex I Note 3.6',
	},
	quotas: [],
	proofs: [{ name: 'origin declaration', months: 12, article: 'UK-Korea Art. 14' }],
	retention: [{ by: 'exporter', years: 5, article: 'UK-Korea Art. 22' }],
	limits: [
		PROVISIONS_NOT_CHECKED,
		'Cumulation with the European Union (Art. 3) is not counted: its conditions are not held.',
		...HOW_LISTS_ARE_READ,
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),
};
