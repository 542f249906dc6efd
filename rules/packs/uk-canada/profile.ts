import type { PackProfile } from '../../schema/profile.ts';
import { READINGS } from './readings.ts';

/** What the compiler must know of the agreement beyond the published file; indexes are those of the file's sets. */
export const PROFILE: PackProfile = {
	agreement: 'uk-canada',
	published: 'canada',
	corrections: [
		{
			kind: 'quota',
			name: 'salmon-quota',
			rows: [53],
			quota: 'Quota for exports from Canada into the United Kingdom',
			what: 'the rule for prepared salmon holds within the quota for exports from Canada only',
			why: 'it is a second, laxer rule for goods of the row 1604-1605 beside those of the same table that carry the mark',
		},
		{
			kind: 'overlay',
			name: 'coated-fabrics-twice',
			rows: [330, 332],
			what: 'the two sets 5907 outside the quota are one row',
			why: 'they hold the same rules',
		},
		{
			kind: 'retype',
			name: 'bicycle-parts-heading',
			rows: [578],
			from: 'except from 8714',
			to: 'except from heading 8714',
			what: 'heading 8714 is written without the word heading',
			why: 'its other rule speaks of heading 8714',
		},
		{
			kind: 'retype',
			name: 'spinning-is-an-alternative',
			rows: [340, 341, 342],
			from: 'Spinning of natural',
			to: 'or Spinning of natural',
			what: 'spinning and knitting stand as an alternative of their own',
			why: 'the row for these headings outside the quota has them so; the text lost its line break',
		},
	],
	readings: READINGS,
	quotas: [{ products: [{ from: '03', to: '87' }], name: 'Quota for exports from Canada into the United Kingdom' }],
	textileNotesLost: [{ from: '50', to: '63' }],
};
