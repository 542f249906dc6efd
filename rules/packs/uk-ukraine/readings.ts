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
		rows: [33, 37, 48, 164, 179, 180, 181, 182, 183, 184, 210, 251, 704, 726],
		chosen: 'whether a material is of the same description as the product is asked of the case',
		other: 'every material of the heading under another code is of another description',
	},
	{
		name: 'predominant-group',
		rows: [189, 255, 258, 259, 265, 266],
		chosen:
			'the limit for plastics is lifted from the other group only where the case says that it does not predominate',
		other: 'the limit holds for all plastics',
	},
	{
		name: 'jute-backing',
		rows: [389, 391],
		chosen: 'jute fabric as a backing is one of the materials that may be used',
		other: 'it may be used beside a process only',
	},
];
