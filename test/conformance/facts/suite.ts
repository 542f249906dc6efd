import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fullStateOf } from '../../../consumers/item-facts/state.ts';
import type { Session } from '../../../infra/ports/session.ts';
import type { Bom } from '../../../schemas/index.ts';
import { bom, line } from '../../unit/consumers/records.ts';
import type { Factory, Stores } from '../stores.ts';

/** What every fact store must do. */
export function describeFactStore(factory: Factory): void {
	describe('a fact store', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const within = <T>(work: (facts: Session['facts']) => Promise<T>) => stores.transaction(({ facts }) => work(facts));
		const keepBoms = (boms: readonly Bom[]) =>
			within(async (facts) => {
				for (const one of boms) {
					await facts.put(fullStateOf('psra.erp.Bom', one));
					await facts.putBomLines(one.company, one.sku, [...new Set(one.lines.map((l) => l.componentSku))]);
				}
			});

		describe('a path from an item back to itself', () => {
			const cycle = (sku: string, day = '2026-03-01', company = 'HD') =>
				within((facts) => facts.bomCycle(company, sku, day));

			it('is found from each item on it, and from none that only leads there', async () => {
				await keepBoms([
					bom('TOP', [line('A')]),
					bom('A', [line('X'), line('B')]),
					bom('B', [line('A'), line('Y')]),
					bom('SELF', [line('SELF')]),
				]);
				expect(await cycle('A')).toEqual(['A', 'B', 'A']);
				expect(await cycle('B')).toEqual(['B', 'A', 'B']);
				expect(await cycle('SELF')).toEqual(['SELF', 'SELF']);
				expect(await cycle('TOP')).toBeNull();
				expect(await cycle('X')).toBeNull();
				expect(await cycle('A', '2026-03-01', 'XX')).toBeNull();
			});

			it('is found only by lines that hold on the day', async () => {
				const days = { validFrom: '2026-01-01', validTo: '2026-02-28' };
				await keepBoms([bom('A', [line('B')]), bom('B', [line('A', '1', days)])]);
				expect(await cycle('A', '2025-12-31')).toBeNull();
				expect(await cycle('A', '2026-01-01')).toEqual(['A', 'B', 'A']);
				expect(await cycle('A', '2026-02-28')).toEqual(['A', 'B', 'A']);
				expect(await cycle('A', '2026-03-01')).toBeNull();
			});

			it('is looked for along each item once, however many ways lead to it', async () => {
				const levels = Array.from({ length: 40 }, (_, level) => level);
				await keepBoms(
					levels.flatMap((level) => {
						const below = [line(`L${level + 1}`), line(`R${level + 1}`)];
						return [bom(`L${level}`, below), bom(`R${level}`, below)];
					}),
				);
				expect(await cycle('L0')).toBeNull();
			});
		});
	});
}
