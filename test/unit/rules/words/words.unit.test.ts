import { describe, expect, it } from '@jest/globals';
import { inWords, reason, type Told } from '../../../../rules/words/index.ts';
import { type CaseBuilder, given } from '../../../support/rules/given.ts';
import { CTH, maxNom, packOf, process, row } from '../../../support/rules/pack.ts';
import { spoken } from '../../../support/words/spoken.ts';

const pack = packOf([
	row('8413', [CTH, maxNom('50')]),
	row('8504', [maxNom('50')]),
	row('8501', [CTH], { subdivision: 'Small' }),
	row('8501', [maxNom('50')], { subdivision: 'Large' }),
	row('3901', [process('chemical reaction')]),
]);
const pump = given(pack).product('841370', { exw: '100' });

function told(builder: CaseBuilder): Told {
	return { result: builder.evaluate(), origin: builder.origin, manifest: builder.pack.manifest };
}

const said = (builder: CaseBuilder) => spoken(inWords(told(builder))).join('\n');

describe('the reason in half a sentence', () => {
	it.each<[string, CaseBuilder, string]>([
		['wholly obtained', pump.with({ whollyObtained: true }), 'it is stated to be wholly obtained (TCA 41)'],
		[
			'originating materials',
			pump.domestic('841391', '5'),
			'it is produced from originating materials only (TCA 39(1)(b))',
		],
		[
			'tariff change',
			pump.foreign('850151', '60'),
			'it satisfies the rule for heading 8413 (TCA 39(1)(c), Annex 3): every non-originating material changes its HS heading (CTH)',
		],
		[
			'value',
			given(pack).product('850421', { exw: '200' }).foreign('850490', '86.40'),
			'it satisfies the rule for heading 8504 (TCA 39(1)(c), Annex 3): the non-originating materials that count are worth EUR 86.40, which is 43.20% of the ex-works price of EUR 200.00; at most 50% is allowed, so that EUR 13.60 is to spare',
		],
		[
			'tolerance',
			pump.foreign('841391', '9.9').foreign('850151', '60'),
			'it satisfies the rule for heading 8413 with a tolerance (TCA 42(1)(b)): the materials that fail the rule are worth EUR 9.90, which is 9.90% of the ex-works price of EUR 100.00; at most 10% is allowed, so that EUR 0.10 is to spare',
		],
		[
			'insufficient operations',
			pump.foreign('850151', '5').with({ operations: [{ op: 'repack' }] }),
			'nothing was done to it but operations that are too slight to confer origin (TCA 43): breaking up or putting together packages',
		],
		[
			'not met',
			given(pack).product('850421', { exw: '100' }).foreign('850490', '60'),
			'it satisfies no alternative of the rule for heading 8504 (TCA 39(1)(c), Annex 3): the non-originating materials that count are worth EUR 60.00, which is 60.00% of the ex-works price of EUR 100.00; at most 50% is allowed, exceeded by EUR 10.00',
		],
		[
			'set not met',
			pump.with({ type: 'set' }).foreign('850151', '16'),
			'it is a set that does not keep to the provision on sets (TCA 48): the components that do not originate are worth EUR 16.00, which is 16.00% of the ex-works price of EUR 100.00; at most 15% is allowed, exceeded by EUR 1.00',
		],
		[
			'no rule',
			pump.product('940510').foreign('850151', '1'),
			'the list of the agreement has no rule in force for HS 9405.10, and no rule found is no answer (TCA 39(1)(c), Annex 3)',
		],
		[
			'missing facts',
			given(pack).product('850421').foreign('850490', null),
			'something is missing, namely the ex-works price of the product; and the value of m0 (HS 8504.90, value not stated)',
		],
		[
			'judgement',
			given(pack).product('390110', { exw: '1' }).foreign('290121', '1'),
			'a person has to judge evidence whether this process took place for the product: chemical reaction',
		],
	])('%s', (_, builder, line) => {
		expect(reason(told(builder))).toBe(line);
	});

	it('does without the tree, of which it then says the less', () => {
		const without = (builder: CaseBuilder) => {
			const one = told(builder);
			return reason({ ...one, result: { ...one.result, explanation: null } });
		};
		expect(without(pump.with({ whollyObtained: true }))).toBe('it is stated to be wholly obtained (Test pack)');
		expect(without(pump.foreign('850151', '60'))).toContain('(change of tariff heading, CTH)');
	});
});

describe('a verdict in words', () => {
	it('tells the materials that decide, the dearest first, and counts the rest', () => {
		let many = pump;
		for (let i = 0; i < 30; i++) many = many.foreign('841391', String(i + 1), { id: `head ${i}` });
		const text = said(many.foreign('731815', '900', { id: 'steel' }));
		expect(text).toContain('Non-originating (31), so they must satisfy the rule:');
		expect(text).toContain('head 29 (HS 8413.91, EUR 30.00) is classified under the product’s own heading, 8413.');
		expect(text).toContain('and 23 more.\n');
		expect(text).toContain('and 22 more fail.\n1 other material satisfies it.');
		expect(text).not.toContain('head 1 ');
	});

	it('says of a row that is not known what each would give', () => {
		const text = said(given(pack).product('850151', { exw: '100' }).foreign('850300', '60'));
		expect(text).toContain('the list has several rules, for different subdivisions');
		expect(text).toContain('If heading 8501 (Small) is meant: satisfied.');
		expect(text).toContain('If heading 8501 (Large) is meant: not satisfied.');
		expect(text).toContain('(field product.subdivision)');
	});

	it('says by what a declaration fails to cover a delivery', () => {
		const from = { type: 'LTSD', validFrom: '2026-01-01', validTo: '2026-12-31', agreements: ['eu-uk'] } as const;
		const evidence = (change: object) =>
			said(
				pump.foreign('841391', '60', {
					status: 'originating',
					evidence: { ...from, agreements: ['eu-uk'], ...change },
				}),
			);
		expect(evidence({})).toContain('covers it: valid from 1 January 2026 until 31 December 2026 for this agreement');
		expect(evidence({ validTo: '2026-02-28' })).toContain(
			'it ended on 28 February 2026, and is needed for 1 March 2026',
		);
		expect(evidence({ validFrom: '2026-04-01' })).toContain('it begins on 1 April 2026');
		expect(evidence({ revokedFrom: '2026-02-01' })).toContain('it was revoked from 1 February 2026 on');
		expect(evidence({ agreements: ['uk-japan'] })).toContain('it names uk-japan, not this agreement (eu-uk)');
		expect(evidence({ validTo: undefined })).toContain('does not state the period');
		expect(evidence({ type: 'none' })).toContain('there is none');
	});

	it('calls a percentage rounded where it reads like the limit and is not', () => {
		const text = said(given(pack).product('850421', { exw: '820.00' }).foreign('850490', '410.01'));
		expect(text).toContain(
			'which is 50.00% (rounded) of the ex-works price of EUR 820.00; at most 50% is allowed, exceeded by EUR 0.01',
		);
	});

	it('does not guess at a currency', () => {
		const { currency: _, ...origin } = given(pack).product('850421', { exw: '200' }).foreign('850490', '86.4').origin;
		const builder = given(pack).with({ currency: undefined, ...origin } as never);
		expect(reason({ ...told(builder), origin })).toContain(
			'are worth 86.4, which is 43.20% of the ex-works price of 200;',
		);
	});
});
