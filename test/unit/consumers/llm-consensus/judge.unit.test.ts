import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Asked, type Heard, type JudgeSettings, judge } from '../../../../consumers/llm-consensus/judge/index.ts';
import { abstention, heard, vote } from '../../../support/llm/panel.ts';

const SETTINGS: JudgeSettings = { errorCorrelation: 0.6, reliabilityFloor: 0.3 };
const asked = (choices: readonly string[] = ['yes', 'no'], rest: Partial<Asked> = {}): Asked => ({
	choices,
	citable: new Set([...choices, 'e1']),
	suspicions: [],
	...rest,
});
const failed = (judgement: ReturnType<typeof judge>) =>
	judgement.gates.filter(({ passed }) => !passed).map(({ name }) => name);

const said = fc.oneof(
	fc.record({ choice: fc.constantFrom('a', 'b', 'c'), confidence: fc.double({ min: 0, max: 1, noNaN: true }) }),
	fc.constant(null),
);
const voice = fc.record({
	family: fc.constantFrom('F', 'G', 'H'),
	reliability: fc.double({ min: 0, max: 1, noNaN: true }),
	said,
});
const panel = fc
	.array(voice, { minLength: 1, maxLength: 6 })
	.map((voices) =>
		voices.map(
			({ said, ...rest }, index): Heard =>
				heard(`m${index}`, said ? vote(said.choice, said.confidence) : abstention('refusal'), rest),
		),
	);
const ABC = asked(['a', 'b', 'c']);

describe('the judge', () => {
	it('discounts models that err together: two to one at 0.9 is 0.73 and not 0.90', () => {
		const split = [heard('a', vote('yes', 0.9)), heard('b', vote('yes', 0.9)), heard('c', vote('no', 0.9))];
		const judgement = judge(asked(), split, SETTINGS);
		expect(judgement).toMatchObject({ foremost: 'yes', accepted: false });
		// m = 3: w = 1 / 2.2, L = (2 − 1) · w · ln 9.
		expect(judgement.posterior).toBeCloseTo(1 / (1 + 9 ** (-1 / 2.2)), 6);
		expect(judgement.posterior).toBeCloseTo(0.73, 2);
		expect(judge(asked(), split, { ...SETTINGS, errorCorrelation: 0 }).posterior).toBeCloseTo(0.9, 6);
	});

	it('accepts what two families say surely', () => {
		const both = [heard('a', vote('yes', 0.9, ['e1'])), heard('b', vote('yes', 0.9, ['yes']))];
		const judgement = judge(asked(), both, SETTINGS);
		expect(judgement).toMatchObject({ accepted: true, foremost: 'yes', agreementShare: 1, families: 2 });
		// m = 2: w = 1 / 1.6, L = 2 · 0.625 · ln 9.
		expect(judgement.posterior).toBeCloseTo(1 / (1 + 9 ** -1.25), 6);
		expect(judgement.votes.map(({ weight }) => weight)).toEqual([0.625, 0.625]);
	});

	it.each([
		[
			'one family, twice',
			[heard('a', vote('yes', 0.99), { family: 'F' }), heard('b', vote('yes', 0.99), { family: 'F' })],
			['families'],
		],
		['one voice', [heard('a', vote('yes', 0.99)), heard('b', abstention('length'))], ['families']],
		['two voices that are unsure', [heard('a', vote('yes', 0.6)), heard('b', vote('yes', 0.6))], ['posterior']],
		[
			'a citation of what was not there',
			[heard('a', vote('yes', 0.9, ['e7'])), heard('b', vote('yes', 0.9))],
			['citations'],
		],
		['nobody', [], ['posterior', 'agreement', 'families', 'engine']],
		[
			'abstentions only',
			[heard('a', abstention('refusal')), heard('b', abstention('unavailable'))],
			['posterior', 'agreement', 'families', 'engine'],
		],
	] as const)('hands %s to a person, and says by which gate', (_, votes, gates) => {
		const judgement = judge(asked(), votes, SETTINGS);
		expect(judgement.accepted).toBe(false);
		expect(failed(judgement)).toEqual(gates);
	});

	it('hands a question to a person where its evidence speaks to the models, however sure they are', () => {
		const sure = [heard('a', vote('yes', 0.99)), heard('b', vote('yes', 0.99))];
		const suspicious = asked(['yes', 'no'], { suspicions: ['e1 speaks to a model'] });
		expect(failed(judge(suspicious, sure, SETTINGS))).toEqual(['safety']);
	});

	it('calibrates what a model claims: one that is overconfident is not sure enough any more', () => {
		const calibration = { a: 0.3, b: -0.5 };
		const votes = ['a', 'b'].map((name) => heard(name, vote('yes', 0.95), { calibration }));
		const judgement = judge(asked(), votes, SETTINGS);
		expect(judgement.accepted).toBe(false);
		expect(judgement.votes[0]?.calibrated).toBeCloseTo(1 / (1 + Math.exp(-(0.3 * Math.log(19) - 0.5))), 9);
	});

	it('takes no model for certain', () => {
		const [one] = judge(asked(), [heard('a', vote('yes', 1))], SETTINGS).votes;
		expect(one?.calibrated).toBeCloseTo(0.99, 9);
	});
});

describe('whatever is said, the judge', () => {
	it('accepts nothing without two families behind it', () => {
		fc.assert(
			fc.property(panel, (votes) => {
				const judgement = judge(ABC, votes, SETTINGS);
				const families = new Set(
					votes.flatMap(({ identity, said }) =>
						'choice' in said && said.choice === judgement.foremost ? [identity.family] : [],
					),
				);
				return !judgement.accepted || families.size >= 2;
			}),
		);
	});

	it('gives probabilities, and judges the same in any order', () => {
		fc.assert(
			fc.property(panel, (votes) => {
				const there = judge(ABC, votes, SETTINGS);
				const back = judge(ABC, votes.toReversed(), SETTINGS);
				expect(there.posterior).toBeGreaterThanOrEqual(0);
				expect(there.posterior).toBeLessThanOrEqual(1);
				expect({ ...back, votes: back.votes.toReversed() }).toEqual(there);
			}),
		);
	});

	it('finds an answer no less likely where one who gave it is surer', () => {
		fc.assert(
			fc.property(panel, fc.double({ min: 0, max: 1, noNaN: true }), (votes, confidence) => {
				const before = judge(ABC, votes, SETTINGS);
				const surer = votes.map((one) =>
					'choice' in one.said && one.said.choice === before.foremost
						? { ...one, said: { ...one.said, confidence: Math.max(one.said.confidence, confidence) } }
						: one,
				);
				const after = judge(ABC, surer, SETTINGS);
				expect(after.posterior).toBeGreaterThanOrEqual(before.posterior);
				if (before.accepted) expect(after.accepted).toBe(true);
			}),
		);
	});

	it('ends alike with a vote from under the floor and without it', () => {
		const noise = fc.record({
			choice: fc.constantFrom('a', 'b', 'c'),
			confidence: fc.double({ min: 0, max: 1, noNaN: true }),
		});
		fc.assert(
			fc.property(panel, noise, (votes, { choice, confidence }) => {
				const { votes: _, ...without } = judge(ABC, votes, SETTINGS);
				const loud = heard('noise', vote(choice, confidence, ['e99']), { reliability: 0.2 });
				const { votes: all, ...withIt } = judge(ABC, [...votes, loud], SETTINGS);
				expect(withIt).toEqual(without);
				expect(all.at(-1)).toMatchObject({ weight: 0, said: { choice } });
			}),
		);
	});

	it('would not end alike if the floor let noise in', () => {
		const votes = [heard('a', vote('a', 0.9)), heard('b', vote('a', 0.9))];
		const noise = heard('noise', vote('b', 0.9), { reliability: 0.6 });
		expect(judge(ABC, votes, SETTINGS).accepted).toBe(true);
		expect(judge(ABC, [...votes, noise], SETTINGS).accepted).toBe(false);
	});
});
