import type { PackManifest } from '../../schema/pack.ts';
import { chapters } from '../chapters.ts';
import { HOW_LISTS_ARE_READ, PROVISIONS_NOT_CHECKED } from '../limits.ts';
import { READINGS } from './readings.ts';

/** General provisions of the UK-Mexico Trade Continuity Agreement, by the articles of its origin reference document. */
export const MANIFEST: PackManifest = {
	id: 'uk-mexico',
	edition: '2026.1',
	title: 'UK-Mexico Trade Continuity Agreement',
	parties: ['GB', 'MX'],
	hsEdition: '2002',
	source: 'UK-Mexico Appendices I and II, as published by the UK Trade Tariff service (origin reference document 1.2)',
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
			article: 'UK-Mexico Art. 5(2), Appendix I Notes 5 and 6',
		},
		{
			products: [chapters('01', '49'), chapters('64', '97')],
			basis: 'value',
			percent: '10',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'UK-Mexico Art. 5(2)',
		},
	],
	insufficientOperations: {
		operations: [
			'preserve',
			'repack',
			'wash',
			'simple-paint',
			'peel',
			'simple-cut',
			'sort',
			'simple-pack',
			'mark',
			'simple-mix',
			'dilute',
			'simple-assembly',
		],
		article: 'UK-Mexico Art. 6',
	},
	sets: { percent: '15', of: 'exw', article: 'UK-Mexico Art. 10' },
	packaging: { tariffChange: 'count', value: 'count', article: 'UK-Mexico no text at hand' },
	accessories: { tariffChange: 'count', value: 'count', article: 'UK-Mexico Art. 9' },
	absorption: { article: 'UK-Mexico Art. 5', lookThrough: 'reading' },
	cumulation: [{ kind: 'bilateral', countries: ['GB', 'MX'], article: 'UK-Mexico Art. 3' }],
	articles: {
		whollyObtained: 'UK-Mexico Art. 2, Art. 4',
		originatingMaterialsOnly: 'UK-Mexico Art. 2',
		productSpecificRules: 'UK-Mexico Art. 5, Appendix II',
		unknownOrigin: 'UK-Mexico Art. 1',
		valuation: 'UK-Mexico Art. 1',
	},
	quotas: [
		{
			name: 'Appendix II(a) Note 3, 148 800 m2 a year of printed cotton fabrics',
			products: [chapters('5208', '5212')],
			article: 'UK-Mexico Appendix II(a) Note 3',
		},
		{
			name: 'Appendix II(a) Note 3, 260 400 m2 a year of printed filament fabrics',
			products: [chapters('5407', '5408')],
			article: 'UK-Mexico Appendix II(a) Note 3',
		},
		{
			name: 'Appendix II(a) Note 3, 148 800 m2 a year of printed staple fibre fabrics',
			products: [chapters('5512', '5516')],
			article: 'UK-Mexico Appendix II(a) Note 3',
		},
		{
			name: 'Appendix II(a) Note 3, 37 200 m2 a year of printed special fabrics',
			products: [chapters('58')],
			article: 'UK-Mexico Appendix II(a) Note 3',
		},
	],
	proofs: [
		{ name: 'movement certificate EUR.1', months: 10, article: 'UK-Mexico Art. 15' },
		{ name: 'invoice declaration', months: 10, article: 'UK-Mexico Art. 20' },
	],
	retention: [{ by: 'exporter', years: 3, article: 'UK-Mexico Art. 26' }],
	limits: [
		PROVISIONS_NOT_CHECKED,
		'On retail packing no text is at hand: it counts in every test, which can only refuse.',
		'Cumulation with the European Union ended three years after entry into force; other kinds are not counted.',
		'Quotas of printed fabrics are for exports to Mexico; what is met within one only stays open.',
		...HOW_LISTS_ARE_READ,
	],
	readings: READINGS.map(({ name, chosen, other }) => ({ name, chosen, other })),
};
