import type { Reading } from '../../schema/profile.ts';

/** Published texts that allow more than one reading; the one chosen can not produce a wrong yes. */
export const READINGS: readonly Reading[] = [
	{
		name: 'product-itself',
		rows: [0],
		chosen: 'the product itself must be wholly obtained',
		other: 'only such goods used as materials must be wholly obtained',
	},
	{
		name: 'same-description-asked',
		rows: [33, 37, 48, 161, 176, 177, 178, 179, 180, 181, 204, 244, 691, 713],
		chosen: 'whether a material is of the same description as the product is asked of the case',
		other: 'every material of the heading under another code is of another description',
	},
	{
		name: 'jute-backing',
		rows: [382, 384],
		chosen: 'jute fabric as a backing is one of the materials that may be used',
		other: 'it may be used beside a process only',
	},
];
