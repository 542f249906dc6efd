import type { Condition } from '../schema/condition.ts';
import { compare, type Decimal, decimal, HUNDRED, multiply, subtract, ZERO } from '../schema/decimal.ts';
import type { PackManifest } from '../schema/pack.ts';
import type { ExplanationNode } from '../schema/result.ts';
import { classesText } from './condition.ts';
import { sizeOf } from './format.ts';
import type { Telling } from './telling.ts';

/** The arithmetic of a node: what is compared with what, the limit, and what is to spare or too much. */

const PRICES = { exw: 'exw', fob: 'fob', transactionValue: 'transaction-value' } as const;
/** Amounts of which there must be enough; any other amount must not be too much. */
const REQUIRED: readonly string[] = ['whollyObtained', 'originating'];
type PriceFigure = keyof typeof PRICES;
type Figures = ExplanationNode['figures'];

/** True for a node that compares a share with a limit. */
export function isShare({ figures }: ExplanationNode): boolean {
	return figures['maximum'] !== undefined || figures['minimum'] !== undefined;
}

/** The comparison in words; '' for a node without one. */
export function shareText(node: ExplanationNode, condition: Condition | null, telling: Telling): string {
	const { say, format } = telling;
	const { figures } = node;
	const [maximum, minimum] = [figures['maximum'], figures['minimum']];
	const limit = maximum ?? minimum;
	if (limit === undefined) return '';
	const price = priceOf(node, condition, telling);
	const sort = price === null ? 'weight' : 'money';
	const counted = REQUIRED.find((name) => hasFigure(figures, name)) ?? 'nonOriginating';
	const rvc = maximum === undefined && price !== null;
	const parts = {
		amount: boundsText(figures, counted, sort, telling),
		base: baseText(node, price, condition, telling),
		limit: say(maximum === undefined ? 'share.at-least' : 'share.at-most', { limit: format.percent(limit) }),
		margin: marginText(figures, counted, price ?? 'total', telling),
	};
	const percent = percentText(figures, limit, parts.margin, telling);
	if (rvc && percent === '') return say('share.rvc-open', parts);
	if (rvc) return say('share.rvc', { ...parts, percent: say('share.content', { percent }) });
	const { base } = parts;
	const ratio = percent === '' ? say('share.set-against', { base }) : say('share.percent', { percent, base });
	return say(price === null ? 'share.weight' : 'share.value', {
		...parts,
		ratio,
		what: whatText(node, price, condition, telling),
	});
}

/** The percentage as it is shown; said to be rounded where it reads like the limit and is not. */
function percentText(figures: Figures, limit: string, margin: string, { say, format }: Telling): string {
	const shown = figures['percent'];
	if (shown === undefined) return '';
	const percent = format.percent(shown);
	const misleads = compare(decimal(shown), decimal(limit)) === 0 && margin !== say('share.exact', {});
	return misleads ? say('share.rounded', { percent }) : percent;
}

/** The price that the share is taken of, null for a weight. Where nothing is known of it, the figures don't tell. */
function priceOf(node: ExplanationNode, condition: Condition | null, { manifest }: Telling): PriceFigure | null {
	const found = (Object.keys(PRICES) as PriceFigure[]).find((name) => hasFigure(node.figures, name));
	if (found !== undefined) return found;
	const meant = node.kind === 'set-share' ? manifest.sets?.of : baseMeant(node, condition, manifest);
	if (meant === undefined) return null;
	return meant === 'transaction-value' ? 'transactionValue' : meant === 'fob' ? 'fob' : 'exw';
}

function baseMeant({ kind, source }: ExplanationNode, condition: Condition | null, { tolerances }: PackManifest) {
	if (kind === 'tolerance-share' || kind === 'tolerance') {
		const tolerance = tolerances.find(({ article }) => article === source.article);
		return tolerance?.basis === 'value' ? tolerance.of : undefined;
	}
	switch (condition?.kind) {
		case 'max-value':
		case 'min-rvc':
			return condition.of;
		case 'per-item':
			return condition.maxNonOriginating?.of;
		case 'tariff-change':
		case 'any-heading':
			return condition.allowances?.find(({ maxValue }) => maxValue !== undefined)?.maxValue?.of;
		default:
			return undefined;
	}
}

function hasFigure(figures: Figures, name: string): boolean {
	return [name, `${name}AtLeast`, `${name}AtMost`].some((one) => figures[one] !== undefined);
}

function boundsText(figures: Figures, name: string, sort: 'money' | 'weight', { say, format }: Telling): string {
	const [exact, low, high] = [figures[name], figures[`${name}AtLeast`], figures[`${name}AtMost`]];
	if (exact !== undefined) return format[sort](exact);
	if (low !== undefined && high !== undefined)
		return say('share.between', { low: format[sort](low), high: format[sort](high) });
	if (low !== undefined) return say('share.at-least-amount', { amount: format[sort](low) });
	if (high !== undefined) return say('share.at-most-amount', { amount: format[sort](high) });
	return say('share.unknown-amount', {});
}

function baseText(
	node: ExplanationNode,
	price: PriceFigure | null,
	condition: Condition | null,
	telling: Telling,
): string {
	const { kind, figures } = node;
	if (price !== null) return priceText(figures, price, telling);
	const amount = boundsText(figures, 'total', 'weight', telling);
	if (kind === 'tolerance-share') {
		return telling.say(isTextile(node, telling) ? 'share.textile-weight' : 'share.net-weight', { amount });
	}
	const ofProduct = condition?.kind === 'max-weight' && condition.of === 'product';
	return telling.say(ofProduct ? 'share.net-weight' : 'share.total', { amount });
}

/** Whether a tolerance is one of the textile notes. */
function isTextile({ source }: ExplanationNode, { manifest }: Telling): boolean {
	return manifest.tolerances.some(({ basis, article }) => basis === 'textile-notes' && article === source.article);
}

function priceText(figures: Figures, price: PriceFigure, telling: Telling): string {
	if (!hasFigure(figures, price)) return telling.say(`share.${PRICES[price]}-unknown`, {});
	return telling.say(`share.${PRICES[price]}`, { amount: boundsText(figures, price, 'money', telling) });
}

function whatText(
	node: ExplanationNode,
	price: PriceFigure | null,
	condition: Condition | null,
	telling: Telling,
): string {
	const { say } = telling;
	if (node.kind === 'tolerance-share' && isTextile(node, telling)) {
		return say(price === null ? 'what.note-7' : 'what.note-8', {});
	}
	if (node.kind === 'tolerance-share') return say('what.failing', {});
	if (node.kind === 'set-share' || node.kind === 'per-item') return say('what.components', {});
	if (node.kind === 'tariff-change' || node.kind === 'any-heading') return say('what.allowed', {});
	if (condition?.kind === 'minimum-wholly-obtained') {
		return say('what.wholly-obtained', { materials: classesText(condition.materials, telling) });
	}
	if (condition?.kind === 'minimum-originating') {
		return say('what.originating', { materials: classesText(condition.materials, telling) });
	}
	const classes = condition !== null && 'materials' in condition ? condition.materials : undefined;
	return classes === undefined
		? say('what.non-originating', {})
		: say('what.capped', { materials: classesText(classes, telling) });
}

/** By how much the limit is kept or missed, exactly; '' where amount or base is not exactly known. */
function marginText(figures: Figures, counted: string, base: PriceFigure | 'total', { say, format }: Telling): string {
	const [amount, whole] = [figures[counted], figures[base]];
	const limit = figures['maximum'] ?? figures['minimum'];
	if (amount === undefined || whole === undefined || limit === undefined) return '';
	const beyond = beyondLimit(decimal(amount), decimal(whole), decimal(limit), figures, counted);
	const against = compare(beyond, ZERO);
	if (against === 0) return say('share.exact', {});
	const margin = (base === 'total' ? format.weight : format.money)(sizeOf(beyond));
	if (against < 0) return say('share.spare', { margin });
	if (REQUIRED.includes(counted)) return say('share.short', { margin });
	return figures['maximum'] === undefined ? say('share.rvc-over', { margin }) : say('share.over', { margin });
}

/** What the amount exceeds its limit by, negative where it keeps to it; of a minimum, what it falls short by. */
function beyondLimit(amount: Decimal, whole: Decimal, limit: Decimal, figures: Figures, counted: string): Decimal {
	const isMaximum = figures['maximum'] !== undefined;
	const percent = isMaximum || REQUIRED.includes(counted) ? limit : subtract(HUNDRED, limit);
	const allowed = percentage(whole, percent);
	return REQUIRED.includes(counted) ? subtract(allowed, amount) : subtract(amount, allowed);
}

function percentage(whole: Decimal, percent: Decimal): Decimal {
	const { unscaled, scale } = multiply(whole, percent);
	return { unscaled, scale: scale + 2 };
}
