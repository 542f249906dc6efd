import type { Decimal, DecimalString } from '../../rules/schema/decimal.ts';
import type { UnitConversion } from '../../schemas/index.ts';
import type { BomRow } from './boms.ts';
import { grouped } from './mapping.ts';
import type { Profile } from './profile.ts';
import { sentences } from './profile.ts';
import { spelled } from './row.ts';
import type { SupplierPriceLine } from './supplier-prices.ts';

/** In which units items are counted; the files say it only by how they use them. */
export interface Units {
	baseUnitOf(sku: string): string;
	/** Conversions that hold whoever the supplier is: one whose suppliers differ is left out. */
	conversionsOf(sku: string): UnitConversion[];
	/** Sentences of the profile that the item's base unit rests on. */
	assumptionsOf(sku: string): string[];
}

const PIECE = 'EA';

/**
 * Base unit: pieces; with the profile's `baseUnits`, the one unit that all bill lines use the item in. Without it a
 * bill line in ounces stays one in ounces, and lacks its conversion downstream.
 */
export function unitsOf(
	profile: Profile | null,
	bomRows: readonly BomRow[],
	prices: readonly SupplierPriceLine[],
): Units {
	const used = grouped(bomRows, (row) => row.component);
	const priced = grouped(prices, (price) => price.sku);
	const assumed = (sku: string): string | null => {
		const units = new Set(used.get(sku)?.map((row) => row.unit));
		const [only] = units;
		return profile?.baseUnits && units.size === 1 && only !== undefined && only !== PIECE ? only : null;
	};
	const baseUnitOf = (sku: string) => assumed(sku) ?? PIECE;
	return {
		baseUnitOf,
		assumptionsOf: (sku) => (assumed(sku) === null ? [] : sentences(profile?.baseUnits)),
		conversionsOf: (sku) =>
			[...grouped(priced.get(sku) ?? [], (price) => price.unit)].flatMap(([unit, same]) => {
				const factors = new Set(same.map((price) => factorOf(price.pieces)));
				const [factorToBase] = factors;
				const clear = factors.size === 1 && factorToBase && unit !== baseUnitOf(sku);
				return clear ? [{ unit, factorToBase }] : [];
			}),
	};
}

function factorOf(pieces: Decimal | null): DecimalString | null {
	return pieces && spelled(pieces);
}
