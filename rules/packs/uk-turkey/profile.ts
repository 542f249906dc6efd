import type { PackProfile } from '../../schema/profile.ts';
import { READINGS } from './readings.ts';

/** What the compiler must know of the agreement beyond the published file; indexes are those of the file's sets. */
export const PROFILE: PackProfile = {
	agreement: 'uk-turkey',
	published: 'turkey',
	corrections: [
		{
			kind: 'move',
			name: 'aluminium-entered-as-steel',
			rows: [265, 266, 267, 268, 269],
			from: '73',
			to: '76',
			what: 'five sets of aluminium products, with their quotas, are moved from headings 7303 to 7316 to 7603 to 7616',
			why: 'they stand between 7602 and the next chapter, repeat headings of steel that have rules already, and except materials of heading 7604',
		},
	],
	readings: READINGS,
	quotas: [{ products: [{ from: '76', to: '76' }], name: 'UK-Turkey Annex ORIG-2A of Annex 2, aluminium products' }],
	textileNotesLost: [{ from: '50', to: '63' }],
};
