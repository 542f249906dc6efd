import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluate } from '../../../../rules/engine/evaluate.ts';
import type { ExplanationNode } from '../../../../rules/schema/result.ts';
import { conditionText } from '../../../../rules/words/condition.ts';
import { inWords, reason, type Told } from '../../../../rules/words/index.ts';
import { conditionOf, tellingOf } from '../../../../rules/words/telling.ts';
import { PROPERTY_RUNS } from '../../../support/rules/runs.ts';
import { situations } from '../../../support/rules/situations.ts';
import { figuresIn, nodesOf, sayable, spoken } from '../../../support/words/spoken.ts';

/** What is said never contradicts what was found. */

function check(property: (told: Told, texts: readonly string[]) => void): void {
	fc.assert(
		fc.property(situations, ({ origin, pack }) => {
			const told = { result: evaluate(origin, pack), origin, manifest: pack.manifest };
			property(told, spoken(inWords(told)));
		}),
		{ numRuns: PROPERTY_RUNS / 2 },
	);
}

const ANSWERS = {
	originating: /is originating under/,
	'not-originating': /is not originating under/,
	indeterminate: /^Whether .* is undecided, because/s,
};

describe('the words, for every case,', () => {
	it('give the verdict and no other one', () => {
		check(({ result }, [answer]) => {
			const given = Object.entries(ANSWERS).filter(([, words]) => words.test(answer as string));
			expect(given.map(([verdict]) => verdict)).toEqual([result.verdict]);
		});
	});

	it('speak no figure that stands neither in the result nor in the case, nor is the distance of one from its limit', () => {
		check(({ result, origin }, texts) => {
			const allowed = sayable(result, origin);
			for (const text of texts) {
				expect(
					figuresIn(text)
						.filter((figure) => !allowed.has(figure))
						.map((figure) => [figure, text]),
				).toEqual([]);
			}
		});
	});

	it('name each missing fact with its place in the case', () => {
		check(({ result }, texts) => {
			for (const { path } of result.missing) {
				if (path !== '') expect(texts.some((text) => text.includes(`(field ${path})`))).toBe(true);
			}
		});
	});

	it('tell every alternative of a rule that is asked, and of a rule not met every condition that fails', () => {
		check((told, texts) => {
			const { result } = told;
			if (result.basis !== 'rule-not-met' || result.rule === null) return;
			const telling = tellingOf(told, 'en');
			const alternatives = ownRules(result.explanation as ExplanationNode).flatMap(({ children }) => children);
			for (const { about } of alternatives) {
				const condition = conditionOf(about);
				if (condition !== null) expect(texts.join('\n')).toContain(conditionText(condition, telling));
			}
			const failing = alternatives.flatMap(failingLeaves);
			const notMet = texts.filter((text) => /^(\([a-z]\) )?Not met/.test(text));
			expect(notMet.length).toBeGreaterThanOrEqual(failing.length);
		});
	});

	it('leave no message half said', () => {
		check((told, texts) => {
			for (const text of [...texts, reason(told)]) {
				expect(text).not.toMatch(/undefined|\[object|\{\w+\}|\(\)|: ?\.|, ?\.|;\s*\.| {2}/);
			}
		});
	});

	it('tell the same for the same', () => {
		check((told, texts) => {
			expect(spoken(inWords(told))).toEqual(texts);
		});
	});
});

/** Rules of the product itself; below its materials stand those of its parts. */
function ownRules(node: ExplanationNode): ExplanationNode[] {
	if (node.kind === 'product-specific-rule') return [node];
	return node.kind === 'material' ? [] : node.children.flatMap(ownRules);
}

function failingLeaves(node: ExplanationNode): ExplanationNode[] {
	const groups = ['all', 'any', 'within-quota', 'time-limit'];
	return groups.includes(node.kind)
		? node.children.filter(({ truth }) => truth === 'no').flatMap(failingLeaves)
		: nodesOf(node).filter((one) => one === node && node.truth === 'no');
}
