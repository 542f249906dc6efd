import type { PackProfile } from '../../schema/profile.ts';
import { READINGS } from './readings.ts';

/** What the compiler must know of the agreement beyond the published file; indexes are those of the file's sets. */
export const PROFILE: PackProfile = {
	agreement: 'uk-switzerland',
	published: 'switzerland-liechtenstein',
	corrections: [
		{
			kind: 'retype',
			name: 'sets-non-originating',
			rows: [248],
			from: 'no originating articles',
			to: 'non-originating articles',
			what: 'articles that are non-originating may be incorporated',
			why: 'the share that follows can only limit those; every other list has it so',
		},
	],
	readings: READINGS,
	quotas: [],
	textileNotesLost: [],
};
