import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../../consumers/origin-evaluation/verdict.ts';
import type { Finding } from '../../../../infra/ports/findings.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import type { Bom, BomLine } from '../../../../schemas/index.ts';
import { bom, item, line, made, received } from '../records.ts';
import { assembled, UNANSWERED } from './assembled.ts';

/** `levels` made items, each of so many of the next, the last of a bought one. */
function tower(levels: number, width = 1) {
	const sku = (level: number) => (level === 0 ? 'PUMP' : `L${level}`);
	const all = Array.from({ length: levels }, (_, level) => level);
	const lines = (level: number) => Array.from({ length: width }, () => line(sku(level + 1)));
	return {
		items: [...all.map((level) => made(sku(level))), item(sku(levels))],
		boms: all.map((level) => bom(sku(level), lines(level))),
		movements: [received(sku(levels), '1', '1')],
	};
}

const gapsOf = (facts: Parameters<typeof assembled>[0], options = {}) =>
	assembled(facts, 'PUMP', options).gaps.map((gap) => `${gap.path} (${gap.neededBy})`);

describe('a bill of materials of shared parts', () => {
	it('is written out while it is small', () => {
		expect(assembled(tower(9, 2)).originCase).not.toBeNull();
	});

	it('is not judged where written out it would be too large, however few items it has', () => {
		const tooLarge =
			'bill of materials PUMP, which written out has more than 2000 materials (BOM_TOO_LARGE: every rule)';
		expect(gapsOf(tower(10, 2))).toEqual([tooLarge]);
		expect(gapsOf(tower(60, 3))).toEqual([tooLarge]);
		expect(judge(assembled(tower(60, 3)), loadPack('eu-uk'), UNANSWERED).verdict).toMatchObject({
			verdict: 'indeterminate',
			missing: [{ neededBy: expect.stringContaining('BOM_TOO_LARGE') }],
		});
	});

	it('is not judged where it is deeper than a case may be', () => {
		expect(assembled(tower(64)).originCase).not.toBeNull();
		const tooDeep = 'bill of materials PUMP, which written out is deeper than 64 levels (BOM_TOO_LARGE: every rule)';
		expect(gapsOf(tower(65))).toEqual([tooDeep]);
		expect(gapsOf(tower(5_000))).toEqual([tooDeep]);
	});

	it('counts what a bought part is made of elsewhere for nothing', () => {
		const { items, boms, movements } = tower(20, 2);
		const bought = items.map((one) => (one.sku === 'L1' ? { ...one, procurement: 'bought' as const } : one));
		expect(assembled({ items: bought, boms, movements }).originCase?.materials).toHaveLength(2);
	});
});

describe('a bill of materials that contains itself', () => {
	const items = [made('PUMP'), made('DRIVE')];
	const back = (rest: Partial<BomLine>): Bom[] => [
		bom('PUMP', [line('DRIVE')]),
		bom('DRIVE', [line('PUMP', '1', rest)]),
	];

	it('does so only by lines that hold on the day', () => {
		const found = ['bill of materials PUMP → DRIVE → PUMP, which contains itself (BOM_CYCLE: every rule)'];
		const ended = { items, boms: back({ validTo: '2026-02-28' }) };
		expect(gapsOf(ended)).toEqual([]);
		expect(gapsOf(ended, { asOf: '2026-02-28' })).toEqual(found);
		const planned = { items, boms: back({ validFrom: '2026-03-02' }) };
		expect(gapsOf(planned)).toEqual([]);
		expect(gapsOf(planned, { asOf: '2026-03-02' })).toEqual(found);
	});

	it('is told by its lines, not by a finding that was recorded on another day', () => {
		const finding: Finding = {
			company: 'HD',
			subjectKind: 'bom',
			subjectId: 'PUMP',
			sku: 'PUMP',
			code: 'BOM_CYCLE',
			field: 'lines',
			problem: 'the bill of materials contains itself: PUMP → DRIVE → PUMP',
			remedy: 'Correct it.',
			blocking: true,
			messageId: 'm-1',
		};
		const { originCase, blocking } = assembled({ items, boms: back({ validTo: '2026-02-28' }), findings: [finding] });
		expect(originCase).not.toBeNull();
		expect(blocking).toEqual([]);
	});
});
