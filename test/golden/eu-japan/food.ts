import { declared, foreign, type Golden } from '../golden.ts';

/** Chapters 1 to 24. Art. 3.6(2) bars maxima by value only: a limit by weight may be exceeded within the tolerance. */
export const FOOD: readonly Golden[] = [
	{
		name: 'chocolate within its limits by weight',
		row: '1806',
		why: 'CTH (1803, 1701); chapter 4 and 1901: none; sugar 0.30 / 1 = 30 % of the weight.',
		product: { hs: '180690', exw: '10.00', netWeightKg: '1.000' },
		materials: [
			foreign('cocoa paste', '180310', '4.00', { netWeightKg: '0.700' }),
			foreign('sugar', '170199', '0.90', { netWeightKg: '0.300' }),
		],
		expected: { verdict: 'originating', basis: 'product-specific-rule' },
	},
	{
		name: 'chocolate with too much sugar, forgiven by its value',
		row: '1806',
		why: 'Sugar 0.35 / 1 = 35 % is above 30 %; tolerance: all the sugar, 1.00 / 10 = 10 %, since the maximum is one by weight.',
		product: { hs: '180690', exw: '10.00', netWeightKg: '1.000' },
		materials: [
			foreign('cocoa paste', '180310', '4.00', { netWeightKg: '0.650' }),
			foreign('sugar', '170199', '1.00', { netWeightKg: '0.350' }),
		],
		expected: { verdict: 'originating', basis: 'tolerance' },
	},
	{
		name: 'chocolate with too much sugar, a cent too dear',
		row: '1806',
		why: '1.01 / 10 = 10.1 % is above the tolerance.',
		product: { hs: '180690', exw: '10.00', netWeightKg: '1.000' },
		materials: [
			foreign('cocoa paste', '180310', '4.00', { netWeightKg: '0.650' }),
			foreign('sugar', '170199', '1.01', { netWeightKg: '0.350' }),
		],
		expected: { verdict: 'not-originating', basis: 'rule-not-met' },
	},
	{
		name: 'whisky from foreign malt',
		row: '2203-2208',
		why: 'CTH: malt of 1107; no spirit of 2207 or 2208, no grapes, nothing of chapter 4, no sugar.',
		product: { hs: '220830', exw: '12.00' },
		materials: [foreign('malt', '110710', '3.00')],
		expected: { verdict: 'originating', basis: 'product-specific-rule', thresholdPrice: null },
	},
	{
		name: 'whisky from foreign spirit',
		row: '2203-2208',
		why: 'Heading 2208 is the product’s own and excepted; 6 / 12 = 50 % is above the tolerance.',
		product: { hs: '220830', exw: '12.00' },
		materials: [foreign('spirit', '220830', '6.00')],
		expected: { verdict: 'not-originating', basis: 'rule-not-met' },
	},
	{
		name: 'flour from originating maize that is not said to be wholly obtained',
		row: '1102-1103',
		why: 'Materials of chapter 10 must be wholly obtained; a declaration alone says only that they originate. 0.50 / 1 is above the tolerance.',
		product: { hs: '110220', exw: '1.00' },
		materials: [declared('maize', '100590', '0.50'), foreign('vitamins', '293690', '0.02')],
		expected: { verdict: 'indeterminate', basis: 'missing-facts', missing: ['materials[0].whollyObtained'] },
	},
	{
		name: 'animal feed with milk solids',
		row: '230990',
		why: 'The text of this row was not read as a whole; nothing is decided on it.',
		product: {
			hs: '230990',
			exw: '10.00',
			subdivision:
				'A product of a preparation used in animal feeding containing more than 10 % by dry weight of milk solids, and not of a preparation other than pet food containing more than 30 % by dry weight of rice',
		},
		materials: [foreign('maize', '100590', '4.00')],
		expected: { verdict: 'indeterminate', basis: 'judgement' },
	},
	{
		name: 'juice diluted with water',
		row: '2009',
		why: 'Simple dilution is an insufficient operation (Art. 3.4(1)(o)).',
		product: { hs: '200989', exw: '1.00' },
		materials: [foreign('concentrate', '200989', '0.05')],
		facts: { operations: [{ op: 'dilute' }] },
		expected: { verdict: 'not-originating', basis: 'insufficient-operations' },
	},
];
