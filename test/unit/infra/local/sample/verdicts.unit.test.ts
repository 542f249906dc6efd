import { describe, expect, it } from '@jest/globals';
import { TODAY } from '../../../../../infra/local/sample/company.ts';
import { expectedVerdicts } from '../../../../../infra/local/sample/expectations.ts';
import { expectedJapanVerdicts } from '../../../../../infra/local/sample/expectations-japan.ts';
import { officerReviews } from '../../../../../infra/local/sample/reviews.ts';
import { evaluate } from '../../../../../rules/engine/evaluate.ts';
import { loadPack } from '../../../../../rules/packs/index.ts';
import { withAnswer } from '../../../../../rules/questions/index.ts';
import { checkCase, type Material, type OriginCase } from '../../../../../rules/schema/case.ts';
import { add, decimal, subtract, toDecimalString } from '../../../../../rules/schema/decimal.ts';
import type { RulePack } from '../../../../../rules/schema/pack.ts';
import type { SupplierDeclaration } from '../../../../../schemas/index.ts';
import { type Asked, answered } from '../../../../support/sample/answers.ts';
import { assemble } from '../../../../support/sample/assemble.ts';
import { readFacts, type SampleFacts } from '../../../../support/sample/facts.ts';

const facts = readFacts();
const pack = loadPack('eu-uk') as RulePack;

function judge(sku: string, given: SampleFacts = facts, change: (origin: OriginCase) => OriginCase = (same) => same) {
	const checked = checkCase(change(assemble(given, sku, TODAY)));
	if ('error' in checked) throw new Error(`${sku}: ${checked.error.path} ${checked.error.message}`);
	return evaluate(checked.case, pack);
}

const priced = (exw: string | null) => (origin: OriginCase) => ({ ...origin, product: { ...origin.product, exw } });

const withMaterial = (sku: string, change: (material: Material) => Material) => (origin: OriginCase) => ({
	...origin,
	materials: origin.materials.map((material) => (material.sku === sku ? change(material) : material)),
});

const withDeclarations = (change: (all: readonly SupplierDeclaration[]) => readonly SupplierDeclaration[]) => ({
	...facts,
	declarations: change(facts.declarations),
});

const without = (id: string) => withDeclarations((all) => all.filter((one) => one.declarationId !== id));

const CENT = decimal('0.01');
const shift = (price: string | null, by: typeof add) => toDecimalString(by(decimal(price ?? ''), CENT));

describe('verdicts on the finished goods', () => {
	it.each(expectedVerdicts)('$sku ($kind): $verdict', ({ sku, verdict, basis, thresholdPrice }) => {
		expect(judge(sku)).toMatchObject({ verdict, basis, thresholdPrice });
	});

	it('rest on no reading that another would turn', () => {
		const turned = expectedVerdicts.filter(({ sku }) => judge(sku).readings.some((one) => one.changesVerdict));
		expect(turned).toEqual([]);
	});
});

describe('verdicts under the derived pack eu-japan', () => {
	const japan = loadPack('eu-japan') as RulePack;

	it.each(expectedJapanVerdicts)('$sku: $verdict', ({ sku, verdict, basis, thresholdPrice }) => {
		expect(evaluate(assemble(facts, sku, TODAY, 'eu-japan'), japan)).toMatchObject({ verdict, basis, thresholdPrice });
	});

	it.each(expectedJapanVerdicts.filter((one) => one.answered))('$sku, answered', ({ sku, answered: after }) => {
		const { origin } = answered(assemble(facts, sku, TODAY, 'eu-japan'), japan, officerReviews);
		expect(evaluate(origin, japan)).toMatchObject({ verdict: after?.verdict, basis: after?.basis });
	});

	it('speak of the same goods', () => {
		const skus = (all: readonly { readonly sku: string }[]) => all.map(({ sku }) => sku).sort();
		expect(skus(expectedJapanVerdicts)).toEqual(skus(expectedVerdicts));
	});

	it('wait for a FOB price wherever facts are missing', () => {
		const open = expectedJapanVerdicts.filter(({ basis }) => basis === 'missing-facts');
		for (const { sku } of open) {
			const { missing } = evaluate(assemble(facts, sku, TODAY, 'eu-japan'), japan);
			expect(missing.map(({ path }) => path)).toContain('product.fob');
		}
	});
});

describe('judgements that are answered', () => {
	const open = expectedVerdicts.filter((one) => one.answered);

	it.each(open)('$sku turns out $answered.verdict', ({ sku, answered: after }) => {
		const { origin, asked } = answered(assemble(facts, sku, TODAY), pack, officerReviews);
		expect(asked.length).toBeGreaterThan(0);
		expect(evaluate(origin, pack)).toMatchObject({ verdict: after?.verdict, basis: after?.basis });
	});

	it('leave no question of the sample without an answer of the officer, and no answer without a question', () => {
		const used = ['eu-uk', 'eu-japan'].flatMap((agreement) =>
			expectedVerdicts.flatMap(({ sku }) => {
				const rules = loadPack(agreement) as RulePack;
				return answered(assemble(facts, sku, TODAY, agreement), rules, officerReviews).asked;
			}),
		);
		expect(new Set(used.map(({ review }) => review))).toEqual(new Set(officerReviews));
	});

	it('would turn with another answer: each question decides', () => {
		for (const { sku, answered: after } of open) {
			const { asked, origin } = answered(assemble(facts, sku, TODAY), pack, officerReviews);
			const last = asked.at(-1) as Asked;
			const others = last.question.choices.filter(({ id }) => id !== last.review.choiceId);
			const verdicts = others.map((choice) => evaluate(withAnswer(origin, last.question.path, choice), pack).verdict);
			expect(verdicts).not.toContain(after?.verdict);
		}
	});
});

describe('each verdict comes about in the way that the sample says', () => {
	it.each(expectedVerdicts.filter(({ kind }) => kind === 'tariff-change' || kind === 'absorption'))(
		'$sku at any price',
		({ sku }) => {
			expect(judge(sku, facts, priced('1.00')).verdict).toBe('originating');
			expect(judge(sku, facts, priced(null)).verdict).toBe('originating');
		},
	);

	it.each(expectedVerdicts.filter(({ thresholdPrice }) => thresholdPrice !== null))(
		'$sku down to $thresholdPrice and not a cent below',
		({ sku, thresholdPrice }) => {
			expect(judge(sku, facts, priced(thresholdPrice)).verdict).toBe('originating');
			expect(judge(sku, facts, priced(shift(thresholdPrice, subtract))).verdict).toBe('not-originating');
		},
	);

	it('DRV-M250 by absorbing its motor: not with the motor at full value, nor looked through', () => {
		const bought = withMaterial('SA-MOT-250', ({ bom: _, ...motor }) => ({ ...motor, status: 'non-originating' }));
		expect(judge('DRV-M250', facts, bought)).toMatchObject({
			verdict: 'not-originating',
			figures: { maxNomExw: '77.84' },
		});
		const opened = withMaterial('SA-MOT-250', (motor) => ({ ...motor, value: '100.00' }));
		expect(judge('DRV-M250', facts, opened)).toMatchObject({
			verdict: 'not-originating',
			figures: { maxNomExw: '51.91' },
		});
	});

	it('DRV-M250 only because a receipt with a slipped point was cancelled', () => {
		const movements = facts.movements.filter(({ kind, sku }) => kind !== 'cancellation' || sku !== 'STA-250');
		expect(judge('DRV-M250', { ...facts, movements }).verdict).toBe('not-originating');
	});

	it('DRV-F500 by the declaration that opens its stator', () => {
		expect(judge('DRV-F500', without('D-2024-046'))).toMatchObject({
			verdict: 'not-originating',
			figures: { maxNomExw: '63.93' },
		});
	});

	it('DSP-C1 by the late declaration', () => {
		expect(judge('DSP-C1', without('D-2026-009'))).toMatchObject({
			verdict: 'not-originating',
			figures: { maxNomExw: '61.38' },
		});
	});

	it('PMP-G6 is lost for want of a new declaration', () => {
		const renewed = withDeclarations((all) =>
			all.flatMap((one) =>
				one.declarationId === 'D-2024-003'
					? [
							one,
							{
								...one,
								declarationId: 'D-2026-001',
								issued: '2026-01-05',
								validFrom: '2026-01-01',
								validTo: '2027-12-31',
							},
						]
					: [one],
			),
		);
		expect(judge('PMP-G6', renewed).verdict).toBe('originating');
	});

	it('CTL-72 is lost by the revocation', () => {
		const kept = withDeclarations((all) => all.map((one) => ({ ...one, revocation: null })));
		expect(judge('CTL-72', kept).verdict).toBe('originating');
	});

	it('CTL-48 and GBX-P3 turn with the price', () => {
		expect(judge('CTL-48').flips).toContainEqual({
			path: 'product.exw',
			from: '66',
			to: '68.96',
			verdict: 'originating',
		});
		expect(judge('CTL-48', facts, priced('68.95')).verdict).toBe('not-originating');
		expect(judge('GBX-P3').figures['maxNomExw']).toBe('50.00');
		expect(judge('GBX-P3', facts, priced(shift('50.00', add))).verdict).toBe('originating');
	});

	it('KIT-BRG is lost by its operations alone', () => {
		const worked = (origin: OriginCase): OriginCase => ({ ...origin, operations: [{ op: 'other' }] });
		expect(judge('KIT-BRG', facts, worked)).toMatchObject({
			verdict: 'originating',
			figures: { maxNomExw: '44.39' },
		});
	});

	it('PMP-C24 and DSP-C2 wait for one fact each', () => {
		expect(judge('PMP-C24').missing.map(({ path }) => path)).toEqual(['product.exw']);
		expect(judge('PMP-C24', facts, priced('137.88')).verdict).toBe('originating');
		expect(judge('PMP-C24', facts, priced('137.87')).verdict).toBe('not-originating');
		expect(judge('DSP-C2').missing.map(({ path }) => path)).toEqual(['materials[1].hs']);
		const classified = withMaterial('GNSS', (module) => ({ ...module, hs: '852691' }));
		expect(judge('DSP-C2', facts, classified).verdict).toBe('originating');
	});

	it('TRY-AL and BAT-LEV wait for a judgement', () => {
		expect(judge('TRY-AL').quotas).toHaveLength(1);
		expect(judge('BAT-LEV').missing.map(({ path }) => path)).toEqual(['product.subdivision']);
		const others = (origin: OriginCase) => ({ ...origin, product: { ...origin.product, subdivision: 'others' } });
		expect(judge('BAT-LEV', facts, others).verdict).toBe('not-originating');
	});
});

describe('status of bought materials', () => {
	const statusIn = (product: string, sku: string): string | undefined => {
		const find = (materials: readonly Material[]): Material | undefined =>
			materials.find((material) => material.sku === sku) ??
			materials.map((material) => find(material.bom ?? [])).find((found) => found !== undefined);
		return find(assemble(facts, product, TODAY).materials)?.status;
	};

	it.each([
		['two declarations in a row', 'DRV-M250', 'SHAFT', 'originating'],
		['one that lapses in April', 'PMP-W20', 'HOSE', 'originating'],
		['one that lapses in May', 'ANC-ST', 'PLATE6', 'originating'],
		['a single declaration for each delivery', 'PMP-W20', 'WIRE', 'originating'],
		['a declaration from outside the EU', 'SNS-TRQ', 'MAGR', 'non-originating'],
		['two sources, one uncovered', 'PMP-W20', 'SEAL', 'non-originating'],
		['no declaration at all', 'ANC-ST', 'SCR-M6', 'non-originating'],
		['never received, priced only', 'PMP-C24', 'CFP', 'non-originating'],
	])('%s: %s uses %s as %s', (_why, product, sku, status) => {
		expect(statusIn(product, sku)).toBe(status);
	});
});
