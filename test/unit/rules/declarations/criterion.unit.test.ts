import { describe, expect, it } from '@jest/globals';
import { originCriterion } from '../../../../rules/declarations/criterion.ts';
import type { Condition } from '../../../../rules/schema/condition.ts';
import { type CaseBuilder, given } from '../../../support/rules/given.ts';
import { all, any, CTH, maxNom, packOf, packWith, process, row } from '../../../support/rules/pack.ts';

const RVC: Condition = { kind: 'min-rvc', percent: '55', of: 'fob' };
const JAPAN = { id: 'eu-japan', parties: ['EU', 'JP'] };
const japan = (...alternatives: Condition[]) => given(packOf(packWith(...alternatives).rows, JAPAN));
const code = (builder: CaseBuilder) => originCriterion(builder.evaluate(), builder.pack.manifest);

const machine = (...alternatives: Condition[]) =>
	japan(...alternatives)
		.product('841370', { exw: '100', fob: '110' })
		.foreign('841391', '40')
		.with({ processes: { machining: true } });

describe('the origin criterion (EU-Japan Annex 3-D)', () => {
	it.each<[string, CaseBuilder, string | null]>([
		['a change of heading', japan(CTH).product('841370').foreign('850151', '40'), 'C1'],
		['a value', machine(CTH, maxNom('50')), 'C2'],
		['a content', machine(CTH, RVC), 'C2'],
		['either of two values', machine(any(maxNom('30'), RVC)), 'C2'],
		['a process', machine(CTH, process('machining')), 'C3'],
		['a process and a value, which have no common code', machine(all(process('machining'), RVC)), null],
		['a tolerance', japan(CTH).product('841370', { exw: '100' }).foreign('841391', '10'), 'E'],
		['originating materials only', japan(CTH).product('841370').domestic('841391', '10'), 'B'],
		['wholly obtained', japan(CTH).product('080510').with({ whollyObtained: true }), 'A'],
		['nothing: it does not originate', japan(CTH).product('841370').foreign('841391', '10'), null],
	])('by %s', (_, builder, expected) => expect(code(builder)).toBe(expected));

	it('is the product’s own, whatever its parts originate by', () => {
		const product = japan(CTH, maxNom('50')).product('841370', { exw: '100' });
		const withPart = product.part('850151', '30', [{ hs: '732690', value: '9' }]).foreign('841391', '40');
		expect(code(withPart)).toBe('C2');
	});

	it('is one only where every row that may be meant gives the same', () => {
		const rows = (...rules: Condition[]) =>
			given(
				packOf(
					rules.map((rule, i) => row('8413', [rule], { subdivision: `row ${i}` })),
					JAPAN,
				),
			)
				.product('841370', { exw: '100' })
				.foreign('850151', '40');
		expect(code(rows(CTH, CTH))).toBe('C1');
		expect(code(rows(CTH, maxNom('50')))).toBeNull();
	});

	it('is none under an agreement without such codes', () => {
		expect(code(given(packWith(CTH)).product('841370').foreign('850151', '40'))).toBeNull();
	});
});
