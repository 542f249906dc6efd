import { describe, expect, it } from '@jest/globals';
import { given } from '../../../support/rules/given.ts';
import { CTH, headings, maxNom, packOf, process, row } from '../../../support/rules/pack.ts';

const pack = packOf([
	row('8501', [{ ...CTH, except: headings('8503') }, maxNom('50')]),
	row('8413', [CTH, maxNom('50')]),
	row('8483', [CTH]),
]);
const pump = given(pack).product('841370', { exw: '200' });

describe('absorption', () => {
	it('a part that satisfies its own rule counts as originating whole', () => {
		// Motor: 75 of 150 is 50 %, so its 75 of foreign rotors are out; the pump keeps 100 of 200.
		const result = pump
			.part('850151', '150', [{ hs: '850300', value: '75' }])
			.foreign('841391', '100')
			.evaluate();
		expect([result.verdict, result.figures]).toEqual(['originating', { maxNomExw: '50.00' }]);
	});

	it('works over several levels', () => {
		const motor = {
			id: 'motor',
			hs: '850151',
			value: '90',
			status: 'self-produced' as const,
			operations: [{ op: 'other' as const }],
			bom: [{ id: 'rotor', hs: '850300', value: '40', status: 'non-originating' as const }],
		};
		const drive = pump.part('848340', '150', [motor, { hs: '732010', value: '10' }]);
		expect(drive.foreign('841391', '100').evaluate().figures).toEqual({ maxNomExw: '50.00' });
	});

	it('asks for the part’s own operations where they decide', () => {
		const open = pump
			.part('850151', '150', [{ hs: '850300', value: '75' }], { operations: [] })
			.foreign('841391', '95');
		const result = open.evaluate();
		expect([result.verdict, result.basis]).toEqual(['indeterminate', 'missing-facts']);
		expect(result.missing.map((one) => one.path)).toEqual(['materials[0].operations']);
	});

	it('does not ask where either answer leads to the same verdict', () => {
		const open = pump.part('850151', '50', [{ hs: '850300', value: '25' }], { operations: [] }).foreign('841391', '75');
		expect(open.verdict()).toBe('originating, product-specific-rule');
	});

	it('asks for it too where all else originates by cumulation only', () => {
		const british = { cumulation: { kind: 'bilateral' as const, country: 'GB' } };
		const machined = given(packOf([row('8413', [process('machining')]), row('8501', [CTH])]))
			.product('841370')
			.with({ processes: { machining: false } });
		const open = machined
			.domestic('841391', '50', british)
			.part('850151', '50', [{ hs: '850300', value: '25' }], { operations: [] })
			.evaluate();
		expect([open.verdict, open.missing.map((one) => one.path)]).toEqual(['indeterminate', ['materials[1].operations']]);
	});

	it('insufficient operations keep a part from originating', () => {
		const packed = pump.part('850151', '150', [{ hs: '850151', value: '120' }], { operations: [{ op: 'repack' }] });
		expect(packed.verdict()).toBe('originating, product-specific-rule');
		expect(packed.foreign('841391', '21').evaluate().figures).toEqual({
			maxNomExw: '70.50',
			toleranceExw: '10.50',
		});
	});
});

describe('look-through', () => {
	// The motor fails: 79 of 150 is 52.67 %. Looked through, 79 and 21 of 200 count; at full value 171 would.
	const looked = pump.part('850151', '150', [{ hs: '850300', value: '79' }]).foreign('841391', '21');

	it('counts only the non-originating materials inside a part that does not qualify, and names the reading', () => {
		const result = looked.evaluate();
		expect([result.verdict, result.figures]).toEqual(['originating', { maxNomExw: '50.00' }]);
		expect(result.readings.find((one) => one.id === 'look-through')).toMatchObject({
			changesVerdict: true,
			otherVerdict: 'not-originating',
		});
	});

	it('says so where the other reading would not change the verdict', () => {
		const result = pump
			.part('850151', '100', [{ hs: '850300', value: '80' }])
			.foreign('731815', '20')
			.evaluate();
		expect(result.readings.find((one) => one.id === 'look-through')).toMatchObject({ changesVerdict: false });
	});

	it('is no reading where the agreement prescribes it', () => {
		const law = packOf(pack.rows, { absorption: { article: 'Korea 5(1)(b)', lookThrough: 'law' } });
		const result = given(law)
			.product('841370', { exw: '200' })
			.part('850151', '150', [{ hs: '850300', value: '80' }]);
		expect(result.evaluate().readings.map((one) => one.id)).not.toContain('look-through');
	});

	it('takes a part without a bill of materials at its full value', () => {
		expect(pump.material({ hs: '841391', value: '101', status: 'self-produced' }).verdict()).toBe(
			'not-originating, rule-not-met',
		);
	});

	it('leaves a part open for which the list has no rule, and asks a person', () => {
		const open = pump.part('940510', '150', [{ hs: '841391', value: '120' }]).evaluate();
		expect([open.verdict, open.basis]).toEqual(['indeterminate', 'judgement']);
		expect(open.missing.map((one) => one.path)).toEqual(['materials[0].hs']);
	});
});

describe('a part made elsewhere', () => {
	const bom = [{ hs: '850300', value: '50' }];
	const part = (facts: object) => pump.part('841391', '110', bom, facts);

	it('in a third country is not absorbed, nor looked through: it counts at its full price', () => {
		expect(part({ origin: 'CN' }).evaluate().figures).toMatchObject({ maxNomExw: '55.00' });
		expect(part({}).evaluate().figures).toEqual({});
		expect(part({ origin: 'DE' }).evaluate().figures).toEqual({});
	});

	it('in the other party is, by full cumulation, and only by it where it does not originate', () => {
		const failing = (facts: object, kinds: readonly string[]) => {
			const cumulation = pack.manifest.cumulation.filter(({ kind }) => kinds.includes(kind));
			const one = given(packOf(pack.rows, { cumulation })).product('841370', { exw: '200' });
			return one
				.part('850151', '110', [{ hs: '850300', value: '80' }], facts)
				.foreign('841391', '21')
				.evaluate().figures;
		};
		expect(failing({ origin: 'GB' }, ['bilateral', 'full'])).toEqual({ maxNomExw: '50.50', toleranceExw: '10.50' });
		expect(failing({ origin: 'GB' }, ['bilateral'])).toMatchObject({ maxNomExw: '65.50' });
		expect(failing({ cumulation: { kind: 'bilateral', country: 'GB' } }, ['bilateral', 'full'])).toMatchObject({
			maxNomExw: '65.50',
		});
	});
});

describe('a declaration for non-originating goods', () => {
	const evidence = {
		type: 'non-originating-declaration' as const,
		validFrom: '2026-01-01',
		validTo: '2026-12-31',
		agreements: ['eu-uk'],
	};
	const bom = [{ hs: '841391', value: '60' }];

	it('opens a bought part: what it lists counts', () => {
		const opened = pump.part('841391', '120', bom, { evidence });
		expect(opened.evaluate().figures).toEqual({ maxNomExw: '30.00' });
		expect(opened.evaluate().readings.map((one) => one.id)).not.toContain('look-through');
	});

	it('that does not cover the delivery leaves its full price', () => {
		const closed = pump.part('841391', '120', bom, { evidence: { ...evidence, validTo: '2026-01-31' } });
		expect(closed.verdict()).toBe('not-originating, rule-not-met');
	});

	it('that lists nothing that counts leaves its full price', () => {
		const neutral = [{ hs: '271019', value: '60', role: 'neutral' as const }];
		expect(pump.part('841391', '120', neutral, { evidence }).verdict()).toBe('not-originating, rule-not-met');
	});

	it('is no proof of origin of an ordinary material', () => {
		expect(pump.domestic('841391', '120', { evidence }).verdict()).toBe('not-originating, rule-not-met');
	});
});
