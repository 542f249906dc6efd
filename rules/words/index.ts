import { basisPoints } from './basis.ts';
import type { LanguageCode, MessageKey } from './catalogue.ts';
import { changePoints } from './changes.ts';
import { groundOfProduct } from './ground.ts';
import { materialPoints } from './materials.ts';
import { missingPoints } from './missing.ts';
import { pricePoints } from './price.ts';
import { readingPoints } from './readings.ts';
import { rulePoints } from './rule.ts';
import { stepPoints } from './steps.ts';
import { type Point, type Telling, type Told, tellingOf } from './telling.ts';

export type { LanguageCode } from './catalogue.ts';
export type { Point, Told } from './telling.ts';

/** A verdict for a person who never saw a tree: the answer and its ground in one sentence, then the passages. */
export interface Explanation {
	readonly answer: string;
	/** In the order in which they are read; none is empty. */
	readonly passages: readonly Passage[];
}

export interface Passage {
	readonly title: string;
	readonly points: readonly Point[];
}

const PASSAGES: readonly [
	title: Extract<MessageKey, `title.${string}`>,
	points: (telling: Telling) => readonly Point[],
][] = [
	['title.rule', rulePoints],
	['title.materials', materialPoints],
	['title.steps', stepPoints],
	['title.missing', missingPoints],
	['title.price', pricePoints],
	['title.changes', changePoints],
	['title.readings', readingPoints],
	['title.basis', basisPoints],
];

/**
 * Tells a verdict in words. A function of its arguments: it decides nothing and computes nothing but sums and the
 * distance from a limit. Whoever made no tree (`explain: false`) gets the answer and what the result itself holds.
 */
export function inWords(told: Told, language: LanguageCode = 'en'): Explanation {
	const telling = tellingOf(told, language);
	const { say, format } = telling;
	const { verdict } = told.result;
	const answer = say(`answer.${verdict}`, {
		product: productText(telling),
		agreement: told.manifest.title,
		date: format.date(told.origin.date),
		ground: groundOfProduct(telling),
	});
	const passages = PASSAGES.map(([title, points]) => ({ title: say(title, {}), points: points(telling) }));
	return { answer, passages: passages.filter(({ points }) => points.length > 0) };
}

/** Why, in half a sentence: the figure or fact that decides, with its article or row. For records and lists. */
export function reason(told: Told, language: LanguageCode = 'en'): string {
	return groundOfProduct(tellingOf(told, language));
}

function productText({ say, format, origin }: Telling): string {
	const { description, sku, hs } = origin.product;
	const name = description ?? sku ?? origin.id;
	return say('material.facts', { name, facts: say('fact.hs', { code: format.code(hs) }) });
}
