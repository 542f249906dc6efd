import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { valueAt, withChange } from '../../../../rules/engine/change.ts';
import { verdictOf as briefVerdictOf } from '../../../../rules/engine/decide.ts';
import { evaluate } from '../../../../rules/engine/evaluate.ts';
import type { Material, OriginCase } from '../../../../rules/schema/case.ts';
import type { RulePack } from '../../../../rules/schema/pack.ts';
import { completed } from '../../../support/rules/completion.ts';
import { packSituations } from '../../../support/rules/pack-situations.ts';
import { recomputed } from '../../../support/rules/recompute.ts';
import { PROPERTY_RUNS } from '../../../support/rules/runs.ts';
import { materialsOf, maybe, type Situation, situations } from '../../../support/rules/situations.ts';

/** Properties that hold for every case and every rule. */

const any = fc.oneof({ weight: 3, arbitrary: situations }, { weight: 2, arbitrary: packSituations });

function verdictOf(origin: OriginCase, pack: RulePack): string {
	return evaluate(origin, pack, { explain: false }).verdict;
}

function check(property: (situation: Situation) => void): void {
	fc.assert(fc.property(any, property), { numRuns: PROPERTY_RUNS });
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
				expect([before, 'indeterminate']).toContain(verdictOf(withChange(origin, path, unknown), pack));
			}
		});
	});

	it('yes and no hold whatever the facts not known turn out to be', () => {
		let undecided = 0;
		fc.assert(
			fc.property(any, fc.array(fc.nat(), { minLength: 8, maxLength: 30 }), (situation, choices) => {
				const before = verdictOf(situation.origin, situation.pack);
				let at = 0;
				const choose = <T>(of: readonly T[]): T => of[(choices[at++ % choices.length] as number) % of.length] as T;
				const full = completed(situation, choose);
				if (before === 'indeterminate') undecided += 1;
				else expect(verdictOf(full, situation.pack)).toBe(before);
			}),
			{ numRuns: PROPERTY_RUNS },
		);
		expect(undecided).toBeGreaterThan(0);
	});

	it('scaling all amounts and weights changes nothing', () => {
		check(({ origin, pack }) => {
			const tenfold = (text: string | null | undefined) => (text == null ? text : `${text}0`.replace(/\.(\d)/, '$1.'));
			let scaled: OriginCase = withChange(origin, 'product.exw', tenfold(origin.product.exw));
			scaled = withChange(scaled, 'product.fob', tenfold(origin.product.fob));
			scaled = withChange(scaled, 'product.netWeightKg', tenfold(origin.product.netWeightKg));
			for (const field of ['basicTextileTotalKg', 'failingKg', 'failingValue'] as const) {
				const stated = origin.textile?.[field];
				if (stated != null) scaled = withChange(scaled, `textile.${field}`, tenfold(stated));
			}
			for (const { path, material } of materialsOf(origin)) {
				scaled = withChange(scaled, `${path}.value`, tenfold(material.value));
				scaled = withChange(scaled, `${path}.netWeightKg`, tenfold(material.netWeightKg));
			}
			expect(verdictOf(scaled, pack)).toBe(verdictOf(origin, pack));
		});
	});

	it('the order of materials and alternatives changes nothing', () => {
		check(({ origin, pack }) => {
			const rows = pack.rows.map(({ textDigests, ...row }) => ({
				...row,
				...(textDigests && { textDigests: textDigests.toReversed() }),
				alternatives: row.alternatives.toReversed(),
			}));
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

	it('the verdict alone, decided briefly, is that of the whole result', () => {
		check(({ origin, pack }) => {
			expect(briefVerdictOf(origin, pack)).toBe(evaluate(origin, pack, BARE).verdict);
		});
	});

	it('an indeterminate verdict names what is missing, any other names nothing', () => {
		check(({ origin, pack }) => {
			const { verdict, missing } = evaluate(origin, pack, { explain: false });
			expect(missing.length > 0).toBe(verdict === 'indeterminate');
		});
	});

	it('a part whose materials all originate counts as if they were used directly, however deep', () => {
		const own = (id: string, value: string | null, whollyObtained: boolean): Material => {
			return { id, hs: '392690', value, netWeightKg: '0.10', status: 'originating', whollyObtained };
		};
		const inner = fc
			.tuple(maybe(fc.constantFrom('0.00', '1.00', '17.50')), fc.boolean())
			.map(([v, w]) => own('inner', v, w));
		const tree = fc.array(fc.tuple(fc.array(inner, { minLength: 1, maxLength: 3 }), fc.nat(3)), {
			minLength: 1,
			maxLength: 3,
		});
		fc.assert(
			// Not on rows of the packs: one may name the heading of what is inside, or that of the part.
			fc.property(situations, tree, ({ origin, pack }, parts) => {
				const nested = parts.map(([bom, depth]) => inParts(bom, depth));
				const inside = parts.flatMap(([bom]) => bom);
				const withParts = { ...origin, materials: [...origin.materials, ...nested] };
				const inlined = { ...origin, materials: [...origin.materials, ...inside] };
				expect(verdictOf(withParts, pack)).toBe(verdictOf(inlined, pack));
			}),
			{ numRuns: PROPERTY_RUNS },
		);
	});
});

describe('the cases that are tried', () => {
	const resultsOf = (arbitrary: typeof situations) =>
		fc.sample(arbitrary, { seed: 1, numRuns: 1500 }).map(({ origin, pack }) => evaluate(origin, pack, BARE));
	const rarerThan = (least: number, names: readonly string[], found: readonly string[]) =>
		names
			.map((name) => [name, found.filter((one) => one === name).length / found.length] as const)
			.filter(([, share]) => share < least);

	it('reach every verdict and every basis in fair shares', () => {
		const results = resultsOf(situations);
		expect(
			rarerThan(
				0.15,
				VERDICTS,
				results.map(({ verdict }) => verdict),
			),
		).toEqual([]);
		expect(
			rarerThan(
				0.01,
				BASES,
				results.map(({ basis }) => basis),
			),
		).toEqual([]);
	});

	it('reach every verdict on the rows of the packs, and tolerances', () => {
		const results = resultsOf(packSituations);
		expect(
			rarerThan(
				0.15,
				VERDICTS,
				results.map(({ verdict }) => verdict),
			),
		).toEqual([]);
		expect(
			rarerThan(
				0.005,
				['tolerance'],
				results.map(({ basis }) => basis),
			),
		).toEqual([]);
	});
});

const BARE = { explain: false } as const;
const VERDICTS = ['originating', 'not-originating', 'indeterminate'];
const BASES = (
	'wholly-obtained originating-materials-only product-specific-rule tolerance set insufficient-operations rule-not-met ' +
	'no-rule missing-facts judgement'
).split(' ');

/** The materials inside parts inside each other. */
function inParts(bom: Material[], depth: number): Material {
	const part: Material = { id: 'part', hs: '850151', value: '1.00', netWeightKg: '0.10', status: 'self-produced', bom };
	return depth === 0 ? part : inParts([part], depth - 1);
}
