export interface GoldenRow {
	readonly heading: string;
	readonly subdivision?: string;
	readonly rules: readonly string[];
}

/**
 * What the eu-uk pack says for chosen rows, written by hand from the treaty's list: heading, subdivision, and one
 * line per alternative in canonical English.
 */
export const GOLDEN: readonly GoldenRow[] = [
	{ heading: '0101-0106', rules: ['the product is wholly obtained'] },
	{
		heading: '0401-0410',
		rules: [
			'all materials of chapter 04 used are wholly obtained; and the weight of non-originating materials of heading 1701, heading 1702 used does not exceed 20% of the weight of the product',
		],
	},
	{
		heading: '1101-1109',
		rules: [
			'all materials of chapter 10, chapter 11, heading 0701, heading 0714, heading 2302 to 2303, subheading 071010 used are wholly obtained',
		],
	},
	{ heading: '1509-1510', rules: ['all materials "vegetable materials" used are wholly obtained'] },
	{
		heading: '1704',
		subdivision: 'White chocolate',
		rules: [
			'CTH; and all materials of chapter 04 used are wholly obtained; and [the weight of non-originating materials of heading 1701, heading 1702 used does not exceed 40% of the weight of the product; or the value of non-originating materials of heading 1701, heading 1702 used does not exceed 30% of the ex-works price]',
		],
	},
	{ heading: '210390', rules: ['CTH, however non-originating materials of subheading 210330 may be used'] },
	{
		heading: '2207',
		rules: [
			'CTH except from non-originating materials of heading 2208; and all materials of chapter 10, subheading 080610, subheading 200961, subheading 200969 used are wholly obtained',
		],
	},
	{
		heading: '240210',
		rules: [
			'production from non-originating materials of any heading; and the weight of non-originating materials of heading 2401 used does not exceed 30% of the weight of all materials of chapter 24 used',
		],
	},
	{
		heading: '240220',
		rules: [
			'CTH except from non-originating materials of subheading 240319; and at least 10% by weight of all materials of heading 2401 used is wholly obtained',
		],
	},
	{ heading: '2501-2530', rules: ['CTH', 'MaxNOM 70% (EXW)'] },
	{
		heading: '2710',
		rules: [
			'CTH except from non-originating materials "biodiesel" of subheading 382499, subheading 382600',
			'[the process "distillation" takes place; or the process "chemical reaction" takes place]; and production from non-originating materials of any heading except from non-originating materials "biodiesel (including hydrotreated vegetable oil)" of heading 2710, subheading 382499, subheading 382600, however non-originating materials "biodiesel (including hydrotreated vegetable oil)" of heading 2710, subheading 382499, subheading 382600 may be used after the process "esterification, transesterification or hydrotreatment"',
		],
	},
	{
		heading: '3105',
		subdivision: 'Others',
		rules: [
			"CTH, however non-originating materials of the product's own heading may be used up to 20% of the ex-works price; and MaxNOM 50% (EXW)",
			'MaxNOM 40% (EXW)',
		],
	},
	{ heading: '401211-401219', rules: ['CTSH', 'the process "retreading of used tyres" takes place'] },
	{
		heading: '411420',
		rules: [
			'CTH except from non-originating materials of subheading 410441, subheading 410449, subheading 410530, subheading 410622, subheading 410632, subheading 410692, heading 4107, however non-originating materials of subheading 410441, subheading 410449, subheading 410530, subheading 410622, subheading 410632, subheading 410692, heading 4107 may be used after the process "retanning operation"',
		],
	},
	{
		heading: '560311-560314',
		rules: [
			'[production from non-originating materials "directionally or randomly oriented filaments"; or production from non-originating materials "substances or polymers of natural or man-made origin"]; and the process "bonding into a nonwoven" takes place',
		],
	},
	{ heading: '5810', rules: ['the process "embroidering" takes place; and CTH; and MaxNOM 50% (EXW)'] },
	{
		heading: '6201',
		rules: [
			'the process "weaving, combined with making-up, including cutting of fabric" takes place',
			'the process "making-up including cutting of fabric preceded by printing (as standalone operation)" takes place; and MaxNOM 50% (EXW)',
		],
	},
	{
		heading: '6202',
		subdivision: 'Embroidered',
		rules: [
			'the process "weaving, combined with making-up, including cutting of fabric" takes place',
			'production from non-originating materials "unembroidered fabric"; and the value of non-originating materials "unembroidered fabric" used does not exceed 40% of the ex-works price',
		],
	},
	{
		heading: '6308',
		rules: ['each item of the set satisfies its own rule, non-originating articles up to 15% of the ex-works price'],
	},
	{
		heading: '6401-6405',
		rules: [
			'production from non-originating materials of any heading except from non-originating materials "assemblies of uppers affixed to inner soles or to other sole components" of heading 6406',
		],
	},
	{
		heading: '7304-7306',
		rules: [
			'CC except from non-originating materials of heading 7213 to 7217, heading 7221 to 7223, heading 7225 to 7229',
		],
	},
	{
		heading: '7307',
		subdivision: 'Tube or pipe fittings of stainless steel',
		rules: [
			'CTH except from non-originating materials "forged blanks", however non-originating materials "forged blanks" may be used up to 50% of the ex-works price',
		],
	},
	{
		heading: '7601',
		rules: [
			'CTH; and MaxNOM 50% (EXW)',
			'the process "thermal or electrolytic treatment from unalloyed aluminium or waste and scrap of aluminium" takes place',
		],
	},
	{
		heading: '7607',
		rules: [
			'CTH; and MaxNOM 50% (EXW)',
			'CTH except from non-originating materials of heading 7606 within the limits of the quota "TCA Annex 4, aluminium products"',
		],
	},
	{
		heading: '8206',
		rules: [
			'CTH except from non-originating materials of heading 8202 to 8205, however non-originating materials of heading 8202 to 8205 may be used up to 15% of the ex-works price',
		],
	},
	{ heading: '841311-841510', rules: ['CTSH', 'MaxNOM 50% (EXW)'] },
	{ heading: '8425-8430', rules: ['CTH except from non-originating materials of heading 8431', 'MaxNOM 50% (EXW)'] },
	{
		heading: '8507',
		subdivision:
			'Battery cells, battery modules and parts thereof, intended to be incorporated into an electric accumulator of a kind used as the primary source of electrical power for propulsion of vehicles of headings 8702, 8703 and 8704',
		rules: [
			'CTH except from non-originating materials "active cathode materials"',
			'MaxNOM 35% (EXW)',
			'CTH until 2026-12-31',
			'MaxNOM 70% (EXW) until 2026-12-31',
		],
	},
	{ heading: '8712', rules: ['MaxNOM 45% (EXW)'] },
	{ heading: '8901-8908', rules: ['CC', 'MaxNOM 40% (EXW)'] },
];
