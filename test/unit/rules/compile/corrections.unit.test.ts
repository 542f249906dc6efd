import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../../../../rules/compile/compile-pack.ts';
import { inEnglish } from '../../../../rules/schema/english.ts';
import type { Correction, PackProfile } from '../../../../rules/schema/profile.ts';
import type { PublishedFile } from '../../../../rules/schema/published.ts';

type Set = [min: string, max: string, texts: string[], subdivision?: string];

function file(...sets: Set[]): PublishedFile {
	const rule_sets = sets.map(([min, max, texts, subdivision = '']) => ({
		heading: `${min}-${max}`,
		subdivision,
		min: min.padEnd(10, '0'),
		max: max.padEnd(10, '9'),
		valid: true,
		rules: texts.map((rule) => ({
			rule,
			class: [],
			operator: null,
			quota: false,
			footnotes: [],
			import: true as const,
			export: true as const,
		})),
	}));
	return { rule_sets };
}

const about = { name: 'fix', what: 'something', why: 'the treaty says so' };

function profile(...corrections: Correction[]): PackProfile {
	const quotas = [{ products: [{ from: '99', to: '99' }], name: 'annual quota for things' }];
	return { agreement: 'x', published: 'x', corrections, readings: [], quotas, textileNotesLost: [] };
}

function rowsOf(published: PublishedFile, ...corrections: Correction[]): unknown[] {
	return compilePack(published, profile(...corrections)).rows.map((row) => ({
		heading: row.heading,
		rules: row.alternatives.map(inEnglish),
		...(row.corrections && { corrections: row.corrections }),
	}));
}

describe('a correction', () => {
	it('extend-until moves exactly the date that it names', () => {
		const published = file(['9901', '9901', ['CTH (until 31 December 2023).', 'CC (until 1 July 2022).', 'CTSH.']]);
		const fix: Correction = { ...about, kind: 'extend-until', rows: [0], from: '2023-12-31', until: '2026-12-31' };
		expect(rowsOf(published, fix)).toEqual([
			{
				heading: '9901-9901',
				rules: ['CTH until 2026-12-31', 'CC until 2022-07-01', 'CTSH'],
				corrections: ['fix'],
			},
		]);
	});

	it('extend-until refuses a row without that date: the text may have been overtaken', () => {
		const fix: Correction = { ...about, kind: 'extend-until', rows: [0], from: '2023-12-31', until: '2026-12-31' };
		expect(() => rowsOf(file(['9901', '9901', ['CTH.']]), fix)).toThrow(
			expect.objectContaining({
				code: 'PACK_INVALID',
				facts: expect.objectContaining({ field: 'corrections.fix.from' }),
			}),
		);
	});

	it('overlay cuts overlapping ranges so that each code has one row with every alternative', () => {
		const published = file(['9901', '9909', ['CTH.']], ['9903', '9904', ['CC.']], ['9905', '9905', ['CTSH.']]);
		const fix: Correction = { ...about, kind: 'overlay', rows: [0, 1, 2] };
		expect(rowsOf(published, fix)).toEqual([
			{ heading: '990100-990299', rules: ['CTH'], corrections: ['fix'] },
			{ heading: '9903-9904', rules: ['CTH', 'CC'], corrections: ['fix'] },
			{ heading: '9905-9905', rules: ['CTH', 'CTSH'], corrections: ['fix'] },
			{ heading: '990600-990999', rules: ['CTH'], corrections: ['fix'] },
		]);
	});

	it('inherit gives a part the rule of the whole first, and leaves the whole as it was', () => {
		const published = file(['9901', '9901', ['CTH.'], 'Others'], ['9901', '9901', ['CC.'], 'Others: blue']);
		const fix: Correction = { ...about, kind: 'inherit', rows: [1, 0] };
		expect(rowsOf(published, fix)).toEqual([
			{ heading: '9901-9901', rules: ['CTH'] },
			{ heading: '9901-9901', rules: ['CTH', 'CC'], corrections: ['fix'] },
		]);
	});

	it('retype puts a typing error right before the text is read, and only where it stands', () => {
		const published = file(['9901', '9901', ['CC except from heading 99.02.']], ['9903', '9903', ['CTH.']]);
		const fix: Correction = { ...about, kind: 'retype', rows: [0], from: '99.02', to: '9902' };
		expect(rowsOf(published, fix)).toEqual([
			{
				heading: '9901-9901',
				rules: ['CC except from non-originating materials of heading 9902'],
				corrections: ['fix'],
			},
			{ heading: '9903-9903', rules: ['CTH'] },
		]);
		expect(() => rowsOf(published, { ...fix, rows: [1] })).toThrow(
			expect.objectContaining({ facts: expect.objectContaining({ field: 'corrections.fix.from' }) }),
		);
	});

	it('share-allowance relaxes every like change of the row, and refuses a row with nothing to share', () => {
		const maximum = 'A maximum of 50% of the ex-works price (EXW) is made up of non-originating parts (MAXNOM).';
		const texts = [`CTH and ${maximum}`, 'CTH.', 'However, non-originating tools of heading 8205 may be used.', 'CC.'];
		const fix: Correction = { ...about, kind: 'share-allowance', rows: [0] };
		expect(rowsOf(file(['9901', '9901', texts]), fix)).toEqual([
			{
				heading: '9901-9901',
				rules: [
					'CTH, however non-originating materials of heading 8205 may be used; and MaxNOM 50% (EXW)',
					'CTH, however non-originating materials of heading 8205 may be used',
					'CC',
				],
				corrections: ['fix'],
			},
		]);
		expect(() => rowsOf(file(['9901', '9901', ['CTH.', 'CC.']]), fix)).toThrow(
			expect.objectContaining({ code: 'PACK_INVALID' }),
		);
	});

	it('that names a set which is not there is refused', () => {
		expect(() => rowsOf(file(['9901', '9901', ['CTH.']]), { ...about, kind: 'overlay', rows: [0, 7] })).toThrow(
			expect.objectContaining({
				code: 'PACK_INVALID',
				facts: expect.objectContaining({ field: 'corrections.fix.rows' }),
			}),
		);
	});
});

describe('a pack', () => {
	it('names the quota that a text only calls applicable', () => {
		const published = file(['9901', '9901', ['CC - within the limits of the applicable annual quota.']]);
		expect(rowsOf(published)).toEqual([
			{ heading: '9901-9901', rules: ['CC within the limits of the quota "annual quota for things"'] },
		]);
	});

	it('leaves out a set that is published as not valid, and says so', () => {
		const published = file(['9901', '9901', ['CTH.']], ['9902', '9902', ['CC.']]);
		published.rule_sets[1]!.valid = false;
		const { rows, leftOut } = compilePack(published, profile());
		expect(rows.map(({ min }) => min)).toEqual(['9901000000']);
		expect(leftOut).toEqual([1]);
	});

	it('is the same whatever the publisher puts into the class hints (trap 1)', () => {
		const published = file(['9901', '9901', ['CTH.']]);
		const before = compilePack(published, profile()).rows;
		published.rule_sets[0]!.rules[0]!.class = ['WO', 'MAXNOM'];
		expect(compilePack(published, profile()).rows).toEqual(before);
	});
});
