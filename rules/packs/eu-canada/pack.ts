import { derivedFrom } from '../release.ts';
import { PACK as UK_CANADA } from '../uk-canada/pack.ts';

/** The Comprehensive Economic and Trade Agreement of the Union with Canada, of which only the United Kingdom's list is published. */
export const PACK = derivedFrom(UK_CANADA, {
	id: 'eu-canada',
	edition: '2026.1',
	title: 'EU-Canada Comprehensive Economic and Trade Agreement',
	party: { from: 'GB', to: 'EU' },
	cites: { from: 'UK-Canada', to: 'CETA' },
	source: 'derived from the list of the UK-Canada agreement, as published by the UK Trade Tariff service',
	validFrom: '2017-09-21',
	validTo: null,
	cumulation: [
		{ kind: 'bilateral', countries: ['EU', 'CA'], article: 'CETA Art. 3(1)' },
		{ kind: 'full', countries: ['EU', 'CA'], article: 'CETA Art. 3(2)' },
	],
	doubts: [],
	limits: [
		'Quotas and their goods are those that the United Kingdom took over; what is met within one only stays open.',
		'Sugar (Art. 16) is asked of the case: which materials are non-originating sugar is stated, not computed.',
		'Section and chapter notes of the list, which add conditions, are not held.',
		'A case calls the note on mixtures of textile materials "7" and that on made-up products "8", whatever their numbers.',
		'Codes are matched as they stand against rules of the edition of the list.',
	],
});
