import type { PackProfile } from '../../schema/profile.ts';
import { READINGS } from './readings.ts';

/** What the compiler must know of the agreement beyond the published file; indexes are those of the file's sets. */
export const PROFILE: PackProfile = {
	agreement: 'uk-ukraine',
	published: 'ukraine',
	corrections: [],
	readings: READINGS,
	quotas: [],
	textileNotesLost: [],
};
