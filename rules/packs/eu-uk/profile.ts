import type { PackProfile } from '../../schema/profile.ts';
import { QUOTAS } from './quotas.ts';
import { READINGS } from './readings.ts';

/** What the compiler must know of the TCA beyond the published file; indexes are those of the file's sets. */
export const PROFILE: PackProfile = {
	agreement: 'eu-uk',
	published: 'eu',
	corrections: [
		{
			kind: 'extend-until',
			name: 'transition-until-2026',
			rows: [315, 316, 330],
			from: '2023-12-31',
			until: '2026-12-31',
			what: 'the time limit of the transitional rules for accumulators (8507) and electrified vehicles (8702-8704)',
			why: 'Decision No 1/2023 of the EU-UK Partnership Council prolongs Annex 5 to 31 December 2026',
		},
		{
			kind: 'overlay',
			name: 'one-row-torn-in-two',
			rows: [67, 68],
			what: 'the two sets 290110-290542 are one row with three alternatives',
			why: 'Annex 3 has one row for these subheadings; the published file broke it after the first alternative',
		},
		{
			kind: 'overlay',
			name: 'tuna-quota',
			rows: [23, 24],
			what: 'the quota set 160414 is a further alternative to the set 160100-160418 for that subheading',
			why: 'Annex 4 gives alternatives to the rules of Annex 3 within annual quotas',
		},
		{
			kind: 'inherit',
			name: 'tuna-preparations-quota',
			rows: [28, 27],
			what: 'tuna preparations of 160420 also have the rule of the other products of that subheading',
			why: 'Annex 4 gives alternatives to the rules of Annex 3 within annual quotas',
		},
		{
			kind: 'overlay',
			name: 'aluminium-quota',
			rows: [273, 272, 274, 275, 276, 277],
			what: 'the five quota sets 7603 to 7616 are further alternatives to the set 7603-7616, heading by heading',
			why: 'Annex 4 gives alternatives to the rules of Annex 3 within annual quotas',
		},
	],
	readings: READINGS,
	quotas: QUOTAS,
	textileNotesLost: [{ from: '50', to: '63' }],
};
