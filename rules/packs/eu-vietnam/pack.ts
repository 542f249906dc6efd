import { derivedFrom } from '../release.ts';
import { PACK as UK_VIETNAM } from '../uk-vietnam/pack.ts';

/** The Free Trade Agreement of the Union with Viet Nam, of which only the United Kingdom's list is published. */
export const PACK = derivedFrom(UK_VIETNAM, {
	id: 'eu-vietnam',
	edition: '2026.1',
	title: 'EU-Vietnam Free Trade Agreement',
	party: { from: 'GB', to: 'EU' },
	cites: { from: 'UK-Vietnam', to: 'EU-Vietnam' },
	source: 'derived from the list of the UK-Vietnam agreement, as published by the UK Trade Tariff service',
	validFrom: '2020-08-01',
	validTo: null,
	cumulation: [{ kind: 'bilateral', countries: ['EU', 'VN'], article: 'EU-Vietnam Art. 3' }],
	doubts: [],
	limits: [
		'Of chapters 2 and 4 to 24 the tolerance is taken by weight; that the price may serve as well is not computed.',
		'Cumulation with other countries of ASEAN and with Korea is not counted.',
		'A case calls the note on mixtures of textile materials "7" and that on made-up products "8", whatever their numbers.',
		'Codes are matched as they stand against rules of the edition of the list.',
	],
});
