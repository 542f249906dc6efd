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
		rows: [44, 122, 155, 188, 565],
		chosen: 'whether a material is of the same description as the product is asked of the case',
		other: 'every material of the heading under another code is of another description',
	},
	{
		name: 'jute-backing',
		rows: [311, 313],
		chosen: 'jute fabric as a backing is one of the materials that may be used',
		other: 'it may be used beside a process only',
	},
];
