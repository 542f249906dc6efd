/** What the demo's compliance officer answers to a question that comes to a person. */
export interface OfficerReview {
	readonly sku: string;
	readonly agreement: string;
	readonly kind: 'subdivision' | 'process' | 'named_material';
	/** Words that the question's text must hold; any question of the kind where absent. */
	readonly about?: string;
	/** The choice by id and, against a list that has changed, by its whole text. */
	readonly choiceId: string;
	readonly choiceText: string;
	/** In the officer's words; it stands in the record of the decision. */
	readonly reason: string;
}

/** Name and function, as on the officer's token and on the declarations that the officer signs. */
export const OFFICER = 'M. E. van Lienden, Customs and Trade Compliance Manager';

/** Why the officer accepts the pack that was derived from the agreement between the United Kingdom and Japan. */
export const ACCEPTANCE = {
	agreement: 'eu-japan',
	statement:
		'I compared the rows of our headings with Annex 3-B of the agreement between the EU and Japan and accept them for our goods.',
} as const;

const COVER_ROW =
	'Sewn from a woven polyester fabric, so not of nonwovens; there is no other row for covers of heading 6306.';
const COVER_PROCESS =
	'We buy the fabric woven and coated (Ningbo Hailong) and only cut and sew it. Weaving does not take place with us.';
const WEAVING = 'weaving, combined with making up';

export const officerReviews: readonly OfficerReview[] = [
	{
		sku: 'BAT-LEV',
		agreement: 'eu-uk',
		kind: 'subdivision',
		choiceId: 'row-3',
		choiceText: 'others',
		reason:
			'Sold for pedal cycles with motor of 8711 and for vans of 8704 alike, so not of a kind that powers vehicles of 8702 to 8704 only. The row with the strictest rule is the safe one.',
	},
	{
		sku: 'FIT-SS',
		agreement: 'eu-uk',
		kind: 'subdivision',
		choiceId: 'row-1',
		choiceText: 'Tube or pipe fittings of stainless steel',
		reason: 'A hose tail of steel 1.4404, which is stainless; classified in 7307 29.',
	},
	{
		sku: 'FIT-SS',
		agreement: 'eu-uk',
		kind: 'named_material',
		about: 'forged blanks',
		choiceId: 'no',
		choiceText: 'no',
		reason: 'We turn it from cold-drawn hexagon bar of 7222 20. No forging and no forged blank is bought for it.',
	},
	...(['eu-uk', 'eu-japan'] as const).flatMap((agreement): OfficerReview[] => [
		{
			sku: 'CVR-BX',
			agreement,
			kind: 'subdivision',
			choiceId: 'row-2',
			choiceText: 'Others',
			reason: COVER_ROW,
		},
		{
			sku: 'CVR-BX',
			agreement,
			kind: 'process',
			about: WEAVING,
			choiceId: 'no',
			choiceText: 'no',
			reason: COVER_PROCESS,
		},
	]),
];
