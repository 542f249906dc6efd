import type { PackProfile } from '../../schema/profile.ts';
import { READINGS } from './readings.ts';

/** What the compiler must know of the agreement beyond the published file; indexes are those of the file's sets. */
export const PROFILE: PackProfile = {
	agreement: 'uk-south-korea',
	published: 'south-korea',
	corrections: [
		{
			kind: 'retype',
			name: 'ice-cream-two-limits',
			rows: [74],
			from: 'of the product\n\nthe value',
			to: 'of the product, and\n\nthe value',
			what: 'the two limits of value hold together',
			why: 'the rule opens a list of requirements; the mark between them is lost',
		},
	],
	readings: READINGS,
	quotas: [],
	textileNotesLost: [],
};
