import { derivedFrom } from '../release.ts';
import { PACK as UK_SINGAPORE } from '../uk-singapore/pack.ts';

/** The Free Trade Agreement of the Union with Singapore, of which only the United Kingdom's list is published. */
export const PACK = derivedFrom(UK_SINGAPORE, {
	id: 'eu-singapore',
	edition: '2026.1',
	title: 'EU-Singapore Free Trade Agreement',
	party: { from: 'GB', to: 'EU' },
	cites: { from: 'UK-Singapore', to: 'EU-Singapore' },
	source: 'derived from the list of the UK-Singapore agreement, as published by the UK Trade Tariff service',
	validFrom: '2019-11-21',
	validTo: null,
	cumulation: [{ kind: 'bilateral', countries: ['EU', 'SG'], article: 'EU-Singapore Art. 3' }],
	doubts: [],
	limits: [
		'Cumulation with other countries of ASEAN is not counted.',
		'Quotas are for products that originate in Singapore; what is met within one only stays open.',
		'A case calls the note on mixtures of textile materials "7" and that on made-up products "8", whatever their numbers.',
		'Codes are matched as they stand against rules of the edition of the list.',
	],
});
