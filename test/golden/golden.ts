import type { Material, OriginCase } from '../../rules/schema/case.ts';
import type { OriginResult } from '../../rules/schema/result.ts';

/**
 * A case whose answer was derived by hand from the list and the articles, before the engine was asked. `why` holds the
 * arithmetic; amounts are euros of one unit of the product, made in the EU on 2026-03-01 by more than the insufficient
 * operations unless the case says else.
 */
export interface Golden {
	readonly name: string;
	/** Heading or range of the row that governs, as the list prints it; null where none does. */
	readonly row: string | null;
	readonly why: string;
	readonly product: OriginCase['product'];
	readonly materials: readonly Material[];
	readonly facts?: Partial<OriginCase>;
	readonly expected: Partial<Pick<OriginResult, 'verdict' | 'basis' | 'figures' | 'thresholdPrice'>> & {
		/** Paths of the missing facts. */
		readonly missing?: readonly string[];
		/** A price at which the verdict would turn. */
		readonly priceFlip?: string;
	};
}

/** A non-originating material. */
export function foreign(id: string, hs: string, value: string, facts: Partial<Material> = {}): Material {
	return { id, hs, value, origin: 'CN', status: 'non-originating', ...facts };
}

/** A material with a declaration that covers the case's date. */
export function declared(id: string, hs: string, value: string, facts: Partial<Material> = {}): Material {
	const agreements = ['eu-uk', 'eu-japan'];
	const evidence = { type: 'LTSD' as const, validFrom: '2026-01-01', validTo: '2027-12-31', agreements };
	return { id, hs, value, origin: 'DE', status: 'originating', evidence, ...facts };
}
