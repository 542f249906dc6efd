import type { Reading } from '../../schema/profile.ts';

/** Published texts that allow more than one reading; the one chosen can not produce a wrong yes. */
export const READINGS: readonly Reading[] = [
	{
		name: 'product-itself',
		rows: [0, 16, 55],
		chosen: 'the product itself must be wholly obtained',
		other: 'only such goods used as materials must be wholly obtained',
	},
	{
		name: 'same-description-asked',
		rows: [355],
		chosen: 'whether a material is of the same description as the product is asked of the case',
		other: 'every material of the heading under another code is of another description',
	},
	{
		name: 'each-weight-alone',
		rows: [38, 39, 40, 44, 47, 48, 54],
		chosen: 'the share holds for sugar and for the materials of chapter 4 each',
		other: 'the share holds for each single material',
	},
	{
		name: 'jute-backing',
		rows: [167],
		chosen: 'jute fabric as a backing is one of the materials that may be used',
		other: 'it may be used beside a process only',
	},
];
