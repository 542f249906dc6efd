import type { Reading } from '../../schema/profile.ts';

/**
 * Published texts that allow more than one reading. The one chosen can not produce a wrong yes; where both can't, it
 * is the one nearer to the wording.
 */
export const READINGS: readonly Reading[] = [
	{
		name: 'animals-of-chapter-1',
		rows: [0],
		chosen: 'the product itself must be wholly obtained',
		other: 'only animals of chapter 1 used as materials must be wholly obtained',
	},
	{
		name: 'mustard-by-code',
		rows: [43, 44, 46],
		chosen: 'mustard flour, meal and prepared mustard are the goods of subheading 2103.30, and no others',
		other: 'whether a material is mustard is asked of the case',
	},
	{
		name: 'biodiesel-after-process',
		rows: [64],
		chosen: 'non-originating biodiesel may be used only where the named process took place in a party',
		other: 'biodiesel from that process may be used wherever the process took place',
	},
	{
		name: 'polypropylene-limit-in-both-cases',
		rows: [153],
		chosen: 'the limit of value for polypropylene materials holds whether or not other fibres were extruded in a party',
		other: 'the limit holds only where nothing was extruded in a party',
	},
	{
		name: 'one-material-not-a-mixture',
		rows: [155, 156, 162],
		chosen: 'production from one of the materials that the row names, not from a mixture of them',
		other: 'a mixture of the materials that the row names is enough',
	},
	{
		name: 'embroidering-own-heading',
		rows: [166],
		chosen: 'materials of the product’s own heading may not be used, and the value of all others counts',
		other: 'materials of the product’s own heading may be used and do not count',
	},
	{
		name: 'jute-backing-is-a-permission',
		rows: [172],
		chosen: 'non-originating jute backing is allowed beside the process, and nothing else is asked of it',
		other: 'only the jute backing may be non-originating',
	},
	{
		name: 'tools-by-code',
		rows: [284, 285],
		chosen: 'tools are the goods of headings 8202 to 8205, as heading 8206 itself calls them',
		other: 'whether a good of heading 8205 is a tool is asked of the case',
	},
	{
		name: 'transitional-rules-are-alternatives',
		rows: [315, 316, 330],
		chosen: 'while a transitional rule lasts, the permanent one may be used as well (Annex 3, footnote to the row)',
		other: 'the transitional rule replaces the permanent one, which is stricter and can not turn a verdict to yes',
	},
];
