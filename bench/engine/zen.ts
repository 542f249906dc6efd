import { ZenEngine } from '@gorules/zen-engine';
import type { Facts } from './floating-point.ts';

const FOREIGN = 'filter(materials, not #.originating)';
const PER_MATERIAL = `all(${FOREIGN}, #.heading != heading) or sum(map(${FOREIGN}, #.value)) / exw * 100 <= 50`;
const ON_SUMS = 'failing == 0 or share <= 50';

/** zen-engine with a condition on each material; `facts` are what it reads at each call. */
export function perMaterial(facts: Facts): () => Promise<boolean> {
	return decisionOf(PER_MATERIAL, facts);
}

/** zen-engine that is handed the sums: it compares two numbers. */
export function onSums({ heading, exw, materials }: Facts): () => Promise<boolean> {
	const foreign = materials.filter((one) => !one.originating);
	const failing = foreign.filter((one) => one.heading === heading).length;
	return decisionOf(ON_SUMS, { failing, share: (foreign.reduce((sum, one) => sum + one.value, 0) / exw) * 100 });
}

function decisionOf(expression: string, facts: object): () => Promise<boolean> {
	const decision = new ZenEngine().createDecision({
		nodes: [
			{ id: 'in', type: 'inputNode', name: 'in' },
			{
				id: 'rule',
				type: 'expressionNode',
				name: 'rule',
				content: { expressions: [{ id: 'one', key: 'originating', value: expression }] },
			},
			{ id: 'out', type: 'outputNode', name: 'out' },
		],
		edges: [
			{ id: 'a', type: 'edge', sourceId: 'in', targetId: 'rule' },
			{ id: 'b', type: 'edge', sourceId: 'rule', targetId: 'out' },
		],
	});
	return async () => (await decision.evaluate(facts)).result.originating;
}
