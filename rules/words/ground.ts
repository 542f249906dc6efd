import type { Basis, ExplanationNode, NodeKind } from '../schema/result.ts';
import { conditionText } from './condition.ts';
import { faultText } from './evidence.ts';
import { dearestFirst, failsBy, isOutOfForce, joined, metBy } from './failure.ts';
import { missingFact } from './missing.ts';
import { operationsText } from './operations.ts';
import { rowOf, rowText } from './row.ts';
import { shareText } from './share.ts';
import { conditionOf, materialAt, nodeOf, sourceText, statusNodes, type Telling } from './telling.ts';
import { toleranceOf, toleranceText } from './tolerance.ts';

/** Why a product or a part is what it is, in half a sentence: the figure or fact that decides, and where it stands. */

/** Alternatives and open facts that a ground names at most; the steps name them all. */
const MAX_GROUNDS = 3;

export function groundOfProduct(telling: Telling): string {
	const { say, result } = telling;
	if (result.basis !== 'missing-facts' && result.basis !== 'judgement') {
		return groundOf(result.basis, result.explanation, telling);
	}
	const open = result.missing.filter((one) => one.kind === result.basis);
	if (open.length === 0) return say('ground.undecided', {});
	const how = firstFew(
		open.map((one) => missingFact(one, telling)),
		telling,
	);
	return say(`ground.${result.basis}`, { how });
}

/** The ground of a part, from its tree alone. */
export function groundOfPart(origin: ExplanationNode, telling: Telling): string {
	return origin.truth === 'unknown' ? telling.say('ground.undecided', {}) : groundOf(basisOf(origin), origin, telling);
}

function groundOf(basis: Basis, origin: ExplanationNode | null, telling: Telling): string {
	const { say } = telling;
	switch (basis) {
		case 'wholly-obtained':
		case 'originating-materials-only':
			return say(`ground.${basis}`, { source: cited(origin, basis, telling) });
		case 'insufficient-operations': {
			const node = nodeOf(origin, 'beyond-insufficient-operations');
			const how = node === null ? '' : operationsText(node, telling);
			return say('ground.insufficient-operations', {
				how,
				source: cited(origin, 'beyond-insufficient-operations', telling),
			});
		}
		case 'no-rule': {
			const hs = telling.hs === null ? '' : telling.format.code(telling.hs);
			return say('ground.no-rule', { hs, source: cited(origin, 'no-rule', telling) });
		}
		case 'set':
			return say('ground.set', { how: setText(origin, telling), source: cited(origin, 'set-share', telling) });
		case 'product-specific-rule':
		case 'tolerance':
			return satisfied(basis, origin, telling);
		case 'rule-not-met':
			return notSatisfied(origin, telling);
		case 'missing-facts':
		case 'judgement':
			return say('ground.undecided', {});
	}
}

function basisOf(origin: ExplanationNode): Basis {
	const truthOf = (kind: NodeKind) => nodeOf(origin, kind)?.truth;
	if (origin.truth === 'no') {
		return truthOf('beyond-insufficient-operations') === 'no' ? 'insufficient-operations' : 'rule-not-met';
	}
	if (truthOf('wholly-obtained') === 'yes') return 'wholly-obtained';
	if (truthOf('originating-materials-only') === 'yes') return 'originating-materials-only';
	// An open rule beside a tolerance that forgives all that may fail is no ground; the tolerance is.
	return ruleNodes(origin).some(({ truth }) => truth === 'yes') ? 'product-specific-rule' : 'tolerance';
}

function cited(origin: ExplanationNode | null, kind: NodeKind, telling: Telling): string {
	const node = nodeOf(origin, kind);
	return sourceText(node?.source ?? { agreement: telling.manifest.id, article: telling.manifest.title });
}

function satisfied(
	basis: 'product-specific-rule' | 'tolerance',
	origin: ExplanationNode | null,
	telling: Telling,
): string {
	const { say, result } = telling;
	const rule = ruleNodes(origin).find(({ truth }) => truth === 'yes') ?? ruleNodes(origin)[0];
	const tolerance = basis === 'tolerance' ? toleranceOf(origin) : null;
	if (rule === undefined) return withoutTree(basis, telling);
	const row = rowOf(rule, telling);
	if (tolerance !== null) {
		return say('ground.tolerance', {
			row,
			how: toleranceText(tolerance, telling),
			source: sourceText(tolerance.source),
		});
	}
	const met = rule.children.find(({ truth }) => truth === 'yes');
	const how = met === undefined ? (result.rule?.alternative ?? '') : metBy(met, telling);
	return say('ground.product-specific-rule', { row, how, source: sourceText(rule.source) });
}

/** Where no tree was made: the alternative as the result has it. */
function withoutTree(basis: 'product-specific-rule' | 'tolerance', telling: Telling): string {
	const { say, result } = telling;
	if (result.rule === null) return say('ground.undecided', {});
	const { heading, subdivision, alternative, source } = result.rule;
	const condition = alternative === null ? null : conditionOf(alternative);
	const how = condition === null ? (alternative ?? '') : conditionText(condition, telling);
	return say(`ground.${basis}`, {
		row: rowText(heading, subdivision, telling),
		how,
		source: sourceText(source),
	});
}

function notSatisfied(origin: ExplanationNode | null, telling: Telling): string {
	const { say, result } = telling;
	const set = setNode(origin);
	if (set !== null) {
		return say('ground.set-not-met', { how: setText(origin, telling), source: cited(origin, 'set-share', telling) });
	}
	const [rule] = ruleNodes(origin);
	if (rule === undefined) {
		if (result.rule === null) return say('ground.undecided', {});
		const { heading, subdivision, source } = result.rule;
		const row = rowText(heading, subdivision, telling);
		return say('ground.rule-not-met', { row, how: '', source: sourceText(source) });
	}
	const inForce = rule.children.filter((alternative) => !isOutOfForce(alternative, telling));
	const asked = inForce.length === 0 ? rule.children : inForce;
	const texts = asked.map((alternative) => failsBy(alternative, telling));
	const how = firstFew(texts, telling);
	const tolerance = toleranceOf(origin);
	const tried =
		tolerance === null ? how : say('how.tolerance-fails', { how, share: toleranceText(tolerance, telling) });
	return say('ground.rule-not-met', {
		row: rowOf(rule, telling),
		how: withDeclaration(tried, origin, telling),
		source: sourceText(rule.source),
	});
}

/** The dearest material whose declaration does not cover it: mostly what a no hangs on. */
function withDeclaration(how: string, origin: ExplanationNode | null, telling: Telling): string {
	const { say } = telling;
	const [node] = dearestFirst(statusNodes(origin).filter(({ reason }) => reason === 'evidence-does-not-cover'));
	const material = materialAt(node?.path, telling);
	if (material?.evidence === undefined) return how;
	return say('how.declaration', {
		how,
		paper: say(`paper.${material.evidence.type}`, {}),
		material: material.id,
		evidence: faultText(material.evidence, telling),
	});
}

/** The rule, or the rules of several rows of which it is not known which governs. */
export function ruleNodes(origin: ExplanationNode | null): readonly ExplanationNode[] {
	const rows = nodeOf(origin, 'candidate-rows');
	if (rows === null) return [nodeOf(origin, 'product-specific-rule')].filter((node) => node !== null);
	return rows.children.flatMap((row) => row.children.filter(({ kind }) => kind === 'product-specific-rule'));
}

/** What decides on a set: its components, or their share of its price. */
export function setNode(origin: ExplanationNode | null): ExplanationNode | null {
	return origin?.children.find(({ kind }) => kind === 'any') ?? null;
}

function setText(origin: ExplanationNode | null, telling: Telling): string {
	const [each, share] = setNode(origin)?.children ?? [];
	if (each?.truth === 'yes') return telling.say('how.components', {});
	return share === undefined ? '' : shareText(share, null, telling);
}

function firstFew(texts: readonly string[], telling: Telling): string {
	const how = joined(texts.slice(0, MAX_GROUNDS), telling);
	const more = texts.length - MAX_GROUNDS;
	return more <= 0 ? how : telling.say(`how.more.${telling.format.form(more)}`, { how, count: String(more) });
}
