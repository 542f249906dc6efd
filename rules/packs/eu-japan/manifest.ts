import type { PackManifest } from '../../schema/pack.ts';
import { READINGS } from './readings.ts';

const chapters = (from: string, to = from) => ({ from, to });

/**
 * General provisions of the EU-Japan Economic Partnership Agreement, Chapter 3 and Annexes 3-A and 3-B. Rows and
 * provisions are derived from those of the United Kingdom's agreement with Japan, which took them over article by
 * article, with the parties exchanged; its cumulation with the European Union falls away. Not checked against the
 * Union's own text.
 */
export const MANIFEST: PackManifest = {
	id: 'eu-japan',
	edition: '2026.1',
	title: 'EU-Japan Economic Partnership Agreement',
	parties: ['EU', 'JP'],
	hsEdition: '2017',
	source:
		'derived from Annexes A and B of the UK-Japan agreement, as published by the UK Trade Tariff service (origin reference document 1.1)',
	derivedFrom: 'uk-japan',
	checked: false,
	acceptance: 'required',
	validFrom: '2019-02-01',
	validTo: null,
	tolerances: [
		{
			products: [chapters('50', '63')],
			basis: 'textile-notes',
			of: 'exw-or-fob',
			article: 'EU-Japan Art. 3.6(1)(b), Annex 3-A Notes 6 to 8',
		},
		{
			products: [chapters('01', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '10',
			of: 'exw-or-fob',
			liftsWeightMaxima: true,
			article: 'EU-Japan Art. 3.6(1)(a), (2)',
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
			'dilute',
			'simple-assembly',
			'slaughter',
		],
		article: 'EU-Japan Art. 3.4',
	},
	sets: { percent: '15', of: 'exw-or-fob', article: 'EU-Japan Art. 3.9' },
	packaging: { tariffChange: 'disregard', value: 'count', article: 'EU-Japan Art. 3.15' },
	accessories: { tariffChange: 'disregard', value: 'count', article: 'EU-Japan Art. 3.12' },
	absorption: { article: 'EU-Japan Art. 3.2(3), Annex 3-A Note 3.1', lookThrough: 'reading' },
	cumulation: [
		{ kind: 'bilateral', countries: ['EU', 'JP'], article: 'EU-Japan Art. 3.5(1)' },
		{ kind: 'full', countries: ['EU', 'JP'], article: 'EU-Japan Art. 3.5(2)' },
	],
	articles: {
		whollyObtained: 'EU-Japan Art. 3.2(1)(a), Art. 3.3',
		originatingMaterialsOnly: 'EU-Japan Art. 3.2(1)(b)',
		productSpecificRules: 'EU-Japan Art. 3.2(1)(c), Annex 3-B',
		unknownOrigin: 'EU-Japan Art. 3.1',
		valuation: 'EU-Japan Annex 3-A Note 4',
	},
	proofs: [
		{ name: 'statement on origin', article: 'EU-Japan Art. 3.17' },
		{ name: 'importer’s knowledge', article: 'EU-Japan Art. 3.18' },
	],
	retention: [
		{ by: 'importer', years: 3, article: 'EU-Japan Art. 3.19(1)' },
		{ by: 'exporter', years: 4, article: 'EU-Japan Art. 3.19(2)' },
	],
	limits: [
		'Derived from the United Kingdom’s list and not checked against the European Union’s: a declaration needs a named person’s acceptance.',
		'Article numbers are the Union’s for the provisions that the United Kingdom’s document numbers 1 to 21.',
		'Section and chapter notes of Annex 3-B that bear on a rule (Annex 3-A Note 2.1) are not held.',
		'The references of chapters 50 to 63 to Notes 7 and 8 are lost in the published file; the case states them.',
		'Note 7.5, man-made fibres in the spinning of natural fibres, is not computed.',
		'Shares for vehicles and bodies that held for a time only are the United Kingdom’s; for that time verdicts stay open.',
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
