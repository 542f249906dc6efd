import type { Condition } from '../schema/condition.ts';
import type { PublishedSet } from '../schema/published.ts';
import { normaliseText, textDigest } from '../schema/text.ts';
import { type CompiledStatement, compileRules } from './compile-set.ts';

export interface Alternative {
	readonly condition: Condition;
	/** `textDigest` of the published text, and of the whole where it was torn. */
	readonly digests: readonly string[];
}

/** A row in the making: a published set read, before the agreement's corrections. */
export interface Draft {
	readonly heading: string;
	readonly subdivision: string;
	/** Inclusive 10-digit bounds. */
	readonly min: string;
	readonly max: string;
	readonly alternatives: readonly Alternative[];
	/** Indexes of the published sets that it was made from; the first gives the row its name. */
	readonly sets: readonly number[];
	readonly corrections: readonly string[];
}

export function draftOf(
	set: PublishedSet,
	index: number,
	published: string,
): { draft: Draft; statements: CompiledStatement[] } {
	const statements = compileRules(set.rules, published);
	const draft = {
		heading: normaliseText(set.heading).replace(/\s/g, ''),
		subdivision: subdivisionTerm(set),
		min: set.min,
		max: set.max,
		alternatives: statements.flatMap(alternativesOf),
		sets: [index],
		corrections: [],
	};
	return { draft, statements };
}

function alternativesOf({ statement, alternatives }: CompiledStatement): Alternative[] {
	const first = statement[0]?.text ?? '';
	const whole = statement.map((piece) => piece.text).join(' ');
	const digests = [...new Set([textDigest(first), textDigest(whole)])];
	return alternatives.map((condition) => ({ condition, digests }));
}

/**
 * The title of a subdivision as a term: without list marks, and without the gaps that broke "silk-worm gut". '' where
 * the file only repeats the heading there ("Heading 1702", "1102-1103").
 */
export function subdivisionTerm({ heading, subdivision }: Pick<PublishedSet, 'heading' | 'subdivision'>): string {
	const title = normaliseText(subdivision)
		.replace(/^(- )+/, '')
		.replace(/; - /g, '; ')
		.replace(/(\w) -(\w)/g, '$1-$2');
	const repeated = title.replace(/^(chapter|heading|subheading) /i, '').replace(/\s/g, '');
	return repeated === normaliseText(heading).replace(/\s/g, '') ? '' : title;
}
