import { describe, expect, it } from '@jest/globals';
import { PsraError } from '../../../../infra/errors.ts';
import { evaluate } from '../../../../rules/engine/evaluate.ts';
import { given } from '../../../support/rules/given.ts';
import { CTH, maxNom, packOf, packWith, row } from '../../../support/rules/pack.ts';
import { recomputed } from '../../../support/rules/recompute.ts';

const product = given(packWith(CTH, maxNom('50'))).product('841370', { exw: '100' });

describe('the order of the steps', () => {
	it('1: wholly obtained, whatever was done', () => {
		const obtained = product.foreign('841391', '90').with({ whollyObtained: true, operations: [{ op: 'repack' }] });
		expect(obtained.verdict()).toBe('originating, wholly-obtained');
	});

	it('1: originating materials only, whatever was done', () => {
		const repacked = product.domestic('841391', '90').with({ operations: [{ op: 'repack' }] });
		expect(repacked.verdict()).toBe('originating, originating-materials-only');
	});

	it('2: insufficient operations bar rule and tolerance', () => {
		const repacked = product.foreign('731815', '5').with({ operations: [{ op: 'repack' }, { op: 'mark' }] });
		expect(repacked.verdict()).toBe('not-originating, insufficient-operations');
	});

	it('2: one operation beyond them suffices, one that this agreement does not list too', () => {
		const beyond = (op: 'other' | 'test-calibrate') =>
			product.foreign('731815', '5').with({ operations: [{ op: 'repack' }, { op }] });
		expect(beyond('other').verdict()).toBe('originating, product-specific-rule');
		expect(beyond('test-calibrate').verdict()).toBe('originating, product-specific-rule');
	});

	it.each([[[]], [[{ op: 'unknown' as const }]], [[{ op: 'unknown' as const }, { op: 'repack' as const }]]])(
		'2: operations not known (%j) leave a yes open',
		(operations) => {
			const result = product.foreign('731815', '5').with({ operations }).evaluate();
			expect([result.verdict, result.basis]).toEqual(['indeterminate', 'missing-facts']);
			expect(result.missing).toEqual([
				{
					path: 'operations',
					fact: 'operations carried out in the territory',
					condition: 'TCA 43',
					kind: 'missing-facts',
				},
			]);
		},
	);

	it('2: operations not known don’t matter where the rule fails', () => {
		expect(product.foreign('841391', '51').with({ operations: [] }).verdict()).toBe('not-originating, rule-not-met');
	});

	it('3: no material stated is no proof that none is non-originating', () => {
		const { verdict, missing } = product.evaluate();
		expect([verdict, missing.map((one) => one.path)]).toEqual(['indeterminate', ['materials']]);
	});

	it('3: facts that somebody has are asked before what a person must judge', () => {
		const pack = packWith({ kind: 'process', name: 'diffusion' }, maxNom('50'));
		const open = given(pack).product('854231').foreign('854290', '10').evaluate();
		expect([open.basis, open.missing.map((one) => one.path)]).toEqual([
			'missing-facts',
			['processes["diffusion"]', 'product.exw'],
		]);
	});

	it('wholly obtained unknown leaves a no open', () => {
		const open = product.foreign('841391', '51').with({ whollyObtained: null });
		expect(open.verdict()).toBe('indeterminate, missing-facts');
		expect(product.foreign('731815', '51').with({ whollyObtained: null }).verdict()).toBe(
			'originating, product-specific-rule',
		);
	});
});

describe('no rule', () => {
	it('is indeterminate, never a no', () => {
		const result = given(packOf([row('8413', [CTH])]))
			.product('847983', { exw: '1' })
			.foreign('847983', '1')
			.evaluate();
		expect([result.verdict, result.basis, result.rule]).toEqual(['indeterminate', 'no-rule', null]);
		expect(result.missing.map((one) => one.path)).toEqual(['product.hs']);
	});

	it.each([
		['a rule met', product.foreign('731815', '5')],
		['a rule failed', product.foreign('841391', '51')],
		['a product wholly obtained', product.foreign('731815', '5').with({ whollyObtained: true })],
		['originating materials only', product.domestic('731815', '5')],
		['a set', product.domestic('731815', '5').with({ type: 'set' })],
	])('before the agreement was in force: %s', (_, one) => {
		const result = one.with({ date: '2020-12-31' }).evaluate();
		expect([result.verdict, result.basis, result.missing.map(({ path }) => path)]).toEqual([
			'indeterminate',
			'no-rule',
			['date'],
		]);
		expect(recomputed(result.explanation as NonNullable<typeof result.explanation>)).toBe('unknown');
	});
});

describe('territory', () => {
	it('a member state’s code means the EU', () => {
		expect(product.foreign('731815', '5').with({ madeIn: 'NL' }).evaluate().verdict).toBe('originating');
	});

	it.each([
		['a territory that is no party', { madeIn: 'CN' }, 'NOT_A_PARTY', 'madeIn'],
		['another agreement than the pack’s', { agreement: 'uk-japan' }, 'AGREEMENT_UNKNOWN', 'agreement'],
	])('%s is an error, no verdict', (_, change, code, field) => {
		const { pack, origin } = product.with(change);
		const fault = thrownBy(() => evaluate(origin, pack));
		expect(fault).toBeInstanceOf(PsraError);
		expect(fault).toMatchObject({ code, facts: { field } });
	});
});

function thrownBy(act: () => unknown): unknown {
	try {
		return act();
	} catch (fault) {
		return fault;
	}
}
