import type { Reading } from '../../schema/profile.ts';

/** Published texts that allow more than one reading; the one chosen can not produce a wrong yes. */
export const READINGS: readonly Reading[] = [
	{
		name: 'product-itself',
		rows: [0, 27],
		chosen: 'the product itself must be wholly obtained',
		other: 'only such goods used as materials must be wholly obtained',
	},
	{
		name: 'whether-or-not',
		rows: [
			89, 91, 133, 136, 172, 173, 178, 180, 182, 183, 184, 185, 186, 189, 190, 191, 192, 193, 195, 197, 198, 199, 200,
			201, 202, 203, 204, 205, 207, 209, 215, 217, 218, 219, 221, 225, 226, 228, 229, 234, 253, 427, 429, 440, 442, 444,
			447, 461, 463, 465, 467, 469, 477, 485, 486, 487, 488, 489, 490, 492, 493, 497, 499, 501, 504, 506, 508, 509, 511,
			513, 514, 517, 519, 521, 523, 525, 527, 529, 530, 532, 534, 536, 539, 541, 542, 544, 545, 546, 547, 550, 551, 553,
			555, 556, 557, 558, 573, 574, 575, 576, 578, 582, 583, 586, 587, 588, 589, 590, 591, 592, 593, 594, 595, 596, 597,
			598, 603, 604, 605, 606, 607, 609, 611,
		],
		chosen: 'materials that make the change named after these words are let in and not counted (note 8.6)',
		other: 'they count in the limit',
	},
	{
		name: 'net-weight-without-water',
		rows: [104, 105, 107, 108, 109, 110, 111, 112],
		chosen: 'what is made of the berries named may be weighed by its materials without added water',
		other: 'every product of the row may',
	},
];
