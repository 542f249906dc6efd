import type { Condition } from '../schema/condition.ts';
import type { ExplanationNode } from '../schema/result.ts';
import { conditionText, periodText } from './condition.ts';
import { dearestFirst, isOutOfForce, isPerMaterial, nameOf, whyFailing, whyOpen } from './failure.ts';
import { groundOfPart } from './ground.ts';
import { operationsText } from './operations.ts';
import { rowOf } from './row.ts';
import { isShare, shareText } from './share.ts';
import { conditionOf, MAX_TOLD, type Point, point, sourceText, subjectOf, type Telling } from './telling.ts';
import { toleranceText } from './tolerance.ts';

/** A node of the tree in a sentence, with what stands below it. */
export function nodePoint(node: ExplanationNode, telling: Telling): Point {
	if (isOutOfForce(node, telling)) return point(outOfForceText(node, telling));
	return point(nodeText(node, telling), pointsBelow(node, telling));
}

function nodeText(node: ExplanationNode, telling: Telling): string {
	const condition = conditionOf(node.about);
	const share = node.kind === 'tolerance' ? toleranceText(node, telling) : shareText(node, condition, telling);
	const timed = condition?.kind === 'time-limit' ? condition : { from: undefined, until: undefined };
	return telling.say(`node.${node.kind}.${node.truth}`, {
		subject: subjectOf(node, telling),
		ground: node.kind === 'origin' ? groundOfPart(node, telling) : '',
		source: sourceText(node.source),
		operations: node.kind === 'beyond-insufficient-operations' ? operationsText(node, telling) : '',
		row: rowOf(node, telling),
		rule: ruleText(node, telling),
		name: nameOf(node, telling),
		share,
		quota: condition?.kind === 'within-quota' ? condition.quota : '',
		period: periodText(timed.from, timed.until, telling),
		why: '',
	});
}

function outOfForceText(node: ExplanationNode, telling: Telling): string {
	const condition = conditionOf(node.about);
	const period = condition?.kind === 'time-limit' ? periodText(condition.from, condition.until, telling) : '';
	return telling.say('step.out-of-force', { period, date: telling.format.date(telling.origin.date) });
}

/** What an alternative asks that is stated not to have taken place. */
function ruleText({ kind, children }: ExplanationNode, telling: Telling): string {
	const condition = kind === 'refused' && children[0] !== undefined ? conditionOf(children[0].about) : null;
	return condition === null ? '' : conditionText(condition, telling);
}

function pointsBelow(node: ExplanationNode, telling: Telling): Point[] {
	switch (node.kind) {
		case 'product-specific-rule':
			return alternativePoints(node, telling);
		case 'tolerance':
			return [...forgivenPoints(node, telling), ...requirementPoints(node, telling)];
		case 'all':
		case 'any':
		case 'within-quota':
		case 'time-limit':
		case 'candidate-rows':
		case 'rule-or-tolerance':
			return [...conditionPoints(node, telling), ...materialPointsBelow(node, null, telling)];
		case 'tariff-change':
		case 'any-heading':
		case 'wholly-obtained-materials':
		case 'must-originate':
		case 'produced-from':
		case 'per-item': {
			const share =
				isShare(node) && isPerMaterial(node)
					? [point(sentence(shareText(node, conditionOf(node.about), telling)))]
					: [];
			return [...materialPointsBelow(node, conditionOf(node.about), telling), ...share];
		}
		default:
			return [];
	}
}

function conditionPoints(node: ExplanationNode, telling: Telling): Point[] {
	return node.children.filter(({ kind }) => kind !== 'material').map((child) => nodePoint(child, telling));
}

/** Told only where it is in doubt: a failure is the tolerance's own ground, and that it is kept reads like a contradiction beside a maximum that failed. */
function requirementPoints({ children }: ExplanationNode, telling: Telling): Point[] {
	const requirements = children.filter(
		({ kind, truth }) => kind === 'requirements-not-forgiven' && truth === 'unknown',
	);
	return requirements.map((one) => nodePoint(one, telling));
}

/** Alternatives by the letters that the rule was told with; a single one has none. */
function alternativePoints({ children }: ExplanationNode, telling: Telling): Point[] {
	return children.map((child, i) => {
		const { text, points } = nodePoint(child, telling);
		return children.length === 1
			? point(text, points)
			: point(telling.say('step.alternative', { letter: letterOf(i), text }), points);
	});
}

export function letterOf(index: number): string {
	return index < 26 ? String.fromCharCode(97 + index) : String(index + 1);
}

function forgivenPoints(tolerance: ExplanationNode, telling: Telling): Point[] {
	const { say, format } = telling;
	const share = tolerance.children.find(({ kind }) => kind === 'tolerance-share');
	const failing = (share?.children ?? []).filter(({ kind }) => kind === 'material');
	if (failing.length === 0) return [];
	const named = dearestFirst(failing)
		.slice(0, MAX_TOLD)
		.map((one) => subjectOf(one, telling));
	const more = failing.length - named.length;
	const materials =
		more === 0 ? format.list(named) : say('step.and-more', { materials: named.join(', '), count: String(more) });
	const key = { yes: 'step.forgiven', no: 'step.failing-materials', unknown: 'step.may-fail' } as const;
	return [point(say(key[tolerance.truth], { materials }))];
}

/** The materials that a condition was put to: those that fail it first, then the open ones; the others are counted. */
function materialPointsBelow(node: ExplanationNode, condition: Condition | null, telling: Telling): Point[] {
	const { say, format } = telling;
	const materials = node.children.filter(({ kind }) => kind === 'material');
	if (materials.length === 0) return condition === null ? [] : [point(say('step.none-counts', {}))];
	const count = (n: number) => ({ count: String(n) });
	const failing = dearestFirst(materials.filter(({ truth }) => truth === 'no'));
	const open = dearestFirst(materials.filter(({ truth }) => truth === 'unknown'));
	const allowed = dearestFirst(materials.filter(({ reason }) => reason === 'allowed'));
	const others = materials.length - failing.length - open.length - allowed.length;
	const points = [
		...failing.slice(0, MAX_TOLD).map((one) => materialText(one, whyFailing(one, condition, telling), telling)),
		...(failing.length > MAX_TOLD
			? [say(`step.failing.${format.form(failing.length - MAX_TOLD)}`, count(failing.length - MAX_TOLD))]
			: []),
		...open.slice(0, MAX_TOLD).map((one) => materialText(one, whyOpen(one, telling), telling)),
		...(open.length > MAX_TOLD
			? [say(`step.open.${format.form(open.length - MAX_TOLD)}`, count(open.length - MAX_TOLD))]
			: []),
		...allowed.slice(0, MAX_TOLD).map((one) => say('step.allowed', { subject: subjectOf(one, telling) })),
		...(allowed.length > MAX_TOLD
			? [say(`step.allowed-too.${format.form(allowed.length - MAX_TOLD)}`, count(allowed.length - MAX_TOLD))]
			: []),
		...(others === 0
			? []
			: [say(`step.${others === materials.length ? 'all' : 'others'}-satisfy.${format.form(others)}`, count(others))]),
	];
	return points.map((text) => point(text));
}

function materialText(node: ExplanationNode, why: string, telling: Telling): string {
	return telling.say(node.truth === 'no' ? 'node.material.no' : 'node.material.unknown', {
		subject: subjectOf(node, telling),
		why,
	});
}

function sentence(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
