/** Rows read by eye from the published lists, in canonical English; `at` is the place among rows of the same heading. */
export const GOLDEN_FURTHER: Readonly<Record<string, readonly { heading: string; at?: number; rules: string[] }[]>> = {
	'uk-canada': [
		{
			heading: '8427',
			rules: [
				'CTH except from non-originating materials of heading 8431',
				'CTH, however non-originating materials of heading 8431 may be used; and [the value of non-originating materials of heading 8431 used does not exceed 50% of the transaction value; or the value of non-originating materials of heading 8431 used does not exceed 50% of the ex-works price]',
			],
		},
		{
			heading: '7208-7217',
			rules: [
				'production from non-originating materials of any heading except from non-originating materials of heading 7208 to 7217',
			],
		},
	],
	'uk-south-korea': [
		{
			heading: '9105',
			rules: [
				'MaxNOM 40% (EXW); and the value of non-originating materials used does not exceed that of the originating ones',
				'MaxNOM 30% (EXW)',
			],
		},
		{
			heading: '2402',
			rules: [
				'at least 70% by weight of all materials "unmanufactured tobacco or tobacco refuse" of heading 2401 used is originating',
			],
		},
	],
	'uk-turkey': [
		{
			heading: '1704',
			rules: [
				'CTH; and all materials of chapter 04 used are wholly obtained; and [the weight of non-originating materials of heading 1701, heading 1702 used does not exceed 40% of the weight of the product; or the value of non-originating materials of heading 1701, heading 1702 used does not exceed 30% of the ex-works price]',
			],
		},
	],
	'uk-switzerland': [
		{
			heading: '6308',
			rules: ['each item of the set satisfies its own rule, non-originating articles up to 15% of the ex-works price'],
		},
	],
	'uk-iceland-norway': [
		{
			heading: '1704',
			rules: [
				'CTH; and [the weight of non-originating materials "sugar" used does not exceed 40% of the weight of the product; or the value of non-originating materials "sugar" used does not exceed 30% of the ex-works price]',
			],
		},
	],
	'uk-vietnam': [
		{
			heading: '4107',
			rules: [
				'CTH except from non-originating materials of subheading 410441, subheading 410449, subheading 410530, subheading 410622, subheading 410632, subheading 410692, however non-originating materials of subheading 410441, subheading 410449, subheading 410530, subheading 410622, subheading 410632, subheading 410692 may be used after the process "re-tanning operation of the tanned or crust hides and skins in the dry state"',
			],
		},
	],
	'uk-singapore': [
		{
			heading: 'Chapter22',
			rules: [
				'CTH except from non-originating materials of heading 2207, heading 2208; and all materials of subheading 080610, subheading 200961, subheading 200969 used are wholly obtained; and the weight of non-originating materials "sugar" used does not exceed 20% of the weight of the product; and the weight of non-originating materials of chapter 04 used does not exceed 20% of the weight of the product; and the weight of non-originating materials "sugar" or materials of chapter 04 used does not exceed 40% of the weight of the product',
			],
		},
	],
	'uk-mexico': [
		{
			heading: '1516',
			rules: [
				'all materials of chapter 02 used are wholly obtained; and all materials "vegetable materials" other than (materials of heading 1507, heading 1508, heading 1511, heading 1513) used are wholly obtained',
			],
		},
	],
	'uk-chile': [
		{
			heading: '8501',
			rules: [
				'MaxNOM 40% (EXW); and the value of non-originating materials of heading 8503 used does not exceed 10% of the ex-works price',
				'MaxNOM 30% (EXW)',
			],
		},
		{
			heading: 'ex2008',
			rules: [
				'the value of originating materials "nuts and oil seeds" of heading 0801, heading 0802, heading 1202 to 1207 used exceeds 60% of the ex-works price',
			],
		},
	],
	'uk-ukraine': [
		{
			heading: '4005',
			rules: [
				'the value of non-originating materials other than (materials "natural rubber") used does not exceed 50% of the ex-works price',
			],
		},
	],
};
