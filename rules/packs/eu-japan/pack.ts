import { derivedFrom } from '../release.ts';
import { PACK as UK_JAPAN } from '../uk-japan/pack.ts';

/** The Economic Partnership Agreement of the Union with Japan, of which only the United Kingdom's list is published. */
export const PACK = derivedFrom(UK_JAPAN, {
	id: 'eu-japan',
	edition: '2026.1',
	title: 'EU-Japan Economic Partnership Agreement',
	party: { from: 'GB', to: 'EU' },
	cites: { from: 'UK-Japan', to: 'EU-Japan' },
	source:
		'derived from Annexes A and B of the UK-Japan agreement, as published by the UK Trade Tariff service (origin reference document 1.1)',
	validFrom: '2019-02-01',
	validTo: null,
	cumulation: [
		{ kind: 'bilateral', countries: ['EU', 'JP'], article: 'EU-Japan Art. 3.5(1)' },
		{ kind: 'full', countries: ['EU', 'JP'], article: 'EU-Japan Art. 3.5(2)' },
	],
	doubts: [
		{
			name: 'vehicle-transition',
			rows: [400, 401, 402],
			what: 'the shares for vehicles and their bodies that held for a time only leave a verdict open for that time',
			why: 'they are the dates of the United Kingdom’s agreement; the European Union’s own began and ended on others',
		},
	],
	limits: [
		'Section and chapter notes of Annex 3-B that bear on a rule (Annex 3-A Note 2.1) are not held.',
		'The references of chapters 50 to 63 to Notes 7 and 8 are lost in the published file; the case states them.',
		'Note 7.5, man-made fibres in the spinning of natural fibres, is not computed.',
		'Shares for vehicles and bodies that held for a time only are the United Kingdom’s; for that time verdicts stay open.',
		'Codes of the Harmonised System 2022 are matched as they stand against rules of the 2017 edition.',
	],
});
