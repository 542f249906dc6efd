import { checkCase, type OriginCase } from '../../rules/schema/case.ts';
import type { Derivation } from './checker/check.ts';
import type { Golden, GoldenFile, GoldenMaterial } from './format.ts';

/** The case as the contract `origin-case` has it. Throws where it does not fit, naming the field. */
export function originCase(golden: Golden, { agreement, given }: GoldenFile): OriginCase {
	const { case: id, row, why, tests, 'originates if': formula, prices, expect, ...facts } = golden;
	const date = facts.date ?? given.date;
	const checked = checkCase({
		id,
		agreement,
		...given,
		operations: [{ op: 'other' }],
		...facts,
		materials: facts.materials.map((one) => materialOf(one, agreement, date)),
	});
	if ('error' in checked) throw new Error(`${checked.error.path}: ${checked.error.message} ${checked.error.remedy}`);
	return checked.case;
}

function materialOf(material: GoldenMaterial, agreement: string, date: string): unknown {
	const { foreign, declared, made, 'of unknown origin': unknown, bom, ...facts } = material;
	const inside = bom?.map((one) => materialOf(one, agreement, date));
	const rest = { ...facts, ...(inside && { bom: inside }) };
	if (foreign !== undefined) return { id: foreign, origin: 'CN', status: 'non-originating', ...rest };
	if (made !== undefined) return { id: made, status: 'self-produced', operations: [{ op: 'other' }], ...rest };
	if (unknown !== undefined) return { id: unknown, status: 'unknown', ...rest };
	const evidence = { type: 'LTSD', validFrom: date, validTo: date, agreements: [agreement] };
	return { id: declared, status: 'originating', evidence, ...rest };
}

/** What the checker recomputes. */
export function derivationOf(golden: Golden): Derivation {
	const { product, materials, textile, tests, prices, expect } = golden;
	const flips = expect.flips ?? {};
	return {
		facts: { product, materials, textile },
		tests,
		originatesIf: golden['originates if'],
		prices: prices ?? {},
		verdict: expect.verdict,
		figures: expect.figures ?? {},
		thresholdPrice: expect.thresholdPrice,
		priceFlip: flips['product.exw'] ?? flips['product.fob'],
	};
}
