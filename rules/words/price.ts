import { valueAt } from '../engine/change.ts';
import type { ExplanationNode } from '../schema/result.ts';
import { priceField } from './changes.ts';
import { ruleNodes, setNode } from './ground.ts';
import { type Point, point, type Telling } from './telling.ts';

/** Down to which price the product stays originating. */
export function pricePoints({ say, format, result, origin }: Telling): Point[] {
	if (result.verdict !== 'originating') return [];
	if (result.thresholdPrice === null) return isFreeOfPrice(result.explanation) ? [point(say('price.none', {}))] : [];
	const threshold = format.money(result.thresholdPrice);
	const path = result.flips.find((flip) => priceField(flip.path) !== undefined)?.path;
	const price = path === undefined ? undefined : priceField(path);
	const now = path === undefined ? undefined : valueAt(origin, path);
	if (price === undefined || typeof now !== 'string') return [point(say('price.lowest-plain', { threshold }))];
	return [point(say('price.lowest', { price: say(`base.${price}`, {}), threshold, now: format.money(now) }))];
}

/** Whether the alternative that is met compares nothing with a price. */
function isFreeOfPrice(explanation: ExplanationNode | null): boolean {
	if (explanation === null || setNode(explanation) !== null) return false;
	const met = ruleNodes(explanation).map(({ children }) => children.find(({ truth }) => truth === 'yes'));
	return met.length > 0 && met.every((alternative) => alternative !== undefined && !comparesPrice(alternative));
}

function comparesPrice({ figures, children }: ExplanationNode): boolean {
	const named = Object.keys(figures).some((name) => /^(exw|fob|transactionValue)/.test(name));
	return named || children.some(comparesPrice);
}
