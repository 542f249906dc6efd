import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../../rules/schema/condition.ts';
import { given } from '../../../support/rules/given.ts';
import { CC, CTH, CTSH, maxNom, packOf, row } from '../../../support/rules/pack.ts';

const quota = (of: Condition): Condition => ({ kind: 'within-quota', of, quota: 'aluminium' });

describe('which row governs', () => {
	it('a code is padded right with zeros to match', () => {
		const pack = packOf([row('841311-841510', [CTSH]), row('841520', [CTH])]);
		const heading = (hs: string) => given(pack).product(hs).foreign('731815', '1').evaluate().rule?.heading;
		expect([heading('841370'), heading('84151090'), heading('8415200000')]).toEqual([
			'841311-841510',
			'841311-841510',
			'841520',
		]);
	});

	it('the narrower of two', () => {
		const pack = packOf([row('8702-8705', [maxNom('50')]), row('8703', [maxNom('45')])]);
		const car = given(pack).product('870323', { exw: '100' }).foreign('870840', '50');
		expect(car.verdict()).toBe('not-originating, rule-not-met');
	});

	it('the narrower of two only for the goods that it names', () => {
		const pack = packOf([row('8708-8711', [maxNom('50')]), row('870829', [CTH], { subdivision: 'Door assemblies' })]);
		const part = (subdivision?: string) =>
			given(pack)
				.product('870829', { exw: '100', ...(subdivision === undefined ? {} : { subdivision }) })
				.foreign('720917', '60')
				.evaluate();
		expect(part('Door assemblies').verdict).toBe('originating');
		expect(part('').verdict).toBe('not-originating');
		const open = part();
		expect([open.verdict, open.missing[0]?.fact]).toEqual([
			'indeterminate',
			'which subdivision of 8708-8711 is meant: "" (none of the others), "door assemblies"',
		]);
	});

	it('two rows of the same range are alternatives of one', () => {
		const pack = packOf([row('2901-2905', [CC]), row('2901-2905', [maxNom('50')])]);
		expect(given(pack).product('290511', { exw: '100' }).foreign('290110', '50').verdict()).toBe(
			'originating, product-specific-rule',
		);
	});

	it('a narrower row of quota alternatives joins the main rule', () => {
		const pack = packOf([row('7603-7616', [CC]), row('7604', [quota(CTH)])]);
		const bar = given(pack).product('760410', { exw: '100' });
		expect(bar.foreign('720711', '60').verdict()).toBe('originating, product-specific-rule');
		expect(bar.foreign('760110', '60').verdict()).toBe('indeterminate, judgement');
	});
});

describe('subdivisions', () => {
	const pack = packOf([
		row('7307', [CC], { subdivision: 'Tube or pipe fittings of stainless steel' }),
		row('7307', [CTH], { subdivision: '- - Others' }),
	]);
	const fitting = (hs: string, subdivision?: string) =>
		given(pack)
			.product('730729', { exw: '100', ...(subdivision === undefined ? {} : { subdivision }) })
			.foreign(hs, '60')
			.evaluate();

	it('decide where they are stated, compared as words', () => {
		expect(fitting('730711', 'Others').verdict).toBe('not-originating');
		expect(fitting('730290', 'others').verdict).toBe('originating');
		expect(fitting('730290', 'Tube or pipe fittings of  **stainless** steel').verdict).toBe('not-originating');
	});

	it('don’t matter where the rows agree', () => {
		expect(fitting('720711').verdict).toBe('originating');
		expect(fitting('730711').verdict).toBe('not-originating');
	});

	it('must be known where the rows differ; each choice is shown with its verdict', () => {
		const open = fitting('730290');
		expect([open.verdict, open.basis]).toEqual(['indeterminate', 'judgement']);
		expect(open.missing.map((one) => one.path)).toEqual(['product.subdivision']);
		expect(
			open.flips.filter((flip) => flip.path === 'product.subdivision').map(({ to, verdict }) => [to, verdict]),
		).toEqual([
			['Tube or pipe fittings of stainless steel', 'not-originating'],
			['- - Others', 'originating'],
		]);
	});

	it('an unknown wording decides nothing', () => {
		expect(fitting('730290', 'of copper').verdict).toBe('indeterminate');
	});

	it('of a part are the part’s own', () => {
		const pump = packOf([...pack.rows, row('8413', [CTH])]);
		const part = (subdivision: string) =>
			given(pump)
				.product('841370', { exw: '100' })
				.part('730729', '50', [{ hs: '730290', value: '40' }], { subdivision })
				.foreign('841391', '1')
				.evaluate().explanation;
		expect(JSON.stringify(part('Others'))).toContain('satisfies its own rule');
		expect(JSON.stringify(part('Tube or pipe fittings of stainless steel'))).not.toContain('satisfies its own rule');
	});
});

describe('a part with a code of four digits', () => {
	const one = packOf([row('8413', [CTH]), row('8501', [CTH])]);
	const two = packOf([row('8413', [CTH]), row('850110-850140', [CTH]), row('850151-850180', [CC])]);
	const motor = (pack: typeof one) =>
		given(pack)
			.product('841370', { exw: '100' })
			.part('8501', '90', [{ hs: '850300', value: '80' }])
			.foreign('841391', '5')
			.evaluate();

	it('is tested where one row covers the heading', () => {
		expect(motor(one).verdict).toBe('originating');
	});

	it('is asked for its subheading where it could matter', () => {
		expect(JSON.stringify(motor(two).explanation)).toContain('its own origin is undecided');
	});
});
