import type { Material, OriginCase } from '../../../rules/schema/case.ts';

/** A case whose explanation was read as a customs officer would read it, and what was mended after the reading. */
export interface ToldCase {
	readonly title: string;
	/** What a reader of this case must be able to defend. */
	readonly shows: string;
	readonly origin: OriginCase;
	/** What was changed after it was read, and why. */
	readonly mended: readonly string[];
}

const LTSD = {
	type: 'LTSD',
	validFrom: '2025-07-01',
	validTo: '2027-06-30',
	agreements: ['eu-uk', 'eu-japan'],
} as const;

const foreign = (id: string, hs: string | null, value: string | null, facts: Partial<Material> = {}): Material => ({
	id,
	hs,
	value,
	origin: 'CN',
	status: 'non-originating',
	...facts,
});
const declared = (id: string, hs: string, value: string, facts: Partial<Material> = {}): Material =>
	foreign(id, hs, value, {
		origin: 'DE',
		status: 'originating',
		evidence: { ...LTSD, agreements: [...LTSD.agreements] },
		...facts,
	});

const made = (
	id: string,
	product: OriginCase['product'],
	materials: Material[],
	facts: Partial<OriginCase> = {},
): OriginCase => ({
	id,
	agreement: 'eu-uk',
	date: '2026-03-01',
	madeIn: 'DE',
	currency: 'EUR',
	product,
	operations: [{ op: 'other' }],
	materials,
	...facts,
});

/** Ten cases that between them use every verdict and every kind of ground that asks for an argument. */
export const TOLD_CASES: readonly ToldCase[] = [
	{
		title: 'Tolerance: a bracket with a bought clip',
		shows: 'That a material fails the rule and is forgiven, by which share, and that the share rests on a reading.',
		origin: made('bracket', { hs: '732690', exw: '100.00', description: 'Wall bracket' }, [
			foreign('steel plate', '720851', '40.00'),
			foreign('clip', '732690', '9.90'),
		]),
		mended: [
			'The share reads as a sentence (“which is 9.90% of …”), with what is to spare: the bare percentage left the reader to subtract.',
			'That explicit maxima are kept is no longer said beside a tolerance: read next to a value limit that had failed it sounded like a contradiction.',
			'The reading of the tolerance says outright that the other one would refuse, and to have it confirmed.',
		],
	},
	{
		title: 'Textile: a shirt with a collar of foreign fabric',
		shows: 'Which process was not carried out, which textile note of the agreement forgives it, and by which share.',
		origin: made(
			'shirt',
			{ hs: '620520', exw: '30.00', description: 'Man’s cotton shirt' },
			[
				declared('shirt fabric', '520852', '9.00'),
				foreign('collar fabric', '521142', '2.20'),
				foreign('buttons', '960621', '0.80'),
			],
			{
				processes: {
					'weaving, combined with making-up, including cutting of fabric': false,
					'making up including cutting of fabric preceded by printing (as standalone operation)': false,
				},
				textile: { notes: ['8'], failingValue: '2.20' },
			},
		),
		mended: [
			'The share names the note that it belongs to (Note 7 by weight, Note 8 by value): the article alone cites both.',
			'An alternative that is stated not to have taken place says what it asks; before, it repeated the shorthand of the list.',
		],
	},
	{
		title: 'Set: a mounting set with a foreign hook',
		shows: 'That a set is judged by its components and their share of its price.',
		origin: made(
			'mounting-set',
			{ hs: '732690', exw: '100.00', description: 'Mounting set' },
			[declared('bracket', '732690', '80.00'), foreign('hook', '732690', '14.50')],
			{ type: 'set' },
		),
		mended: [
			'Components are told with their declarations, as materials are; before, one with a valid declaration read “stated as originating”.',
			'“Not every component originates” in place of “not all of these hold”: a set has no conditions to point at.',
		],
	},
	{
		title: 'Look-through: a pump with a self-made motor that does not originate',
		shows: 'What counts of a self-made part that fails its own rule, and what the other reading would give.',
		origin: made('pump', { hs: '841370', exw: '400.00', description: 'Centrifugal pump' }, [
			foreign('motor', '850151', '200.00', {
				origin: 'DE',
				status: 'self-produced',
				operations: [{ op: 'other' }],
				bom: [foreign('rotor', '850300', '110.00'), declared('motor housing', '732599', '40.00')],
			}),
			foreign('pump head', '841370', '80.00'),
		]),
		mended: [
			'Why the motor fails its own rule stands under the motor, with figures, and what counts of it below.',
			'The reading names the verdict that the other one would give; whoever defends this verdict must know that it hangs on it.',
		],
	},
	{
		title: 'Cumulation: a pump with a pump head from the partner',
		shows: 'Why a material made in Japan is not held against a product made in the Union.',
		origin: made(
			'pump-japan',
			{ hs: '841370', exw: '100.00', description: 'Centrifugal pump' },
			[declared('pump head', '841370', '70.00', { origin: 'JP' }), foreign('screws', '731815', '9.00')],
			{ agreement: 'eu-japan' },
		),
		mended: [
			'The material says why Japan counts, and on what condition, with the article; before, only that it did.',
			'A content that can not be computed says so, in place of a sentence with a hole for the figure.',
		],
	},
	{
		title: 'Quota: an aluminium profile above the value limit',
		shows: 'That the only way left runs within an annual quota, and who can say whether any of it is left.',
		origin: made('profile', { hs: '760429', exw: '100.00', description: 'Aluminium profile' }, [
			foreign('billet', '760120', '62.00'),
		]),
		mended: [
			'The missing fact is told once: it had named the quota twice, in two wordings.',
			'The step says that room in the quota is for somebody to find out, and what is asked besides, met or not.',
		],
	},
	{
		title: 'Declaration lapsed: a pump with a bought pump body',
		shows: 'Which declaration does not cover which delivery, by what, and that a new one would turn the verdict.',
		origin: made('pump-lapsed', { hs: '841370', exw: '200.00', description: 'Centrifugal pump' }, [
			declared('pump body', '841370', '150.00', {
				evidence: { type: 'LTSD', validFrom: '2024-01-01', validTo: '2025-12-31', agreements: ['eu-uk'] },
			}),
			foreign('seal', '401693', '5.00'),
		]),
		mended: [
			'The answer names the lapsed declaration: that a part stands under the product’s own subheading is true, but what decides is that its declaration ended.',
			'Dates are written out, with the day for which the declaration is needed.',
		],
	},
	{
		title: 'Two prices: a car a cent short of its regional value content',
		shows: 'Two limits on two prices, both missed, one of them by less than the rounded percentage shows.',
		origin: made(
			'car',
			{ hs: '870323', exw: '17500.00', fob: '20000.00', description: 'Passenger car' },
			[foreign('parts', '870899', '8000.01')],
			{ agreement: 'eu-japan' },
		),
		mended: [
			'Slices of the rule that are not in force on the day are passed over in the answer; they had crowded out the two limits that decide.',
			'A percentage that reads like its limit, and is not, is called rounded, and the cent that is missing is named.',
		],
	},
	{
		title: 'Insufficient operations: bearings sorted and boxed',
		shows: 'Why a product that keeps to the rule’s value limit is still refused.',
		origin: made(
			'bearings',
			{ hs: '848210', exw: '100.00', description: 'Ball bearings' },
			[foreign('bearing', '848210', '20.00')],
			{ operations: [{ op: 'sort' }, { op: 'simple-pack' }] },
		),
		mended: [
			'The steps end where the verdict is reached: that the rule’s own limit would have been kept had read like an argument for a yes.',
			'Operations are named in full; the reader can look each up in the agreement’s list.',
		],
	},
	{
		title: 'Missing: a transformer without a price, with a part not classified',
		shows: 'Each missing fact, where it belongs, who has it, and what it decides.',
		origin: made('transformer', { hs: '850421', exw: null, description: 'Transformer' }, [
			foreign('tank', '850423', '40.00'),
			foreign('fittings', null, '6.00', { origin: null, status: 'unknown' }),
			declared('oil', '271019', '20.00'),
		]),
		mended: [
			'An amount against a price that is not known is still an amount of money; it had been told as a weight.',
			'Each missing fact has its field, who has it, and what it decides; materials that may fail are not said to fail.',
		],
	},
];
