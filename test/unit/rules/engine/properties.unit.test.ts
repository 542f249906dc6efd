import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { valueAt, withChange } from '../../../../rules/engine/change.ts';
import { evaluate } from '../../../../rules/engine/evaluate.ts';
import type { OriginCase } from '../../../../rules/schema/case.ts';
import type { RulePack } from '../../../../rules/schema/pack.ts';
import { recomputed } from '../../../support/rules/recompute.ts';
import { materialsOf, type Situation, situations } from '../../../support/rules/situations.ts';

/** Properties that hold for every case and every rule. */

const RUNS = { numRuns: 400 };

function verdictOf(origin: OriginCase, pack: RulePack): string {
	return evaluate(origin, pack, { explain: false }).verdict;
}

function check(property: (situation: Situation) => void): void {
	fc.assert(fc.property(situations, property), RUNS);
}

describe('for every case', () => {
	it('a non-originating material made originating and wholly obtained never turns a yes', () => {
		check(({ origin, pack }) => {
			if (verdictOf(origin, pack) !== 'originating') return;
			for (const { path, material } of materialsOf(origin)) {
				if (material.status !== 'non-originating' && material.status !== 'unknown') continue;
				const better = { ...material, status: 'originating', whollyObtained: true };
				expect(verdictOf(withChange(origin, path, better), pack)).toBe('originating');
			}
		});
	});

	it('a higher price never turns a yes, a lower one never a no', () => {
		check(({ origin, pack }) => {
			// Zero is no price: such a case is as open as one without.
			if (origin.product.exw == null || Number(origin.product.exw) === 0) return;
			const dearer = withChange(origin, 'product.exw', `${origin.product.exw}1`.replace(/^(\d+)/, '1$1'));
			const before = verdictOf(origin, pack);
			if (before === 'originating') expect(verdictOf(dearer, pack)).toBe('originating');
			if (verdictOf(dearer, pack) === 'not-originating') expect(before).toBe('not-originating');
		});
	});

	it('a fact forgotten never turns anything but to indeterminate, and never helps', () => {
		check(({ origin, pack }) => {
			const before = verdictOf(origin, pack);
			// Of two prices stated a provision takes the more favourable, so that without one of them it takes the other.
			const prices = origin.product.fob == null ? [['product.exw', null]] : [];
			const forgotten = [
				...prices,
				['product.netWeightKg', null],
				['operations', []],
				['processes', {}],
				...materialsOf(origin).flatMap(({ path }) => [
					[`${path}.value`, null],
					[`${path}.hs`, null],
					[`${path}.netWeightKg`, null],
					[`${path}.named`, {}],
				]),
			] as [string, unknown][];
			for (const [path, unknown] of forgotten) {
				// A weight of zero is no fact but a fault in one: it makes the case indeterminate, and without it a rule that
				// needs no weight is judged.
				if (path.endsWith('netWeightKg') && Number(valueAt(origin, path)) === 0) continue;
				expect([before, 'indeterminate']).toContain(verdictOf(withChange(origin, path, unknown), pack));
			}
		});
	});

	it('scaling all amounts and weights changes nothing', () => {
		check(({ origin, pack }) => {
			const tenfold = (text: string | null | undefined) => (text == null ? text : `${text}0`.replace(/\.(\d)/, '$1.'));
			let scaled: OriginCase = withChange(origin, 'product.exw', tenfold(origin.product.exw));
			scaled = withChange(scaled, 'product.fob', tenfold(origin.product.fob));
			scaled = withChange(scaled, 'product.netWeightKg', tenfold(origin.product.netWeightKg));
			for (const { path, material } of materialsOf(origin)) {
				scaled = withChange(scaled, `${path}.value`, tenfold(material.value));
				scaled = withChange(scaled, `${path}.netWeightKg`, tenfold(material.netWeightKg));
			}
			expect(verdictOf(scaled, pack)).toBe(verdictOf(origin, pack));
		});
	});

	it('the order of materials and alternatives changes nothing', () => {
		check(({ origin, pack }) => {
			const rows = pack.rows.map((row) => ({ ...row, alternatives: row.alternatives.toReversed() }));
			const turned = { ...origin, materials: origin.materials.toReversed() };
			const { verdict, basis } = evaluate(turned, { ...pack, rows }, { explain: false });
			const straight = evaluate(origin, pack, { explain: false });
			expect([verdict, basis]).toEqual([straight.verdict, straight.basis]);
		});
	});

	it('the threshold price holds, and one minor unit less doesn’t', () => {
		let found = 0;
		check(({ origin, pack }) => {
			const { thresholdPrice } = evaluate(origin, pack);
			// With a second price stated, which of the two it means the result doesn't say.
			if (thresholdPrice === null || origin.product.fob != null) return;
			found += 1;
			expect(verdictOf(withChange(origin, 'product.exw', thresholdPrice), pack)).toBe('originating');
			const less = (Number(thresholdPrice.replace('.', '')) - 1).toString().padStart(3, '0');
			const price = `${less.slice(0, -2)}.${less.slice(-2)}`;
			expect(verdictOf(withChange(origin, 'product.exw', price), pack)).not.toBe('originating');
		});
		expect(found).toBeGreaterThan(0);
	});

	it('each flip, applied, turns the verdict as it says', () => {
		check(({ origin, pack }) => {
			const { verdict, flips } = evaluate(origin, pack);
			for (const flip of flips) {
				expect(valueAt(origin, flip.path) ?? null).toEqual(flip.from);
				expect(flip.verdict).not.toBe(verdict);
				expect(verdictOf(withChange(origin, flip.path, flip.to), pack)).toBe(flip.verdict);
			}
		});
	});

	it('the verdict follows from the figures and facts of its own tree', () => {
		check(({ origin, pack }) => {
			const { explanation, verdict } = evaluate(origin, pack);
			const truth = { originating: 'yes', 'not-originating': 'no', indeterminate: 'unknown' }[verdict];
			expect(recomputed(explanation as NonNullable<typeof explanation>)).toBe(truth);
		});
	});

	it('an indeterminate verdict names what is missing, any other names nothing', () => {
		check(({ origin, pack }) => {
			const { verdict, missing } = evaluate(origin, pack, { explain: false });
			expect(missing.length > 0).toBe(verdict === 'indeterminate');
		});
	});

	it('a part whose materials all originate counts as if they were used directly', () => {
		check(({ origin, pack }) => {
			const inside = [{ id: 'inner', hs: '392690', value: '1.00', status: 'originating' as const }];
			const part = { id: 'part', hs: '850151', value: '1.00', status: 'self-produced' as const, bom: inside };
			const withPart = { ...origin, materials: [...origin.materials, part] };
			const inlined = { ...origin, materials: [...origin.materials, ...inside] };
			expect(verdictOf(withPart, pack)).toBe(verdictOf(inlined, pack));
		});
	});
});
