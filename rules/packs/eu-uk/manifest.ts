import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { DEFINITIONS } from './definitions.ts';
import { INSUFFICIENT } from './insufficient-operations.ts';
import { QUOTAS } from './quotas.ts';
import { READINGS } from './readings.ts';

/** General provisions of the Trade and Cooperation Agreement: Part Two, Title I, Chapter 2, and Annexes 2 to 5. */
export const MANIFEST: PackManifest = {
	id: 'eu-uk',
	edition: '2026.1',
	title: 'EU-UK Trade and Cooperation Agreement',
	parties: ['EU', 'GB'],
	hsEdition: '2017',
	source: 'TCA Annexes 2 to 5, as published by the UK Trade Tariff service (origin reference document 1.2)',
	derivedFrom: null,
	checked: true,
	acceptance: 'not-required',
	validFrom: '2021-01-01',
	validTo: null,
	tolerances: [
		{
			products: [chapters('02'), chapters('04', '24')],
			// Processed fishery products go by value; 1603 holds extracts of meat and of fish under one code, see limits.
			exceptProducts: [chapters('1603', '1605')],
			basis: 'weight',
			percent: '15',
			article: 'TCA Art. 42(1)(a)',
		},
		{
			products: [chapters('50', '63')],
			basis: 'textile-notes',
			of: 'exw',
			article: 'TCA Art. 42(1)(c), Annex 2 Notes 7 and 8',
		},
		{
			products: [chapters('01'), chapters('03'), chapters('1604', '1605'), chapters('25', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '10',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'TCA Art. 42(1)(b)',
		},
	],
	insufficientOperations: INSUFFICIENT,
	sets: { percent: '15', of: 'exw', article: 'TCA Art. 48' },
	packaging: { tariffChange: 'disregard', value: 'count', article: 'TCA Art. 46' },
	accessories: { tariffChange: 'disregard', value: 'count', article: 'TCA Art. 47' },
	absorption: { article: 'TCA Art. 39(2), Annex 2 Note 3.1', lookThrough: 'reading' },
	cumulation: [
		{ kind: 'bilateral', countries: ['EU', 'GB'], article: 'TCA Art. 40(1)' },
		{ kind: 'full', countries: ['EU', 'GB'], article: 'TCA Art. 40(2)' },
	],
	articles: {
		whollyObtained: 'TCA Art. 39(1)(a), Art. 41',
		originatingMaterialsOnly: 'TCA Art. 39(1)(b)',
		productSpecificRules: 'TCA Art. 39(1)(c), Annex 3',
		unknownOrigin: 'TCA Art. 38(f)',
		valuation: 'TCA Annex 2 Note 4',
	},
	definitions: DEFINITIONS,
	disregarded: [
		{ what: 'fuel, energy, plant, tools and other neutral elements', article: 'TCA Art. 49' },
		{ what: 'packing for shipment', article: 'TCA Art. 45' },
	],
	quotas: QUOTAS,
	proofs: [
		{ name: 'statement on origin', months: 12, article: 'TCA Art. 56' },
		{ name: 'importer’s knowledge', article: 'TCA Art. 58' },
	],
	retention: [
		{ by: 'importer', years: 3, article: 'TCA Art. 59(1)' },
		{ by: 'exporter', years: 4, article: 'TCA Art. 59(2)' },
	],
	limits: [
		'Section and chapter notes of the Harmonised System that bear on a rule (Annex 2 Note 2.1) are not held.',
		'The references of chapters 50 to 63 to Notes 7 and 8 are lost in the published file; the case states them.',
		'Heading 1603 holds extracts of meat and of fish under one code; no tolerance is applied to it.',
		'Quantities of the annual quotas of Annex 4 and how far they are used are not held.',
		'Goods of Andorra and San Marino (joint declarations) are not treated as goods of a party.',
		'Codes of the Harmonised System 2022 are matched as they stand against rules of the 2017 edition.',
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),
	gaps: [
		{ hs: '2716', reason: 'electrical energy: no rule is published' },
		{ hs: '847983', reason: 'created by the 2022 edition, no rule is published' },
		{ hs: '8524', reason: 'heading created by the 2022 edition, no rule is published' },
	],
};
