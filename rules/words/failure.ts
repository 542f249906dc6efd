import { LEVEL_DIGITS } from '../engine/classes.ts';
import type { Condition } from '../schema/condition.ts';
import { compare, decimal, ZERO } from '../schema/decimal.ts';
import type { ExplanationNode } from '../schema/result.ts';
import { conditionName, conditionText } from './condition.ts';
import { isShare, shareText } from './share.ts';
import { conditionOf, materialAt, subjectOf, type Telling } from './telling.ts';

/** In half a sentence: by what a condition is met, or by what it fails. */

/** Materials that a half sentence names; the steps name more. */
const MAX_NAMED = 2;

export function metBy(node: ExplanationNode, telling: Telling): string {
	const [first] = node.children;
	switch (node.kind) {
		case 'all':
			return joined(
				node.children.map((child) => metBy(child, telling)),
				telling,
			);
		case 'any': {
			const met = node.children.find((child) => child.truth === 'yes');
			return met === undefined ? nameOf(node, telling) : metBy(met, telling);
		}
		case 'within-quota':
		case 'time-limit':
			return first === undefined ? nameOf(node, telling) : metBy(first, telling);
		default:
			return isShare(node) && !isPerMaterial(node)
				? shareText(node, conditionOf(node.about), telling)
				: nameOf(node, telling);
	}
}

export function failsBy(node: ExplanationNode, telling: Telling): string {
	const { say } = telling;
	const [first] = node.children;
	switch (node.kind) {
		case 'all':
			return joined(
				node.children.filter((child) => child.truth === 'no').map((child) => failsBy(child, telling)),
				telling,
			);
		case 'any':
			return joined(
				node.children.map((child) => failsBy(child, telling)),
				telling,
			);
		case 'within-quota':
		case 'time-limit':
			return first === undefined ? say('how.not', { name: nameOf(node, telling) }) : failsBy(first, telling);
		case 'refused':
			return say('how.refused', { rule: first === undefined ? '' : fullName(first, telling) });
		default: {
			const failing = node.children.filter((child) => child.kind === 'material' && child.truth === 'no');
			if (failing.length > 0) return materialsFail(failing, node, telling);
			if (isShare(node)) return shareText(node, conditionOf(node.about), telling);
			return say('how.not', { name: nameOf(node, telling) });
		}
	}
}

function materialsFail(failing: readonly ExplanationNode[], node: ExplanationNode, telling: Telling): string {
	const { say, format } = telling;
	const condition = conditionOf(node.about);
	const named = dearestFirst(failing).slice(0, MAX_NAMED);
	const how = format.list(
		named.map((one) =>
			say('how.material-fails', { subject: subjectOf(one, telling), why: whyFailing(one, condition, telling) }),
		),
	);
	const more = failing.length - named.length;
	return more === 0 ? how : say(`how.more.${format.form(more)}`, { how, count: String(more) });
}

/** Why a material fails the condition above it; goes on from the material's name. */
export function whyFailing(node: ExplanationNode, condition: Condition | null, telling: Telling): string {
	const { say, format } = telling;
	switch (condition?.kind) {
		case 'tariff-change': {
			const digits = LEVEL_DIGITS[condition.level];
			const own = telling.hs?.slice(0, digits) ?? '';
			const isOwn = hsOf(node, telling)?.slice(0, digits) === own;
			return isOwn ? say(`fails.same-${condition.level}`, { code: format.code(own) }) : say('fails.excepted', {});
		}
		case 'any-heading':
			return say('fails.excepted', {});
		case 'wholly-obtained-materials':
			return say('fails.not-wholly-obtained', {});
		case 'produced-from':
			return say('fails.other-material', {});
		default:
			return say('fails.not-originating', {});
	}
}

/** What is not known of a material that leaves the condition above it open. */
export function whyOpen(node: ExplanationNode, telling: Telling): string {
	if (hsOf(node, telling) === null) return telling.say('open.code', {});
	const doubted = telling.result.explanation !== null && isUndecidedPart(node, telling);
	return telling.say(doubted ? 'open.origin' : 'open.other', {});
}

function isUndecidedPart({ path = '' }: ExplanationNode, { origin }: Telling): boolean {
	const outermost = /^materials\[(\d+)\]/.exec(path)?.[1];
	return outermost !== undefined && origin.materials[Number(outermost)]?.status === 'self-produced';
}

function hsOf(node: ExplanationNode, telling: Telling): string | null {
	return materialAt(node.path, telling)?.hs ?? null;
}

/** The materials that weigh most first. */
export function dearestFirst(nodes: readonly ExplanationNode[]): readonly ExplanationNode[] {
	const value = ({ figures }: ExplanationNode) => (figures['value'] === undefined ? ZERO : decimal(figures['value']));
	return nodes.toSorted((a, b) => compare(value(b), value(a)));
}

function fullName(node: ExplanationNode, telling: Telling): string {
	const condition = conditionOf(node.about);
	return condition === null ? node.about : conditionText(condition, telling);
}

export function nameOf(node: ExplanationNode, telling: Telling): string {
	const condition = conditionOf(node.about);
	return condition === null ? telling.say('condition.unread', { text: node.about }) : conditionName(condition, telling);
}

/** Conditions on each material: a figure of theirs is that of an allowance, and decides nothing by itself. */
export function isPerMaterial({ kind }: ExplanationNode): boolean {
	return kind === 'tariff-change' || kind === 'any-heading';
}

export function joined(texts: readonly string[], { say }: Telling): string {
	return texts.reduce((how, next) => (how === '' ? next : say('how.join', { how, next })), '');
}

/** Whether an alternative has not begun, or is no longer in force, on the date of the case. */
export function isOutOfForce(node: ExplanationNode, { origin }: Telling): boolean {
	const condition = node.kind === 'time-limit' ? conditionOf(node.about) : null;
	if (condition?.kind !== 'time-limit') return false;
	const { from = origin.date, until = origin.date } = condition;
	return origin.date < from || until < origin.date;
}
