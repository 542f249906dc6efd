import type { ProductFacts } from '../../../infra/ports/facts.ts';
import type { Finding } from '../../../infra/ports/findings.ts';
import type { OriginCase } from '../../../rules/schema/case.ts';
import { decimal, normalise, toDecimalString } from '../../../rules/schema/decimal.ts';
import { territoryOf } from '../../../rules/schema/territory.ts';
import type { Bom } from '../../../schemas/index.ts';
import { type AssemblyOptions, type Gap, use, type Workspace, workspace } from './facts.ts';
import { type LotCase, lotCases } from './lots.ts';
import { isMadeAbroad, isTakenAsBought, madeBy, materialsOf, tradedMaterials } from './materials.ts';
import { sellingPrice } from './selling-price.ts';
import { unfitFor } from './structure.ts';

export type { AssemblyOptions, Gap } from './facts.ts';
export type { LotCase } from './lots.ts';

export interface Assembly {
	/** Null where the facts are not enough for a case; `gaps` and `blocking` say why. */
	readonly originCase: OriginCase | null;
	/** The same product from other lots in stock; it originates only where each of these cases does, too. */
	readonly lots: readonly LotCase[];
	readonly gaps: readonly Gap[];
	/** Findings that keep the product, or a part of it, from being judged. */
	readonly blocking: readonly Finding[];
	readonly assumptions: readonly string[];
}

/**
 * The origin case of one unit of a product, from the canonical facts. Whatever is not known is null or a gap; nothing is
 * guessed. All amounts in the company's currency.
 */
export function assemble(facts: ProductFacts, sku: string, options: AssemblyOptions): Assembly {
	const w = workspace(facts, options);
	// A cycle is found again below, by the lines that hold on the very day that is asked for.
	const blocking = w.findings.filter((finding) => finding.blocking && finding.code !== 'BOM_CYCLE');
	const made = blocking.length > 0 ? null : caseOf(w, sku);
	const lots = made && lotCases(w, sku, caseOf);
	return {
		originCase: lots && made,
		lots: lots ?? [],
		gaps: [...new Map(w.gaps.map((gap) => [JSON.stringify(gap), gap])).values()],
		blocking,
		assumptions: [...w.assumptions].sort(),
	};
}

function caseOf(w: Workspace, sku: string): OriginCase | null {
	const item = use(w, w.items.get(sku));
	if (!item) {
		w.gaps.push({ path: `item ${sku}`, neededBy: 'the product itself' });
		return null;
	}
	if (item.hs === null) {
		w.gaps.push({ path: `item ${sku}: hs`, neededBy: 'the list of product-specific rules' });
		return null;
	}
	const bom = w.boms.get(sku);
	if (item.procurement !== 'bought' && !bom) {
		w.gaps.push({ path: `bill of materials ${sku}`, neededBy: 'every rule: what the product is made of' });
		return null;
	}
	const unfit = bom && item.procurement !== 'bought' && unfitFor(w, bom);
	if (unfit) {
		w.gaps.push(unfit);
		return null;
	}
	const routing = use(w, w.routings.get(sku));
	if (routing && isMadeAbroad(routing)) {
		w.gaps.push({
			path: `routing ${sku}: territory`,
			neededBy: 'the territory of production: a stage is done outside of the Union',
		});
		return null;
	}
	const madeIn = routing?.operations.at(-1)?.territory ?? ownCountry(w);
	if (!madeIn) {
		w.gaps.push({ path: `routing ${sku}`, neededBy: 'the territory of production' });
		return null;
	}
	const traded = item.procurement === 'bought' || isTakenAsBought(w, item);
	const price = sellingPrice(w, item, 'ex_works');
	// Some agreements take their shares of the FOB price, and where one is not stated, of nothing.
	const fob = sellingPrice(w, item, 'fob');
	return {
		id: `${sku}|${w.agreement}|${w.asOf}`,
		agreement: w.agreement,
		date: w.asOf,
		madeIn: territoryOf(madeIn),
		currency: w.currency,
		product: {
			sku,
			description: item.description,
			hs: item.hs,
			hsEdition: item.hsEdition as NonNullable<OriginCase['product']['hsEdition']>,
			exw: price ? toDecimalString(normalise(price)) : null,
			...(fob && { fob: toDecimalString(normalise(fob)) }),
			netWeightKg: item.netWeightKg,
			...(item.subdivision !== null && { subdivision: item.subdivision }),
		},
		...(traded
			? { operations: [], materials: tradedMaterials(w, item) }
			: { ...madeBy(routing), materials: materialsOf(w, bom as Bom, decimal('1'), [sku]) }),
	};
}

function ownCountry(w: Workspace): string | undefined {
	return use(
		w,
		[...w.parties.values()].find((party) => party.roles.includes('own')),
	)?.country;
}
