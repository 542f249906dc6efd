import type { Condition } from '../schema/condition.ts';
import type { PublishedSet } from '../schema/published.ts';
import { normaliseText, textDigest } from '../schema/text.ts';
import { type CompiledStatement, compileRules } from './compile-set.ts';
import type { TextileNote } from './grammar/notes.ts';

export interface Alternative {
	readonly condition: Condition;
	/** `textDigest` of the published text, and of the whole where it was torn. */
	readonly digests: readonly string[];
	/** The textile notes to which the list refers for it. */
	readonly notes: readonly TextileNote[];
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

/** The rows that one published set becomes: one, or several where its rules name products inside it (CETA 2006). */
export function draftsOf(
	set: PublishedSet,
	index: number,
	published: string,
): { drafts: Draft[]; statements: CompiledStatement[] } {
	const heading = normaliseText(set.heading).replace(' to ', '-').replace(/\s/g, '');
	const statements = compileRules(set.rules, published, heading);
	const { title, quota } = titleOf(set);
	const all = statements.flatMap(alternativesOf);
	const products = [...new Set(all.flatMap(({ product }) => product ?? []))];
	const parts = products.length > 0 && !products.includes('') ? [...products, ''] : products;
	const drafts = (products.length === 0 ? [undefined] : parts).map((product): Draft => {
		const own = all.filter((one) => one.product === undefined || one.product === product);
		return {
			heading,
			subdivision: product === undefined ? title : partTitle(title, product),
			min: set.min,
			max: set.max,
			alternatives: own.map(({ product: _, condition, ...rest }) => ({
				...rest,
				condition: quota === undefined ? condition : { kind: 'within-quota', of: condition, quota },
			})),
			sets: [index],
			corrections: [],
		};
	});
	// Without a rule for any other product, that part of the row is left to the lists' wider rows.
	return { drafts: drafts.filter(({ alternatives }) => alternatives.length > 0), statements };
}

const OTHER_PRODUCTS = 'any other product';

function partTitle(title: string, product: string): string {
	const part = product === '' ? OTHER_PRODUCTS : product;
	return title === '' ? part : `${title}: ${part}`;
}

const QUOTAS = [
	/\s*\((quota for exports from Canada into the United Kingdom)\)$/i,
	/\s*(originating in Singapore, limited by an annual quota)$/i,
];

/** The set's title, and the quota within which alone its rules hold; they then join the rules of the whole code. */
function titleOf(set: PublishedSet): { title: string; quota?: string } {
	const title = subdivisionTerm(set);
	const quota = QUOTAS.map((one) => one.exec(title)?.[1]).find((found) => found !== undefined);
	return quota === undefined ? { title } : { title: '', quota: quota.charAt(0).toUpperCase() + quota.slice(1) };
}

function alternativesOf(read: CompiledStatement): (Alternative & { product: string | undefined })[] {
	const { statement, alternatives } = read;
	const first = statement[0]?.text ?? '';
	const whole = statement.map((piece) => piece.text).join(' ');
	const digests = [...new Set([textDigest(first), textDigest(whole)])];
	return alternatives.map((condition, index) => ({
		condition,
		digests,
		notes: read.notes[index] ?? [],
		product: read.products[index],
	}));
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
