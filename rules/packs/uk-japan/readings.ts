import type { Reading } from '../../schema/profile.ts';

/**
 * Published texts that allow more than one reading. The one chosen can not produce a wrong yes; where both can't, or
 * where the stricter one would refuse what the row is plainly meant for, it is the one nearer to the wording. Each is
 * named on the verdicts that rest on it.
 */
export const READINGS: readonly Reading[] = [
	{
		name: 'animals-of-chapter-1',
		rows: [0],
		chosen: 'the product itself must be wholly obtained',
		other: 'only animals of chapter 1 used as materials must be wholly obtained',
	},
	{
		name: 'fish-by-code',
		rows: [3],
		chosen: 'all materials of chapter 3 must be wholly obtained',
		other: 'the product itself must be wholly obtained, so that no tolerance applies',
	},
	{
		name: 'sugar-conditions-together',
		rows: [48],
		chosen: 'the limits for starch and sugar hold beside the change of heading, as a further condition',
		other: 'they are an alternative of their own',
	},
	{
		name: 'vegetables-and-fruit-by-name',
		rows: [68, 69],
		chosen: 'whether a material is one of the vegetables or fruits named is asked of the case, in whatever state it is',
		other: 'only fresh ones are meant',
	},
	{
		name: 'polypropylene-limit-in-both-cases',
		rows: [216],
		chosen: 'the limit of value for polypropylene materials holds whether or not other fibres were extruded in a party',
		other: 'the limit holds only where nothing was extruded in a party',
	},
	{
		name: 'one-material-not-a-mixture',
		rows: [218, 219, 225],
		chosen: 'production from one of the materials that the row names, not from a mixture of them',
		other: 'a mixture of the materials that the row names is enough',
	},
	{
		name: 'embroidering-own-heading',
		rows: [229],
		chosen: 'materials of the product’s own heading may not be used, and the value of all others counts',
		other: 'materials of the product’s own heading may be used and do not count',
	},
	{
		name: 'tools-by-code',
		rows: [363, 364],
		chosen: 'tools are the goods of headings 8202 to 8205, as heading 8206 itself calls them',
		other: 'whether a good of heading 8205 is a tool is asked of the case',
	},
	{
		name: 'narrower-row-governs',
		rows: [294, 295, 400, 403, 405, 406, 407, 408, 409],
		chosen: 'inside the range of a wider row this one alone governs the goods that it names',
		other: 'it is a further alternative to the wider row',
	},
];
