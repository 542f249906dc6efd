import type { PackProfile } from '../../schema/profile.ts';
import { READINGS } from './readings.ts';

/** What the compiler must know of the agreement beyond the published file; indexes are those of the file's sets. */
export const PROFILE: PackProfile = {
	agreement: 'uk-singapore',
	published: 'singapore',
	corrections: [
		{
			kind: 'retype',
			name: 'feed-weight-of',
			rows: [87],
			from: '- the materials of [chapter&nbsp;10]',
			to: '- the weight of the materials of [chapter&nbsp;10]',
			what: 'the share is one of the weight of these materials',
			why: 'it is taken of the weight of the product; the words are lost',
		},
		{
			kind: 'retype',
			name: 'hides-subheading-spaced',
			rows: [167],
			from: '4106 91',
			to: '410691',
			what: 'subheading 410691 is written with a space',
			why: 'a subheading has six digits; the others stand without a space',
		},
		{
			kind: 'retype',
			name: 'leather-subheading-spaced',
			rows: [168, 169],
			from: '4105 30',
			to: '410530',
			what: 'subheading 410530 is written with a space',
			why: 'a subheading has six digits; the others stand without a space',
		},
	],
	readings: READINGS,
	quotas: [{ products: [{ from: '16', to: '16' }], name: 'Originating in Singapore, limited by an annual quota' }],
	textileNotesLost: [],
};
