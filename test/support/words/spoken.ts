import type { ExplanationNode, OriginResult } from '../../../rules/schema/result.ts';
import type { Explanation, Point } from '../../../rules/words/index.ts';

/** Every sentence of an explanation. */
export function spoken({ answer, passages }: Explanation): string[] {
	return [answer, ...passages.flatMap(({ title, points }) => [title, ...points.flatMap(sentences)])];
}

function sentences({ text, points }: Point): string[] {
	return [text, ...points.flatMap(sentences)];
}

/** Amounts of money, weights and percentages in a text, in one spelling each. */
export function figuresIn(text: string): string[] {
	const found = text.matchAll(/EUR ([\d,]+(?:\.\d+)?)|([\d,]+(?:\.\d+)?)(?= kg|%)/g);
	return [...found].map(([, money, other]) => plain((money ?? other ?? '').replaceAll(',', '')));
}

/**
 * The figures that may be spoken of a result: all that stand in it or in the case, and the distance of each share from
 * its limit, recomputed here. Imports nothing of the words.
 */
export function sayable(result: OriginResult, origin: unknown): ReadonlySet<string> {
	const stated = `${JSON.stringify(result)}${JSON.stringify(origin)}`.matchAll(/\d+(?:\.\d+)?/g);
	const nodes = result.explanation === null ? [] : nodesOf(result.explanation);
	return new Set([...[...stated].map(([figure]) => plain(figure)), ...nodes.flatMap(distance)]);
}

export function nodesOf(node: ExplanationNode): ExplanationNode[] {
	return [node, ...node.children.flatMap(nodesOf)];
}

const UNIT = 10n ** 12n;

function distance({ figures }: ExplanationNode): string[] {
	const { maximum, minimum, whollyObtained } = figures;
	const amount = figures['nonOriginating'] ?? whollyObtained;
	const base = figures['exw'] ?? figures['fob'] ?? figures['transactionValue'] ?? figures['total'];
	const limit = maximum ?? minimum;
	if (amount === undefined || base === undefined || limit === undefined) return [];
	const isContent = minimum !== undefined && whollyObtained === undefined;
	const percent = isContent ? 100n * UNIT - units(limit) : units(limit);
	const gap = units(amount) - (percent * units(base)) / (100n * UNIT);
	return [spelled(gap < 0n ? -gap : gap)];
}

function units(text: string): bigint {
	const [whole, fraction = ''] = text.split('.');
	return BigInt(`${whole}${fraction.padEnd(12, '0')}`);
}

function spelled(value: bigint): string {
	return plain(`${value / UNIT}.${(value % UNIT).toString().padStart(12, '0')}`);
}

function plain(figure: string): string {
	const trimmed = figure.includes('.') ? figure.replace(/\.?0+$/, '') : figure;
	return trimmed.replace(/^0+(?=\d)/, '');
}
