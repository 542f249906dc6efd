import type { ExplanationNode } from '../schema/result.ts';
import { setNode } from './ground.ts';
import { nodePoint } from './node.ts';
import { nodeOf, type Point, point, type Telling } from './telling.ts';

/** The order of the agreement, as far as it had to be gone: wholly obtained; originating materials; the work; the rule; a tolerance. */
export function stepPoints(telling: Telling): Point[] {
	const origin = telling.result.explanation;
	if (origin === null) return [];
	const steps: Point[] = [];
	const tell = (...kinds: Parameters<typeof nodeOf>[1][]): ExplanationNode | null => {
		const node = nodeOf(origin, ...kinds);
		if (node !== null) steps.push(nodePoint(node, telling));
		return node;
	};
	const enough = () => [...steps, point(telling.say('step.not-needed', {}))];
	if (tell('wholly-obtained')?.truth === 'yes') return enough();
	const set = setNode(origin);
	if (set !== null) return [...steps, nodePoint(set, telling)];
	if (tell('originating-materials-only')?.truth === 'yes') return enough();
	if (tell('beyond-insufficient-operations')?.truth === 'no') return enough();
	tell('materials-stated');
	const sufficient = nodeOf(origin, 'sufficient-production');
	const rule = nodeOf(sufficient, 'rule-or-tolerance');
	const cumulated = rule?.children.find(({ kind }) => kind === 'originating-materials-only');
	if (cumulated?.truth === 'yes') steps.push(point(telling.say('step.cumulated', {})));
	else for (const node of rule?.children ?? []) if (node !== cumulated) steps.push(nodePoint(node, telling));
	if (sufficient !== null) steps.push(nodePoint(sufficient, telling));
	return steps;
}
