import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { HOW_LISTS_ARE_READ, PROVISIONS_NOT_CHECKED } from '../limits.ts';
import { GAPS } from './gaps.ts';

import { READINGS } from './readings.ts';

/** General provisions of the UK-Canada Trade Continuity Agreement, by the articles of its origin reference document. */
export const MANIFEST: PackManifest = {
	id: 'uk-canada',
	edition: '2026.1',
	title: 'UK-Canada Trade Continuity Agreement',
	parties: ['GB', 'CA'],
	hsEdition: '2012',
	source: 'UK-Canada Annex 5, as published by the UK Trade Tariff service (origin reference document 1.3)',
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
			article: 'UK-Canada Art. 6(3), Annex 1',
		},
		{
			products: [chapters('01', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '10',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'UK-Canada Art. 6(1)',
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
		article: 'UK-Canada Art. 7',
	},
	sets: null,
	packaging: { tariffChange: 'count', value: 'count', article: 'UK-Canada Art. 9' },
	accessories: { tariffChange: 'disregard', value: 'count', article: 'UK-Canada Art. 11' },
	absorption: { article: 'UK-Canada Art. 5(2)', lookThrough: 'reading' },
	cumulation: [
		{ kind: 'bilateral', countries: ['GB', 'CA'], article: 'UK-Canada Art. 3(1)' },
		{ kind: 'full', countries: ['GB', 'CA'], article: 'UK-Canada Art. 3(2)' },
	],
	articles: {
		whollyObtained: 'UK-Canada Art. 2(1)(a), Art. 4',
		originatingMaterialsOnly: 'UK-Canada Art. 2(1)(b)',
		productSpecificRules: 'UK-Canada Art. 2(1)(c), Art. 5, Annex 5',
		unknownOrigin: 'UK-Canada Art. 1',
		valuation: 'UK-Canada Annex 5 notes 8.7 to 8.9',
	},
	quotas: [
		{
			name: 'Quota for exports from Canada into the United Kingdom',
			products: [chapters('03', '87')],
			article: 'UK-Canada Annex 5-A',
		},
	],
	proofs: [{ name: 'origin declaration', months: 12, article: 'UK-Canada Art. 18' }],
	retention: [
		{ by: 'exporter', years: 3, article: 'UK-Canada Art. 26' },
		{ by: 'importer', years: 3, article: 'UK-Canada Art. 26' },
	],
	limits: [
		PROVISIONS_NOT_CHECKED,
		'Cumulation with the European Union (Art. 3(2A), (2B)) ended three years after entry into force; lists of countries that still name it are out of date.',
		'Sugar (Art. 16) is asked of the case: which materials are non-originating sugar is stated, not computed.',
		'Peeling counts as insufficient whatever the chapter of the product, and simple assembly outside chapters 61, 62 and 82 to 97 too, though Art. 7 limits both; a product refused for them alone is looked at by a person.',
		'The second limb of "simple" in Art. 7, on essential characteristics, is left to whoever states the operation.',
		'A set is decided by its components only: the two limits of Art. 12 for non-originating components are not computed.',
		'Section and chapter notes of Annex 5 (note 5) are not held.',
		'The net cost of Annex 5-A is no figure of a case: a rule by net cost stays open.',
		'Quotas are for exports from Canada; what is met within one only stays open.',
		'Tolerances of chapters 50 to 63 stand in Annex 1, which is not held; the case states its notes.',
		...HOW_LISTS_ARE_READ,
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),

	gaps: GAPS,
};
