import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../../../rules/engine/evaluate.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import { checkCase } from '../../../../rules/schema/case.ts';
import type { RulePack } from '../../../../rules/schema/pack.ts';
import type { ExplanationNode, OriginResult } from '../../../../rules/schema/result.ts';
import { FOOD } from '../../../golden/eu-japan/food.ts';
import { INDUSTRY } from '../../../golden/eu-japan/industry.ts';
import { MACHINES } from '../../../golden/eu-uk/machines.ts';
import { PLASTICS_AND_STEEL } from '../../../golden/eu-uk/plastics-and-steel.ts';
import { VEHICLES_AND_OPTICS } from '../../../golden/eu-uk/vehicles-and-optics.ts';
import type { Golden } from '../../../golden/golden.ts';
import { recomputed } from '../../../support/rules/recompute.ts';

function answer(agreement: string, { name, product, materials, facts }: Golden): OriginResult {
	const checked = checkCase({
		id: name,
		agreement,
		date: '2026-03-01',
		madeIn: 'EU',
		currency: 'EUR',
		product,
		operations: [{ op: 'other' }],
		materials,
		...facts,
	});
	if ('error' in checked) throw new Error(`${checked.error.path}: ${checked.error.message}`);
	return evaluate(checked.case, loadPack(agreement) as RulePack);
}

const TRUTHS = { originating: 'yes', 'not-originating': 'no', indeterminate: 'unknown' } as const;

const PACKS: readonly (readonly [agreement: string, cases: readonly Golden[]])[] = [
	['eu-uk', [...PLASTICS_AND_STEEL, ...MACHINES, ...VEHICLES_AND_OPTICS]],
	['eu-japan', [...INDUSTRY, ...FOOD]],
];

describe.each(PACKS)('%s, derived by hand', (agreement, cases) => {
	it.each(cases.map((golden) => [golden.name, golden] as const))('%s', (_, golden) => {
		const result = answer(agreement, golden);
		const { missing, priceFlip, ...expected } = golden.expected;
		expect(result).toMatchObject(expected);
		if (expected.figures !== undefined) expect(result.figures).toEqual(expected.figures);
		expect(result.rule?.heading ?? null).toBe(golden.row);
		if (missing !== undefined) expect(result.missing.map((one) => one.path)).toEqual(missing);
		if (priceFlip !== undefined) {
			expect(result.flips.find((flip) => flip.path === 'product.exw')?.to).toBe(priceFlip);
		}
		expect(recomputed(result.explanation as ExplanationNode)).toBe(TRUTHS[result.verdict]);
	});
});
