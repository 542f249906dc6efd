import type { GoldenRow } from './golden-rows.ts';

/** What the eu-japan pack says for chosen rows, written by hand from the published list. */
export const GOLDEN_JAPAN: readonly GoldenRow[] = [
	{ heading: '0301-0309', subdivision: 'Others', rules: ['all materials of chapter 03 used are wholly obtained'] },
	{
		heading: '1102-1103',
		rules: [
			'all materials of chapter 10, chapter 11, heading 0701, heading 0713, heading 0714, heading 2303, subheading 071010 or materials "dried potatoes" of subheading 071290 used are wholly obtained',
		],
	},
	{ heading: '130220', rules: ['CTSH, however non-originating materials "pectic substances" may be used'] },
	{
		heading: '1601',
		rules: ['all materials of chapter 02, chapter 03, chapter 16, heading 1006 used are wholly obtained'],
	},
	{
		heading: '1702',
		rules: [
			'CTH; and the weight of non-originating materials of heading 0404 used does not exceed 10% of the weight of the product; and the weight of non-originating materials of heading 1101 to 1108 used does not exceed 10% of the weight of the product; and the weight of non-originating materials of heading 1701, heading 1703 used does not exceed 20% of the weight of the product',
		],
	},
	{ heading: '240220-240399', rules: ['CTH', 'MaxNOM 35% (EXW)', 'RVC 70% (FOB)'] },
	{
		heading: '290110-290542',
		rules: [
			'CTSH',
			'the process "chemical reaction" takes place; or the process "purification" takes place; or the process "change in particle size" takes place; or the process "production of standard materials" takes place; or the process "isomer separation" takes place; or the process "biotechnological processing" takes place',
			'MaxNOM 50% (EXW)',
			'RVC 55% (FOB)',
		],
	},
	{
		heading: '3105',
		subdivision: 'Others',
		rules: [
			'CTH, however non-originating materials of heading 3105 may be used up to 20% of the ex-works price or 15% of the FOB value; and MaxNOM 50% (EXW)',
			'CTH, however non-originating materials of heading 3105 may be used up to 20% of the ex-works price or 15% of the FOB value; and RVC 55% (FOB)',
			'MaxNOM 40% (EXW)',
			'RVC 65% (FOB)',
		],
	},
	{
		heading: '6401-6406',
		rules: [
			'CC',
			'CTH except from non-originating materials of heading 6401 to 6405 or materials "assemblies of uppers affixed to inner soles" of subheading 640690; and MaxNOM 50% (EXW)',
			'CTH except from non-originating materials of heading 6401 to 6405 or materials "assemblies of uppers affixed to inner soles" of subheading 640690; and RVC 55% (FOB)',
		],
	},
	{
		heading: '7304-7306',
		rules: [
			'CC except from non-originating materials of heading 7213 to 7217, heading 7221 to 7223, heading 7225 to 7229',
		],
	},
	{
		heading: '8206',
		rules: [
			'CTH except from non-originating materials of heading 8202 to 8205, however non-originating materials of heading 8202 to 8205 may be used up to 15% of the ex-works price or 15% of the FOB value',
		],
	},
	{
		heading: '8101-8113',
		rules: [
			'CTSH',
			'production from non-originating materials of any heading; and the process "refining, smelting or thermal metal forming" takes place',
		],
	},
	{
		heading: '870850',
		subdivision: 'Non-driving axles (not including parts thereof)',
		rules: [
			'the process "non-driving axles are produced from non-originating flat rolled metal" takes place; and production from non-originating materials of any heading except from non-originating materials of heading 8708',
		],
	},
	{
		heading: '9506',
		subdivision: 'Golf clubs and parts thereof',
		rules: ['CTH, however non-originating materials "roughly-shaped blocks for making golf club heads" may be used'],
	},
	{
		heading: '9605',
		rules: [
			'each item of the set satisfies its own rule, non-originating articles up to 15% of the ex-works price or 15% of the FOB value',
		],
	},
];
