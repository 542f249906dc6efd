import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../../../rules/schema/condition.ts';
import { textDigest } from '../../../../../rules/schema/text.ts';
import { given } from '../../../../support/rules/given.ts';
import { all, CTH, headings, maxNom, packOf, packWith, process, row } from '../../../../support/rules/pack.ts';

const MET = 'originating, product-specific-rule';
const FAILED = 'not-originating, rule-not-met';
const JUDGED = 'indeterminate, judgement';

describe('a process', () => {
	const product = given(packWith(process('chemical reaction')))
		.product('390110', { exw: '100' })
		.foreign('290121', '90');

	it('is open without evidence, and the exact key is printed', () => {
		const { verdict, basis, missing } = product.evaluate();
		expect([verdict, basis]).toEqual(['indeterminate', 'judgement']);
		expect(missing).toEqual([
			{
				path: 'processes["chemical reaction"]',
				fact: 'evidence of the process "chemical reaction"',
				condition: 'the process "chemical reaction" takes place',
				kind: 'judgement',
			},
		]);
	});

	it('is met by evidence, in any spelling of its key', () => {
		expect(product.with({ processes: { 'Chemical-reaction.': true } }).verdict()).toBe(MET);
	});

	it('fails where it did not happen, and no tolerance replaces it', () => {
		expect(product.with({ processes: { 'chemical reaction': false } }).verdict()).toBe(FAILED);
	});

	it('that is stated twice, once as done and once as not, is not known', () => {
		const processes = { 'chemical reaction': true, 'Chemical-reaction.': false };
		expect(product.with({ processes }).verdict()).toBe(JUDGED);
		const reversed = { 'Chemical-reaction.': false, 'chemical reaction': true };
		expect(product.with({ processes: reversed }).verdict()).toBe(JUDGED);
	});
});

describe('a whole text', () => {
	const text = 'Embroidering, provided that the value of fabric used does not exceed 40% of the ex-works price.';
	const cap: Condition = { kind: 'max-value', percent: '40', of: 'exw', materials: headings('5208') };
	const rows = [row('5810', [all(process('embroidering'), cap)], { textDigests: [[textDigest(text)]] })];
	const product = given(packOf(rows)).product('581010', { exw: '100' });

	it('stated as evidenced answers its process, never its figures', () => {
		expect(
			product
				.foreign('520811', '40')
				.with({ processes: { [text]: true } })
				.verdict(),
		).toBe(MET);
		expect(
			product
				.foreign('520811', '41')
				.with({ processes: { [text]: true } })
				.verdict(),
		).toBe(FAILED);
	});

	it('stated as not done fails its alternative', () => {
		const refused = product.foreign('520811', '40').with({ processes: { [text]: false, embroidering: true } });
		expect(refused.evaluate().verdict).not.toBe('originating');
	});
});

describe('an unread text', () => {
	const pack = packWith({ kind: 'unparsed', text: 'a text that nothing could read' });
	const product = given(pack).product('841370', { exw: '100' }).foreign('731815', '1');

	it('never becomes a yes', () => {
		expect(product.verdict()).toBe(JUDGED);
		expect(product.with({ processes: { 'a text that nothing could read': true } }).verdict()).toBe(JUDGED);
	});

	it('can be stated not to be met', () => {
		expect(product.with({ processes: { 'a text that nothing could read': false } }).verdict()).toBe(FAILED);
	});
});

describe('wholly obtained', () => {
	const animals = given(packWith({ kind: 'wholly-obtained-product' })).product('010221', { exw: '100' });
	const cheese = given(
		packWith({ kind: 'wholly-obtained-materials', materials: [{ ranges: [{ from: '04', to: '04' }] }] }),
	)
		.product('040690', { netWeightKg: '1.0' })
		.foreign('350790', '1', { netWeightKg: '0.01' });

	it('product: by the fact of the case', () => {
		expect(animals.foreign('230990', '5').verdict()).toBe(FAILED);
		expect(animals.with({ whollyObtained: true }).verdict()).toBe('originating, wholly-obtained');
		const open = animals.foreign('230990', '5').with({ whollyObtained: null }).evaluate();
		expect([open.verdict, open.basis]).toEqual(['indeterminate', 'missing-facts']);
		expect(open.missing.map((one) => one.path)).toEqual(['whollyObtained']);
	});

	it('materials: the originating ones of the class must be wholly obtained too', () => {
		expect(cheese.domestic('040120', '5', { netWeightKg: '0.9', whollyObtained: true }).verdict()).toBe(MET);
		expect(cheese.domestic('040120', '5', { netWeightKg: '0.9', whollyObtained: false }).verdict()).toBe(FAILED);
		expect(cheese.domestic('040120', '5', { netWeightKg: '0.9' }).verdict()).toBe('indeterminate, missing-facts');
	});

	it('materials: the tolerance by weight applies to them (TCA 42(3))', () => {
		expect(cheese.foreign('040120', '5', { netWeightKg: '0.15' }).verdict()).toBe('originating, tolerance');
		expect(cheese.foreign('040120', '5', { netWeightKg: '0.151' }).verdict()).toBe(FAILED);
	});
});

describe('materials that a rule names by words', () => {
	const cells = given(packWith({ ...CTH, except: [{ named: 'active cathode materials' }] } as Condition))
		.product('850760', { exw: '100' })
		.foreign('284190', '50');

	it('are asked for, and the answer decides', () => {
		expect(cells.verdict()).toBe(JUDGED);
		expect(cells.evaluate().missing[0]?.path).toBe('materials[0].named["active cathode materials"]');
		const answered = (fact: boolean) =>
			given(cells.pack)
				.product('850760', { exw: '100' })
				.foreign('284190', '50', { named: { 'Active cathode-materials': fact } })
				.verdict();
		expect(answered(true)).toBe(FAILED);
		expect(answered(false)).toBe(MET);
	});

	it('are answered by the note that defines them where there is one', () => {
		const note = { name: 'vegetable materials', materials: headings('0701-1404'), note: 'Note 1' };
		const pack = packOf(
			[row('1301-1404', [{ kind: 'wholly-obtained-materials', materials: [{ named: 'vegetable materials' }] }])],
			{ namedMaterials: [note] },
		);
		const product = given(pack).product('140190', { exw: '100', netWeightKg: '1' });
		expect(product.foreign('080510', '50', { netWeightKg: '0.5' }).verdict()).toBe(FAILED);
		expect(product.foreign('290511', '50', { netWeightKg: '0.5' }).verdict()).toBe(MET);
	});
});

describe('must originate', () => {
	const rule = all(maxNom('45'), { kind: 'must-originate', materials: headings('8507') });
	const car = given(packWith(rule)).product('870380', { exw: '1000' }).foreign('870840', '200');

	it('bars non-originating materials of the class', () => {
		expect(car.domestic('850760', '300').verdict()).toBe(MET);
		expect(car.foreign('850760', '200').verdict()).toBe(FAILED);
	});
});

describe('production from a named material', () => {
	const pack = packOf([
		row('5810', [{ kind: 'produced-from', materials: [{ named: 'unembroidered fabric' }] }]),
		row('7106', [{ kind: 'produced-from', materials: [{ named: 'unwrought precious metals' }] }]),
	]);

	it('allows the material, and by Note 8.2 all that is no textile', () => {
		const lace = given(pack).product('581010', { exw: '10' }).foreign('390750', '1');
		expect(lace.foreign('520811', '5', { named: { 'unembroidered fabric': true } }).verdict()).toBe(MET);
		expect(lace.foreign('581092', '5', { named: { 'unembroidered fabric': false } }).evaluate().verdict).not.toBe(
			'originating',
		);
	});

	it('a material of the own heading that isn’t it fails; of another, a person judges', () => {
		const silver = given(pack).product('710692', { exw: '100' });
		const named = { 'unwrought precious metals': false };
		expect(silver.foreign('710691', '50', { named }).verdict()).toBe(FAILED);
		expect(silver.foreign('740811', '50', { named }).verdict()).toBe(JUDGED);
		expect(silver.foreign('710691', '50', { named: { 'unwrought precious metals': true } }).verdict()).toBe(MET);
	});
});

describe('quota and time', () => {
	const quota: Condition = { kind: 'within-quota', of: CTH, quota: 'Table 1, tuna' };

	it('what is met only within a quota is open and names it', () => {
		const result = given(packWith(maxNom('50'), quota))
			.product('760410', { exw: '100' })
			.foreign('760110', '60')
			.evaluate();
		expect([result.verdict, result.basis, result.quotas]).toEqual(['indeterminate', 'judgement', ['Table 1, tuna']]);
	});

	it('what fails within a quota too is a no', () => {
		const result = given(packWith(quota)).product('760410', { exw: '100' }).foreign('760429', '60').evaluate();
		expect([result.verdict, result.quotas]).toEqual(['not-originating', []]);
	});

	it('an alternative is there within its dates only, both included', () => {
		const pack = packWith({ kind: 'time-limit', of: maxNom('70'), until: '2026-12-31' });
		const pump = given(pack).product('850760', { exw: '100' }).foreign('850790', '70');
		expect(pump.with({ date: '2026-12-31' }).verdict()).toBe(MET);
		expect(pump.with({ date: '2027-01-01' }).verdict()).toBe(FAILED);
	});
});

describe('each item of a set', () => {
	const pack = packOf([
		row('9605', [{ kind: 'per-item', maxNonOriginating: { percent: '15', of: 'exw' } }]),
		row('9606-9620', [CTH]),
	]);
	const kit = given(pack).product('960500', { exw: '20' }).domestic('330610', '10');

	it('non-originating ones up to the share', () => {
		expect(kit.foreign('960321', '3').verdict()).toBe(MET);
		expect(kit.foreign('960321', '3.01').verdict()).toBe(FAILED);
	});

	it('a self-produced item by its own rule, and one that fails at its whole value', () => {
		expect(
			kit
				.part('961511', '8', [{ hs: '392690', value: '7' }])
				.foreign('960321', '1')
				.verdict(),
		).toBe(MET);
		expect(kit.part('961511', '8', [{ hs: '961519', value: '2' }]).verdict()).toBe(FAILED);
	});
});
