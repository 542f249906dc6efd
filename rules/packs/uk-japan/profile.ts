import type { PackProfile } from '../../schema/profile.ts';
import { READINGS } from './readings.ts';

/** What the compiler must know of the agreement beyond the published file; indexes are those of the file's sets. */
export const PROFILE: PackProfile = {
	agreement: 'uk-japan',
	published: 'japan',
	corrections: [
		{
			kind: 'retype',
			name: 'rice-heading-dotted',
			rows: [39, 46, 63],
			from: '10.06',
			to: '1006',
			what: 'heading 1006 is written with a dot',
			why: 'Note 2.4 calls the first four digits the heading; every other row writes them without a dot',
		},
		{
			kind: 'retype',
			name: 'wire-heading-dotted',
			rows: [336],
			from: '72.29',
			to: '7229',
			what: 'heading 7229 is written with a dot',
			why: 'Note 2.4 calls the first four digits the heading; the row writes the others without a dot',
		},
		{
			kind: 'share-allowance',
			name: 'fertilisers-however-for-both',
			rows: [125],
			what: 'materials of heading 3105 itself are allowed, up to their share, under both alternatives with a change of heading',
			why: 'the sentence follows both in the published file and names neither',
		},
	],
	readings: READINGS,
	quotas: [],
	textileNotesLost: [{ from: '50', to: '63' }],
};
