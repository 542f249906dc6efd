import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { HOW_LISTS_ARE_READ, PROVISIONS_NOT_CHECKED } from '../limits.ts';
import { READINGS } from './readings.ts';

/** General provisions of the UK-Switzerland-Liechtenstein Trade Agreement, by the articles of its origin reference document. */
export const MANIFEST: PackManifest = {
	id: 'uk-switzerland',
	edition: '2026.1',
	title: 'UK-Switzerland-Liechtenstein Trade Agreement',
	parties: ['GB', 'CH', 'LI'],
	hsEdition: '2017',
	source:
		'UK-Switzerland Annexes I and II, as published by the UK Trade Tariff service (origin reference document 1.0)',
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
			percent: '15',
			article: 'UK-Switzerland Art. 5(1)(a)',
		},
		{
			products: [chapters('50', '63')],
			basis: 'textile-notes',
			of: 'exw',
			article: 'UK-Switzerland Art. 5(1), Annex I Notes 6 and 7',
		},
		{
			products: [chapters('01'), chapters('03'), chapters('1604', '1605'), chapters('25', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '15',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'UK-Switzerland Art. 5(1)(b)',
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
		article: 'UK-Switzerland Art. 6',
	},
	sets: { percent: '15', of: 'exw', article: 'UK-Switzerland Art. 10' },
	packaging: { tariffChange: 'count', value: 'count', article: 'UK-Switzerland Art. 9' },
	accessories: { tariffChange: 'count', value: 'count', article: 'UK-Switzerland Art. 9' },
	absorption: { article: 'UK-Switzerland Art. 4(2)', lookThrough: 'reading' },
	cumulation: [{ kind: 'bilateral', countries: ['GB', 'CH', 'LI'], article: 'UK-Switzerland Art. 7(1)' }],
	articles: {
		whollyObtained: 'UK-Switzerland Art. 2, Art. 3',
		originatingMaterialsOnly: 'UK-Switzerland Art. 2',
		productSpecificRules: 'UK-Switzerland Art. 4, Annex II',
		unknownOrigin: 'UK-Switzerland Art. 1',
		valuation: 'UK-Switzerland Art. 1',
	},
	quotas: [],
	proofs: [
		{ name: 'movement certificate EUR.1', months: 10, article: 'UK-Switzerland Art. 17(1)(a)' },
		{ name: 'origin declaration', months: 10, article: 'UK-Switzerland Art. 17(1)(b)' },
	],
	retention: [],
	limits: [
		PROVISIONS_NOT_CHECKED,
		'Cumulation with the countries of Annex VIII and full cumulation (Art. 7) are not counted: their conditions are not held.',
		'Averaged prices and values (Art. 4(3), (4)) need an authorisation.',
		'How long records are kept is not in the texts at hand.',
		...HOW_LISTS_ARE_READ,
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),
};
