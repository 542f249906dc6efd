import { describe, expect, it } from '@jest/globals';
import { judge } from '../../../../consumers/origin-evaluation/verdict.ts';
import type { ProductFacts } from '../../../../infra/ports/facts.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import { bom, declared, item, line, made, operation, price, prices, received, routing } from '../records.ts';
import { assembled, UNANSWERED } from './assembled.ts';

const pack = loadPack('eu-uk');
const worked = (...skus: string[]) => skus.map((sku) => routing(sku, operation()));

/** A pump of a drive of a gear. The drive is of the pump's own heading; made, it originates by its gear's heading. */
const facts: Partial<ProductFacts> = {
	items: [made('PUMP', { finishedGood: true }), made('DRIVE', { hs: '841370' }), item('GEAR', { hs: '848340' })],
	boms: [bom('PUMP', [line('DRIVE')]), bom('DRIVE', [line('GEAR')])],
	routings: worked('PUMP', 'DRIVE'),
	priceLists: [prices('PUMP', price('ex_works', '100'))],
	movements: [received('GEAR', '10', '5', { partyId: 'S-CN' })],
};
const alsoBought = (sku: string, unitPrice = '60', rest = {}) =>
	received(sku, '3', unitPrice, { partyId: 'S-CN', documentNumber: '6000', ...rest });
const verdictWith = (more: Partial<ProductFacts>) => judge(assembled({ ...facts, ...more }), pack, UNANSWERED);
const movementsWith = (...more: NonNullable<ProductFacts['movements']>) => [...(facts.movements ?? []), ...more];

describe('a part that is made and also bought', () => {
	it('originates while it is made alone', () => {
		expect(verdictWith({}).verdict).toMatchObject({ verdict: 'originating' });
	});

	it('counts as the bought lots do where those are not covered, and the reason says so', () => {
		const { verdict, originCase } = verdictWith({ movements: movementsWith(alsoBought('DRIVE')) });
		expect(verdict).toMatchObject({
			verdict: 'not_originating',
			reason: expect.stringContaining('Judged on lots that were bought: DRIVE is both made and bought'),
		});
		expect(originCase?.materials).toMatchObject([{ sku: 'DRIVE', status: 'non-originating', value: '60' }]);
	});

	it('is as good as the made lots where every bought delivery is covered', () => {
		const movements = movementsWith(alsoBought('DRIVE', '60', { partyId: 'S-DE' }));
		const declarations = [declared('DRIVE')];
		expect(verdictWith({ movements, declarations }).verdict.verdict).toBe('originating');
		expect(assembled({ ...facts, movements, declarations }).lots).toEqual([]);
	});

	it('is as bad as the made lots where those do not originate, though the bought ones would pass', () => {
		const items = [made('PUMP'), made('DRIVE', { hs: '850131' }), item('GEAR', { hs: '841370' })];
		const priceLists = [prices('PUMP', price('ex_works', '100'))];
		const movements = [received('GEAR', '10', '80', { partyId: 'S-CN' }), alsoBought('DRIVE', '60')];
		const both = verdictWith({
			items,
			priceLists,
			movements,
			routings: [routing('PUMP', operation()), routing('DRIVE', operation({ operation: 'simple_assembly' }))],
			boms: [bom('PUMP', [line('DRIVE')]), bom('DRIVE', [line('GEAR')])],
		});
		const asBought = judge(
			assembled({ ...facts, items: [made('PUMP'), item('DRIVE', { hs: '850131' })], priceLists, movements }),
			pack,
			UNANSWERED,
		);
		expect(asBought.verdict.verdict).toBe('originating');
		const asMade = verdictWith({
			items,
			priceLists,
			movements: movements.slice(0, 1),
			routings: [routing('PUMP', operation()), routing('DRIVE', operation({ operation: 'simple_assembly' }))],
		});
		expect(asMade.verdict.verdict).not.toBe('originating');
		expect(both.verdict.verdict).toBe(asMade.verdict.verdict);
	});

	it('is not judged where so many parts are both that the lots can’t all be weighed', () => {
		const parts = ['A', 'B', 'C', 'D', 'E'];
		const given = {
			items: [made('PUMP'), item('GEAR'), ...parts.map((sku) => made(sku))],
			boms: [
				bom(
					'PUMP',
					parts.map((sku) => line(sku)),
				),
				...parts.map((sku) => bom(sku, [line('GEAR')])),
			],
			movements: parts.map((sku) => alsoBought(sku)),
		};
		const { verdict } = verdictWith(given);
		expect(verdict).toMatchObject({
			verdict: 'indeterminate',
			missing: [{ path: 'items A, B, C, D, E: declarations of every delivery' }],
		});
		const four = { ...given, movements: given.movements.slice(1) };
		expect(assembled({ ...facts, ...four }).lots).toHaveLength(15);
	});
});

describe('a product that is made and also bought', () => {
	it('does not originate where the bought lots are not covered: they are sold under the same number', () => {
		const { verdict, originCase } = verdictWith({ movements: movementsWith(alsoBought('PUMP', '90')) });
		expect(verdict.verdict).not.toBe('originating');
		expect(verdict.reason).toContain('PUMP is both made and bought');
		expect(originCase).toMatchObject({ operations: [], materials: [{ sku: 'PUMP', status: 'non-originating' }] });
	});

	it('originates where both its made and its bought lots do', () => {
		const movements = movementsWith(alsoBought('PUMP', '90', { partyId: 'S-DE' }));
		expect(verdictWith({ movements, declarations: [declared('PUMP')] }).verdict.verdict).toBe('originating');
	});

	it('does not originate by its bought lots where its made ones do not', () => {
		const movements = movementsWith(alsoBought('PUMP', '90', { partyId: 'S-DE' }));
		const routings = [routing('PUMP', operation({ operation: 'simple_assembly' })), ...worked('DRIVE')];
		const items = [made('PUMP', { hs: '848340' }), item('GEAR', { hs: '848340' })];
		const boms = [bom('PUMP', [line('GEAR')])];
		const { verdict } = verdictWith({ items, boms, movements, routings, declarations: [declared('PUMP')] });
		expect(verdict.verdict).toBe('not_originating');
	});
});
