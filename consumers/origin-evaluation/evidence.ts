import type { ProductFacts } from '../../infra/ports/facts.ts';
import { valueAt } from '../../rules/engine/change.ts';
import type { ClosedQuestion } from '../../rules/questions/index.ts';
import type { OriginCase } from '../../rules/schema/case.ts';
import type { Item, QuestionEvidence, Routing } from '../../schemas/index.ts';

/** Materials whose descriptions go with a question; a longer bill says no more of what the goods are. */
const MATERIALS = 30;

/**
 * What is known of the item that a question is about: its words and codes, how it is made and of what. Neither prices
 * nor parties: no question needs them. The texts come from outside and may be hostile.
 */
export function evidenceOf(facts: ProductFacts): (origin: OriginCase, question: ClosedQuestion) => QuestionEvidence[] {
	const items = new Map((facts.items as Item[]).map((item) => [item.sku, item]));
	const routings = new Map((facts.routings as Routing[]).map((routing) => [routing.sku, routing]));
	return (origin, { path }) => {
		const node = nodeOf(origin, path);
		const item = node?.sku === undefined ? undefined : items.get(node.sku);
		const routing = item && routings.get(item.sku);
		const parts = node?.bom ?? (node === origin.product ? origin.materials : []);
		return [
			...(item ? [said('description', item.description)] : []),
			...(item?.commercialDesignation ? [said('commercial designation', item.commercialDesignation)] : []),
			...(node?.hs ? [said('hs', node.hs)] : []),
			...(routing?.operations.map((one) => said('operation', one.description)) ?? []),
			...parts.slice(0, MATERIALS).flatMap(({ sku, hs }) => {
				const part = sku === undefined ? undefined : items.get(sku);
				return part ? [said('material', [hs, part.description].filter(Boolean).join(' '))] : [];
			}),
		];
	};
}

/** Every text that may be evidence of a question about the product or one of its parts. */
export function wordsOf(facts: ProductFacts): string[] {
	return [
		...(facts.items as Item[]).flatMap((item) => [item.sku, item.description, item.commercialDesignation ?? '']),
		...(facts.routings as Routing[]).flatMap(({ sku, operations }) => [
			sku,
			...operations.map((one) => one.description),
		]),
	];
}

const said = (kind: string, text: string): QuestionEvidence => ({ kind, text });

interface Node {
	/** Of a material: its line of the bill, or its place in the declaration that lists it. */
	readonly id?: string;
	readonly sku?: string | undefined;
	readonly hs?: string | null;
	readonly bom?: OriginCase['materials'] | undefined;
}

/** The product or material that a path leads into. */
export function nodeOf(origin: OriginCase, path: string): Node | undefined {
	const materials = /^(materials\[\d+\](?:\.bom\[\d+\])*)/.exec(path)?.[1];
	return materials === undefined ? origin.product : (valueAt(origin, materials) as Node | undefined);
}
