import { describe, expect, it } from '@jest/globals';
import { originCase } from '../../golden/origin-case.ts';
import { readGolden } from '../../golden/read.ts';

const SOUND = `
agreement: eu-uk
about: one case
given: { date: 2026-03-01, madeIn: EU, currency: EUR }
cases:
  - case: pump
    row: "8413"
    why: because
    product: { hs: 841370, exw: 100.00 }
    whollyObtained: unknown
    materials:
      - { foreign: part, hs: 0101, value: 1.50 }
      - { declared: seal, hs: unknown, origin: DE, named: { blank: no } }
      - { made: shaft, hs: 848310, bom: [{ of unknown origin: steel, hs: 7214 }] }
    tests: { change: heading of 841391 is not that of 841370 -> yes }
    originates if: change
    expect: { verdict: originating, basis: product-specific-rule }
`;

const fault = (source: string) => {
	try {
		readGolden(source, 'eu-uk/x.yaml');
		return 'none';
	} catch (error) {
		return (error as Error).message;
	}
};

describe('a golden file', () => {
	it('is read with every figure as it is written', () => {
		const file = readGolden(SOUND, 'eu-uk/x.yaml');
		const [golden] = file.cases;
		if (!golden) throw new Error('no case');
		expect(golden.product).toEqual({ hs: '841370', exw: '100.00' });
		expect(golden.whollyObtained).toBeNull();
		expect(originCase(golden, file).materials).toEqual([
			{ id: 'part', hs: '0101', value: '1.50', origin: 'CN', status: 'non-originating' },
			{
				id: 'seal',
				hs: null,
				origin: 'DE',
				status: 'originating',
				evidence: { type: 'LTSD', validFrom: '2026-03-01', validTo: '2026-03-01', agreements: ['eu-uk'] },
				named: { blank: false },
			},
			{
				id: 'shaft',
				hs: '848310',
				status: 'self-produced',
				operations: [{ op: 'other' }],
				bom: [{ id: 'steel', hs: '7214', status: 'unknown' }],
			},
		]);
	});

	it.each([
		['no YAML', 'cases: [', /^eu-uk\/x\.yaml: .* at line 1/s],
		['no file of cases', 'agreement: eu-uk', /^eu-uk\/x\.yaml, about: /],
		['a wrong amount', SOUND.replace('1.50', '1.5.0'), /case "pump": materials\.0\.value: /],
		['a code with dots', SOUND.replace('841370', '8413.70'), /case "pump": product\.hs: is no HS code/],
		['a member that is none', SOUND.replace('exw:', 'price:'), /case "pump": product: .*"price"/],
		['a wrong verdict', SOUND.replace('verdict: originating', 'verdict: yes'), /case "pump": expect\.verdict: /],
		['a test without a plain name', SOUND.replace('change:', 'the change:'), /case "pump": tests\.the change: /],
		['a day that is none', SOUND.replace('2026-03-01', '2026-02-30'), /given\.date: is no day/],
		[
			'a material of two kinds',
			SOUND.replace('{ foreign: part', '{ foreign: part, made: part'),
			/materials\.0: is named/,
		],
		['neither yes nor no', SOUND.replace('blank: no', 'blank: nay'), /materials\.1\.named\.blank: is none of yes, no/],
		['a case without a name', SOUND.replace('case: pump\n    row', 'row'), /case 1: case: /],
	])('with %s is refused by file, case and field', (_, source, expected) => expect(fault(source)).toMatch(expected));

	it('with a name twice is refused', () => {
		const twice = `${SOUND}${SOUND.slice(SOUND.indexOf('  - case'))}`;
		expect(fault(twice)).toBe('eu-uk/x.yaml, case "pump": case: stands twice');
	});

	it('whose case the contract does not know is refused by the field', () => {
		const file = readGolden(SOUND.replace('origin: DE', 'role: spare'), 'eu-uk/x.yaml');
		const [golden] = file.cases;
		expect(() => originCase(golden as never, file)).toThrow(/^materials\[1\]\.role: /);
	});
});
