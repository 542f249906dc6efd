import { describe, expect, it } from '@jest/globals';
import { reason } from '../../../../rules/engine/reason.ts';
import { type CaseBuilder, given } from '../../../support/rules/given.ts';
import { CTH, maxNom, packOf, process, row } from '../../../support/rules/pack.ts';

const pack = packOf([
	row('8413', [CTH, maxNom('50')]),
	row('8504', [maxNom('50')]),
	row('3901', [process('chemical reaction')]),
]);
const pump = given(pack).product('841370', { exw: '100' });

describe('the reason in one line', () => {
	it.each<[string, CaseBuilder, string]>([
		['wholly obtained', pump.with({ whollyObtained: true }), 'wholly obtained (TCA 41)'],
		['originating materials', pump.domestic('841391', '5'), 'produced from originating materials only (TCA 39(1)(b))'],
		['tariff change', pump.foreign('850151', '60'), 'CTH (TCA 39(1)(c), Annex 3, heading 8413)'],
		[
			'value',
			given(pack).product('850421', { exw: '200' }).foreign('850490', '86.40'),
			'MaxNOM 50% (EXW): 43.20 % non-originating materials of the ex-works price (TCA 39(1)(c), Annex 3, heading 8504)',
		],
		[
			'tolerance',
			pump.foreign('841391', '9.9').foreign('850151', '60'),
			'CTH is met with the tolerance: 9.90 % failing materials of the ex-works price (TCA 42(1)(b))',
		],
		[
			'insufficient operations',
			pump.foreign('850151', '5').with({ operations: [{ op: 'repack' }] }),
			'only insufficient operations were carried out (TCA 43)',
		],
		[
			'not met',
			given(pack).product('850421', { exw: '100' }).foreign('850490', '60'),
			'no alternative of the rule is met: 60.00 % non-originating materials of the ex-works price (TCA 39(1)(c), Annex 3, heading 8504)',
		],
		['set', pump.with({ type: 'set' }).foreign('850151', '15'), 'set: 15.00 % non-originating components (TCA 48)'],
		[
			'set not met',
			pump.with({ type: 'set' }).foreign('850151', '16'),
			'the provision on sets is not met: 16.00 % non-originating components (TCA 48)',
		],
		[
			'no rule',
			pump.product('940510').foreign('850151', '1'),
			'the list has no rule for this product (TCA 39(1)(c), Annex 3)',
		],
		[
			'missing facts',
			given(pack).product('850421').foreign('850490', null),
			'missing: ex-works price (product.exw), needed by MaxNOM 50% (EXW), and 1 more',
		],
		[
			'judgement',
			given(pack).product('390110', { exw: '1' }).foreign('290121', '1'),
			'to be judged: evidence of the process "chemical reaction" (processes["chemical reaction"]), needed by the process "chemical reaction" takes place',
		],
	])('%s', (_, builder, line) => {
		expect(reason(builder.evaluate())).toBe(line);
	});

	it('does without the tree', () => {
		expect(reason({ ...pump.with({ whollyObtained: true }).evaluate(), explanation: null })).toBe('wholly obtained');
	});
});
