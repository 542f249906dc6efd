import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { DEFINITIONS } from './definitions.ts';
import { INSUFFICIENT } from './insufficient-operations.ts';
import { READINGS } from './readings.ts';

/**
 * General provisions of the Comprehensive Economic Partnership Agreement between the United Kingdom and Japan, Chapter 3
 * and Annexes 3-A to 3-E. Article 3.n is article n of the origin reference document, Annex 3-A its Annex A.
 */
export const MANIFEST: PackManifest = {
	id: 'uk-japan',
	edition: '2026.1',
	title: 'UK-Japan Comprehensive Economic Partnership Agreement',
	parties: ['GB', 'JP'],
	hsEdition: '2017',
	source:
		'UK-Japan Annexes 3-A and 3-B, as published by the UK Trade Tariff service (origin reference document 1.1, Annexes A and B)',
	derivedFrom: null,
	checked: true,
	acceptance: 'not-required',
	validFrom: '2021-01-01',
	validTo: null,
	tolerances: [
		{
			products: [chapters('50', '63')],
			basis: 'textile-notes',
			of: 'exw-or-fob',
			article: 'UK-Japan Art. 3.6(1)(b), Annex 3-A Notes 6 to 8',
		},
		{
			products: [chapters('01', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '10',
			of: 'exw-or-fob',
			liftsWeightMaxima: true,
			article: 'UK-Japan Art. 3.6(1)(a), (2)',
		},
	],
	insufficientOperations: INSUFFICIENT,
	sets: { percent: '15', of: 'exw-or-fob', article: 'UK-Japan Art. 3.9' },
	packaging: { tariffChange: 'disregard', value: 'count', article: 'UK-Japan Art. 3.15' },
	accessories: { tariffChange: 'disregard', value: 'count', article: 'UK-Japan Art. 3.12' },
	absorption: { article: 'UK-Japan Art. 3.2(3), Annex 3-A Note 3.1', lookThrough: 'reading' },
	cumulation: [
		{ kind: 'bilateral', countries: ['GB', 'JP'], article: 'UK-Japan Art. 3.5(1)' },
		{ kind: 'full', countries: ['GB', 'JP'], article: 'UK-Japan Art. 3.5(3)' },
	],
	articles: {
		whollyObtained: 'UK-Japan Art. 3.2(1)(a), Art. 3.3',
		originatingMaterialsOnly: 'UK-Japan Art. 3.2(1)(b)',
		productSpecificRules: 'UK-Japan Art. 3.2(1)(c), Annex 3-B',
		unknownOrigin: 'UK-Japan Art. 3.1',
		valuation: 'UK-Japan Annex 3-A Note 4',
	},
	definitions: DEFINITIONS,
	disregarded: [
		{ what: 'fuel, energy, plant, tools and other neutral elements', article: 'UK-Japan Art. 3.13' },
		{ what: 'packing for shipment', article: 'UK-Japan Art. 3.14' },
	],
	quotas: [],
	proofs: [
		{ name: 'statement on origin', months: 12, article: 'UK-Japan Art. 3.17' },
		{ name: 'importer’s knowledge', article: 'UK-Japan Art. 3.18' },
	],
	retention: [
		{ by: 'importer', years: 3, article: 'UK-Japan Art. 3.19(1)' },
		{ by: 'exporter', years: 4, article: 'UK-Japan Art. 3.19(2)' },
	],
	limits: [
		'Cumulation with the European Union (Art. 3.5(2) and (4)) holds for the products of Annex 3-C only, which is not held; it is not counted.',
		'Section and chapter notes of Annex 3-B that bear on a rule (Annex 3-A Note 2.1) are not held.',
		'The references of chapters 50 to 63 to Notes 7 and 8 are lost in the published file; the case states them.',
		'Note 7.5, man-made fibres in the spinning of natural fibres, is not computed.',
		'Codes of the Harmonised System 2022 are matched as they stand against rules of the 2017 edition.',
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),
	nested: [
		{ heading: '8703', reason: 'passenger cars have a row of their own inside 8702 to 8705' },
		{ heading: '870710', reason: 'bodies of passenger cars have a row of their own inside 8707' },
		{ heading: '870810', reason: 'bumpers have a row of their own inside 8708 to 8711' },
		{ heading: '870829', reason: 'stampings and door assemblies have rows of their own inside 8708 to 8711' },
		{ heading: '870850', reason: 'axles have rows of their own inside 8708 to 8711' },
		{ heading: '700711', reason: 'tempered safety glass for vehicles has a row of its own' },
		{ heading: '700721', reason: 'laminated safety glass for vehicles has a row of its own' },
	],
	gaps: [
		{ hs: '2716', reason: 'electrical energy: no rule is published' },
		{ hs: '382492', reason: 'created by the 2022 edition, no rule is published' },
	],
};
