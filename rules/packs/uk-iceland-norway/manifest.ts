import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { HOW_LISTS_ARE_READ, PROVISIONS_NOT_CHECKED } from '../limits.ts';
import { READINGS } from './readings.ts';

/** General provisions of the Agreement on Trade in Goods between Iceland, Norway and the United Kingdom, by the articles of its origin reference document. */
export const MANIFEST: PackManifest = {
	id: 'uk-iceland-norway',
	edition: '2026.1',
	title: 'Agreement on Trade in Goods between Iceland, Norway and the United Kingdom',
	parties: ['GB', 'IS', 'NO'],
	hsEdition: '2017',
	source:
		'UK-Iceland-Norway Appendices 1 and 2, as published by the UK Trade Tariff service (origin reference document 2.0)',
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
			article: 'UK-Iceland-Norway Art. 6(1)',
		},
		{
			products: [chapters('50', '63')],
			basis: 'textile-notes',
			of: 'exw',
			article: 'UK-Iceland-Norway Art. 6(2), Appendix 1 Notes 6 and 7',
		},
		{
			products: [chapters('01'), chapters('03'), chapters('1604', '1605'), chapters('25', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '15',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'UK-Iceland-Norway Art. 6(1)',
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
		article: 'UK-Iceland-Norway Art. 7',
	},
	sets: { percent: '15', of: 'exw', article: 'UK-Iceland-Norway Art. 13' },
	packaging: { tariffChange: 'disregard', value: 'count', article: 'UK-Iceland-Norway Art. 11' },
	accessories: { tariffChange: 'disregard', value: 'count', article: 'UK-Iceland-Norway Art. 12' },
	absorption: { article: 'UK-Iceland-Norway Art. 5', lookThrough: 'reading' },
	cumulation: [{ kind: 'bilateral', countries: ['GB', 'IS', 'NO'], article: 'UK-Iceland-Norway Art. 8' }],
	articles: {
		whollyObtained: 'UK-Iceland-Norway Art. 2, Art. 3',
		originatingMaterialsOnly: 'UK-Iceland-Norway Art. 2',
		productSpecificRules: 'UK-Iceland-Norway Art. 5, Appendix 2',
		unknownOrigin: 'UK-Iceland-Norway Art. 1',
		valuation: 'UK-Iceland-Norway Art. 1',
	},
	quotas: [],
	proofs: [{ name: 'origin declaration', months: 12, article: 'UK-Iceland-Norway Art. 18' }],
	retention: [
		{ by: 'importer', years: 3, article: 'UK-Iceland-Norway Art. 25' },
		{ by: 'exporter', years: 3, article: 'UK-Iceland-Norway Art. 25' },
	],
	limits: [
		PROVISIONS_NOT_CHECKED,
		'Cumulation with other countries and full cumulation (Art. 8) are not counted: their conditions are not held.',
		'Averaged ex-works prices need an authorisation.',
		'Dilution counts as insufficient in every chapter, though Art. 7 names chapters 27 to 40 only for one kind of it.',
		'The day of entry into force is that of the published scheme; the texts at hand do not state the edition of the nomenclature apart from the rules.',
		...HOW_LISTS_ARE_READ,
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),
};
