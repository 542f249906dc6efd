import type { ExplanationNode } from '../schema/result.ts';
import { dearestFirst } from './failure.ts';
import { setNode } from './ground.ts';
import { nodePoint } from './node.ts';
import { MAX_TOLD, nodeOf, type Point, point, statusNodes, subjectOf, type Telling } from './telling.ts';

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
	const notInForce = origin.children.find(({ kind }) => kind === 'no-rule');
	if (notInForce !== undefined) return [nodePoint(notInForce, telling)];
	if (tell('wholly-obtained')?.truth === 'yes') return enough();
	const set = setNode(origin);
	if (set !== null) return [...steps, setPoint(set, telling)];
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

/** A set: whether every component originates, else the share of those that don't. */
function setPoint(set: ExplanationNode, telling: Telling): Point {
	const { say, format } = telling;
	const [each, share] = set.children;
	const below = [];
	if (each !== undefined) {
		const [components, unstated] = [statusNodes(telling.result.explanation), each.children.filter(isNoMaterial)];
		const doubtful = dearestFirst(components.filter(({ truth }) => truth !== 'yes'));
		const told = doubtful.slice(0, MAX_TOLD).map((one) => {
			const why = say(one.truth === 'no' ? 'fails.not-originating' : 'open.origin', {});
			return point(say(`node.material.${one.truth}`, { subject: subjectOf(one, telling), why }));
		});
		const [more, others] = [doubtful.length - told.length, components.length - doubtful.length];
		if (more > 0) told.push(point(say(`step.failing.${format.form(more)}`, { count: String(more) })));
		if (others > 0 && each.truth !== 'yes') {
			told.push(point(say(`step.others-originate.${format.form(others)}`, { count: String(others) })));
		}
		told.push(...unstated.map((one) => nodePoint(one, telling)));
		below.push(point(say(`step.set-each.${each.truth}`, {}), told));
	}
	const isStated = each !== undefined && !each.children.some(isNoMaterial);
	if (share !== undefined && isStated && each.truth !== 'yes') below.push(nodePoint(share, telling));
	return point(say(`node.any.${set.truth}`, {}), below);
}

const isNoMaterial = ({ kind }: ExplanationNode) => kind !== 'material';
