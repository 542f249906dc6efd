import type { Reading } from '../../schema/profile.ts';

/** Published texts that allow more than one reading; the one chosen can not produce a wrong yes. */
export const READINGS: readonly Reading[] = [
	{
		name: 'product-itself',
		rows: [0, 5],
		chosen: 'the product itself must be wholly obtained',
		other: 'only such goods used as materials must be wholly obtained',
	},
	{
		name: 'embroidering-own-heading',
		rows: [195],
		chosen: 'materials of the product’s own heading may not be used, and the value of all others counts',
		other: 'materials of the product’s own heading may be used and do not count',
	},
	{
		name: 'same-description-asked',
		rows: [36, 96],
		chosen: 'whether a material is of the same description as the product is asked of the case',
		other: 'every material of the heading under another code is of another description',
	},
	{
		name: 'each-weight-alone',
		rows: [44, 61, 69],
		chosen: 'the share holds for sugar and for the materials of chapter 4 each',
		other: 'the share holds for each single material',
	},
	{
		name: 'jute-backing',
		rows: [191, 201],
		chosen: 'jute fabric as a backing is one of the materials that may be used',
		other: 'it may be used beside a process only',
	},
];
