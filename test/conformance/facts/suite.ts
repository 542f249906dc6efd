import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fullStateOf, movementRowOf } from '../../../consumers/item-facts/state.ts';
import type { Finding } from '../../../infra/ports/findings.ts';
import type { Session } from '../../../infra/ports/session.ts';
import type { Bom, InventoryMovement } from '../../../schemas/index.ts';
import { bom, declared, line, price, prices, received } from '../../unit/consumers/records.ts';
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

		describe('the movements of a product', () => {
			const keep = (...movements: readonly InventoryMovement[]) =>
				within(async (facts) => {
					for (const one of movements) await facts.putMovement(movementRowOf(one));
				});
			const named = (documentNumber: string) => ({ documentNumber, documentYear: 2026, line: '1' });
			const receipt = (documentNumber: string, rest: Partial<InventoryMovement> = {}) =>
				received('MOTOR', '1', '5', { documentNumber, ...rest });
			const cancelling = (documentNumber: string, cancels: string, rest: Partial<InventoryMovement> = {}) =>
				receipt(documentNumber, { kind: 'cancellation', cancels: named(cancels), ...rest });
			const standing = async (day = '2026-03-01') => {
				const { movements } = await within((facts) => facts.product('HD', 'PUMP', day));
				return (movements as InventoryMovement[]).map((one) => one.documentNumber);
			};
			beforeEach(() => keepBoms([bom('PUMP', [line('MOTOR')])]));

			it('are the receipts and returns of its items up to the day, however old, in the order of the books', async () => {
				await keep(
					receipt('2', { postingDate: '2026-03-01' }),
					receipt('1', { postingDate: '2011-05-02' }),
					receipt('3', { postingDate: '2026-03-02' }),
					receipt('back', { kind: 'return_to_supplier', postingDate: '2026-02-01' }),
					receipt('out', { kind: 'delivery' }),
					receipt('of another item', { sku: 'GEAR' }),
					receipt('of another company', { company: 'XX' }),
				);
				expect(await standing()).toEqual(['1', 'back', '2']);
			});

			it('do not count what was cancelled, even later, unless that cancellation was cancelled in turn', async () => {
				await keep(receipt('R'), cancelling('C', 'R', { postingDate: '2026-06-01' }));
				expect(await standing()).toEqual([]);
				await keep(cancelling('D', 'C'));
				expect(await standing()).toEqual(['R']);
				await keep(cancelling('E', 'D'));
				expect(await standing()).toEqual([]);
			});

			it('are cancelled by a cancellation of their own company and item alone', async () => {
				await keep(
					receipt('R'),
					cancelling('C1', 'R', { sku: 'GEAR' }),
					cancelling('C2', 'R', { company: 'XX' }),
					cancelling('C3', 'R', { kind: 'adjustment' }),
				);
				expect(await standing()).toEqual(['R']);
			});

			it('to a customer follow the same law', async () => {
				const out = { kind: 'delivery' as const, partyId: 'C-1' };
				await keep(receipt('V', out), receipt('W', out), cancelling('C', 'W'), cancelling('C1', 'V', { sku: 'GEAR' }));
				const deliveries = () => within((facts) => facts.deliveries('HD', 'C-1', ['MOTOR'], '2026-01-01'));
				expect((await deliveries()).map((document) => JSON.parse(document)[0])).toEqual(['V']);
				await keep(cancelling('D', 'C'));
				expect((await deliveries()).map((document) => JSON.parse(document)[0])).toEqual(['V', 'W']);
			});
		});

		describe('findings', () => {
			const finding = (sku: string | null, rest: Partial<Finding> = {}): Finding => ({
				company: 'HD',
				subjectKind: 'rejected party',
				subjectId: 'S-1',
				sku,
				code: 'VALUE_INVALID',
				field: 'country',
				problem: 'is none',
				remedy: 'Send one.',
				blocking: true,
				messageId: 'm-1',
				...rest,
			});
			const replace = (...findings: readonly Finding[]) =>
				within((facts) => facts.replaceFindings('HD', 'rejected party', 'S-1', findings));
			const against = async (sku: string, company = 'HD') =>
				(await within((facts) => facts.product(company, sku, '2026-03-01'))).findings;

			it('of a subject are replaced, which tells the items that they were about', async () => {
				expect(await replace(finding('B'), finding('A'), finding('A', { field: 'name' }))).toEqual([]);
				expect(await replace(finding('A'), finding(null))).toEqual(['A', 'B']);
				expect(await replace()).toEqual(['A']);
				expect(await against('A')).toEqual([]);
			});

			it('name the items that those of a code of a subject are about, and of no other', async () => {
				const other = { code: 'OTHER' } as Partial<Finding>;
				await replace(finding('B'), finding('A'), finding('A', { field: 'name' }), finding('C', other), finding(null));
				const { code } = finding('A');
				const named = (company: string, subjectId: string) =>
					within((facts) => facts.itemsNamed(company, 'rejected party', subjectId, code));
				expect(await named('HD', 'S-1')).toEqual(['A', 'B']);
				expect(await named('HD', 'S-2')).toEqual([]);
				expect(await named('XX', 'S-1')).toEqual([]);
			});

			it('stand against their item and what it goes into', async () => {
				await keepBoms([bom('PUMP', [line('MOTOR')])]);
				await replace(finding('MOTOR'));
				expect(await against('PUMP')).toEqual([finding('MOTOR')]);
				expect(await against('GEAR')).toEqual([]);
			});

			it('about no item stand against every product of the company where they block, and else against none', async () => {
				await replace(finding(null), finding(null, { blocking: false }));
				expect(await against('PUMP')).toEqual([finding(null)]);
				expect(await against('PUMP', 'XX')).toEqual([]);
			});
		});

		describe('items', () => {
			const stocked = () =>
				within(async (facts) => {
					await facts.putMovement(movementRowOf(received('MOTOR', '1', '5', { currency: 'USD' })));
					const out = { kind: 'delivery', documentNumber: '8000', currency: 'GBP' } as const;
					await facts.putMovement(movementRowOf(received('PUMP', '1', '5', out)));
					const listed = prices('GEAR', price('purchase', '5', { partyId: 'S-DE', currency: 'CHF' }));
					await facts.put(fullStateOf('psra.erp.PriceList', listed));
					const materials = [{ sku: 'CABLE', description: '', hs: null, value: '1', currency: 'JPY' }];
					await facts.put(fullStateOf('psra.erp.SupplierDeclaration', declared('CABLE', { materials })));
					await facts.putDeclaredGoods('HD', 'D CABLE', ['CABLE']);
				});

			it('of a supplier are those received, listed or declared, and not what was delivered to it', async () => {
				await stocked();
				expect(await within((facts) => facts.suppliedBy('HD', 'S-DE'))).toEqual(['CABLE', 'GEAR', 'MOTOR']);
				expect(await within((facts) => facts.suppliedBy('XX', 'S-DE'))).toEqual([]);
			});

			it.each([
				['USD', ['MOTOR']],
				['CHF', ['GEAR']],
				['JPY', ['CABLE']],
				['SEK', []],
			])('priced in %s are %j', async (currency, skus) => {
				await stocked();
				expect(await within((facts) => facts.pricedIn('HD', currency))).toEqual(skus);
			});

			it('are known by the document that moved them', async () => {
				await stocked();
				const { document } = movementRowOf(received('MOTOR', '1', '5'));
				expect(await within((facts) => facts.movedItem('HD', document))).toBe('MOTOR');
				expect(await within((facts) => facts.movedItem('XX', document))).toBeUndefined();
			});
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
