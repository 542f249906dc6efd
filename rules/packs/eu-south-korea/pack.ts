import { derivedFrom } from '../release.ts';
import { PACK as UK_SOUTH_KOREA } from '../uk-south-korea/pack.ts';

/** The Free Trade Agreement of the Union with the Republic of Korea, of which only the United Kingdom's list is published. */
export const PACK = derivedFrom(UK_SOUTH_KOREA, {
	id: 'eu-south-korea',
	edition: '2026.1',
	title: 'EU-Korea Free Trade Agreement',
	party: { from: 'GB', to: 'EU' },
	cites: { from: 'UK-Korea', to: 'EU-Korea' },
	source: 'derived from the list of the UK-Korea agreement, as published by the UK Trade Tariff service',
	validFrom: '2011-07-01',
	validTo: null,
	cumulation: [{ kind: 'bilateral', countries: ['EU', 'KR'], article: 'EU-Korea Art. 3' }],
	doubts: [],
	limits: [
		'Rules within annual quotas (Annex II(a)) are not in the published file.',
		'A case calls the note on mixtures of textile materials "7" and that on made-up products "8", whatever their numbers.',
		'Codes are matched as they stand against rules of the edition of the list.',
	],
});
