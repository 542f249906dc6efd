import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../../rules/engine/decide.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import type { OriginCase } from '../../../../rules/schema/case.ts';
import type { RulePack } from '../../../../rules/schema/pack.ts';
import { isInUnion, MEMBER_STATES, territoryOf } from '../../../../rules/schema/territory.ts';

describe('the territory of the Union', () => {
	it('is one: the Union itself, 27 Member States, and what else belongs to its customs territory', () => {
		expect(MEMBER_STATES.size).toBe(27);
		for (const code of ['EU', ...MEMBER_STATES, 'AX', 'GF', 'GP', 'MC', 'MF', 'MQ', 'RE', 'YT']) {
			expect([code, isInUnion(code), territoryOf(code)]).toEqual([code, true, 'EU']);
		}
	});

	it('ends at its customs border', () => {
		for (const code of ['GB', 'XI', 'CH', 'TR', 'AD', 'SM', 'VA', 'FO', 'GL', 'PF', 'NC', 'XC', 'XL', '']) {
			expect([code, isInUnion(code), territoryOf(code)]).toEqual([code, false, code]);
		}
	});

	it('is the same for origin as for declarations: what Monaco makes is made in the EU', () => {
		const made: OriginCase = {
			id: 'pump',
			agreement: 'eu-uk',
			date: '2026-03-01',
			madeIn: 'MC',
			product: { hs: '841370', exw: '100' },
			operations: [{ op: 'other' }],
			materials: [{ id: 'part', hs: '841391', value: '40', origin: 'YT', status: 'originating' }],
		};
		const { truth, basis } = decide(made, loadPack('eu-uk') as RulePack);
		expect([truth, basis]).toEqual(['yes', 'originating-materials-only']);
	});
});
