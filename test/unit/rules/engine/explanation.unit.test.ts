import { describe, expect, it } from '@jest/globals';
import type { ExplanationNode } from '../../../../rules/schema/result.ts';
import { given } from '../../../support/rules/given.ts';
import { CTH, headings, maxNom, packOf, row } from '../../../support/rules/pack.ts';
import { recomputed } from '../../../support/rules/recompute.ts';

const pack = packOf([
	row('8413', [CTH, maxNom('50')]),
	row('8501', [{ ...CTH, except: headings('8503') }, maxNom('50')]),
]);

function explanationOf(builder: ReturnType<typeof given>): ExplanationNode {
	return builder.evaluate().explanation as ExplanationNode;
}

/** Truth, kind and depth of each node, top down. */
function outline(node: ExplanationNode, depth = 0): string[] {
	return [
		`${'  '.repeat(depth)}${node.kind}: ${node.truth}`,
		...node.children.flatMap((one) => outline(one, depth + 1)),
	];
}

describe('the explanation', () => {
	const pump = given(pack)
		.product('841370', { exw: '200.00' })
		.part('850151', '150.00', [{ hs: '850300', value: '60.00' }])
		.foreign('841391', '30.00');

	it('holds every step, every alternative, every material and the part’s own tree', () => {
		expect(outline(explanationOf(pump))).toEqual([
			'origin: yes',
			'  wholly-obtained: no',
			'  originating-materials-only: no',
			'    material: yes',
			'      origin: yes',
			'        wholly-obtained: no',
			'        originating-materials-only: no',
			'          material: no',
			'        sufficient-production: yes',
			'          beyond-insufficient-operations: yes',
			'          rule-or-tolerance: yes',
			'            product-specific-rule: yes',
			'              tariff-change: no',
			'                material: no',
			'              max-value: yes',
			'    material: no',
			'  sufficient-production: yes',
			'    beyond-insufficient-operations: yes',
			'    rule-or-tolerance: yes',
			'      product-specific-rule: yes',
			'        tariff-change: no',
			'          material: no',
			'        max-value: yes',
		]);
	});

	it('gives each share with its exact figures and its source', () => {
		const find = (node: ExplanationNode): ExplanationNode | undefined =>
			node.kind === 'max-value' && node.source.heading === '8413' ? node : node.children.map(find).find(Boolean);
		expect(find(explanationOf(pump))).toEqual({
			kind: 'max-value',
			truth: 'yes',
			about: 'MaxNOM 50% (EXW)',
			figures: { percent: '15.00', nonOriginating: '30.00', exw: '200.00', maximum: '50' },
			source: { agreement: 'eu-uk', article: 'TCA 39(1)(c), Annex 3', heading: '8413' },
			children: [],
		});
	});

	it('shows a tolerance with what it forgives and what it can’t', () => {
		const tolerated = explanationOf(
			given(pack).product('841370', { exw: '100' }).foreign('841391', '9').foreign('7318', '60'),
		);
		expect(outline(tolerated).slice(-4)).toEqual([
			'      tolerance: yes',
			'        tolerance-share: yes',
			'          material: no',
			'        requirements-not-forgiven: yes',
		]);
	});

	it('can’t contradict itself unnoticed', () => {
		const tree = explanationOf(pump);
		const forged = { ...tree, children: tree.children.map((node) => ({ ...node, truth: 'no' as const })) };
		expect(() => recomputed(forged)).toThrow('sufficient-production says no, but yes follows');
		expect(recomputed(tree)).toBe('yes');
	});
});
