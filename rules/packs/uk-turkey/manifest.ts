import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { HOW_LISTS_ARE_READ, PROVISIONS_NOT_CHECKED } from '../limits.ts';
import { GAPS } from './gaps.ts';
import { NESTED } from './nested.ts';
import { READINGS } from './readings.ts';

/** General provisions of the UK-Turkey Trade Agreement, by the articles of its origin reference document. */
export const MANIFEST: PackManifest = {
	id: 'uk-turkey',
	edition: '2026.1',
	title: 'UK-Turkey Trade Agreement',
	parties: ['GB', 'TR'],
	hsEdition: '2017',
	source: 'UK-Turkey Annexes 1 and 2, as published by the UK Trade Tariff service (origin reference document 1.4)',
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
			article: 'UK-Turkey Art. 5(1)(a)',
		},
		{
			products: [chapters('50', '63')],
			basis: 'textile-notes',
			of: 'exw',
			article: 'UK-Turkey Art. 5(1)(c), Annex 1 Notes 7 and 8',
		},
		{
			products: [chapters('01'), chapters('03'), chapters('1604', '1605'), chapters('25', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '10',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'UK-Turkey Art. 5(1)(b)',
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
		article: 'UK-Turkey Art. 6',
	},
	sets: { percent: '15', of: 'exw', article: 'UK-Turkey Art. 11' },
	packaging: { tariffChange: 'disregard', value: 'count', article: 'UK-Turkey Art. 9' },
	accessories: { tariffChange: 'disregard', value: 'count', article: 'UK-Turkey Art. 10' },
	absorption: { article: 'UK-Turkey Art. 2', lookThrough: 'reading' },
	cumulation: [
		{ kind: 'bilateral', countries: ['GB', 'TR'], article: 'UK-Turkey Art. 3(1)' },
		{ kind: 'full', countries: ['GB', 'TR'], article: 'UK-Turkey Art. 3(2)' },
	],
	articles: {
		whollyObtained: 'UK-Turkey Art. 2(1)(a), Art. 4',
		originatingMaterialsOnly: 'UK-Turkey Art. 2(1)(b)',
		productSpecificRules: 'UK-Turkey Art. 2(1)(c), Annex 2',
		unknownOrigin: 'UK-Turkey Art. 1',
		valuation: 'UK-Turkey Annex 1 Note 4',
	},
	quotas: [
		{
			name: 'UK-Turkey Annex ORIG-2A of Annex 2, aluminium products',
			products: [chapters('76')],
			article: 'UK-Turkey Annex ORIG-2A',
		},
	],
	proofs: [{ name: 'origin declaration', months: 12, article: 'UK-Turkey Art. 18' }],
	retention: [
		{ by: 'importer', years: 3, article: 'UK-Turkey Art. 25' },
		{ by: 'exporter', years: 3, article: 'UK-Turkey Art. 25' },
	],
	limits: [
		PROVISIONS_NOT_CHECKED,
		'Cumulation with the European Union (Art. 3(4)) is not counted: its conditions are not held.',
		'Codes of the Harmonised System 2022 are matched as they stand against rules of the 2017 edition.',
		'Dilution counts as insufficient whatever its result, though Art. 6 asks that the characteristics stay.',
		'Extracts of meat of 1603 share a code with those of fish; the tolerance by weight is not given to them.',
		...HOW_LISTS_ARE_READ,
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),
	nested: NESTED,
	gaps: GAPS,
};
