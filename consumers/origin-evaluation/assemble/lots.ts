import type { OriginCase } from '../../../rules/schema/case.ts';
import type { Workspace } from './facts.ts';

/** Above this, 2^n cases would be judged. */
const MAX_MIXED = 4;

/** The product from lots of which some were bought. */
export interface LotCase {
	readonly originCase: OriginCase;
	/** Items that it takes from the bought lots. */
	readonly bought: readonly string[];
}

/**
 * The cases of a product whose stock mixes made and bought lots, beside the one of made lots alone: one for each choice of
 * items that are taken from the bought lots. Null, and a gap, where there are too many to judge each.
 */
export function lotCases(
	w: Workspace,
	sku: string,
	caseOf: (w: Workspace, sku: string) => OriginCase | null,
): LotCase[] | null {
	const mixed = [...w.mixed].sort();
	if (mixed.length > MAX_MIXED) {
		w.gaps.push({
			path: `items ${mixed.join(', ')}: declarations of every delivery`,
			neededBy: `their origin: each is both made and bought, and no more than ${MAX_MIXED} such items can be weighed`,
		});
		return null;
	}
	return choicesOf(mixed)
		.filter((bought) => bought.length > 0 && (!bought.includes(sku) || bought.length === 1))
		.flatMap((bought) => {
			const originCase = caseOf({ ...w, asBought: new Set(bought) }, sku);
			return originCase ? [{ originCase, bought }] : [];
		});
}

function choicesOf(skus: readonly string[]): string[][] {
	return skus.reduce<string[][]>((choices, sku) => choices.flatMap((one) => [one, [...one, sku]]), [[]]);
}
