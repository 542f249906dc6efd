import { describe, expect, it } from '@jest/globals';
import { itemFacts } from '../../../../consumers/item-facts/index.ts';
import type { Handle } from '../../../../consumers/runner/index.ts';
import { newTrail } from '../../../../infra/outbox/envelope.ts';
import type { Finding } from '../../../../infra/ports/findings.ts';
import type { EventType, EventTypes } from '../../../../schemas/index.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import {
	bom,
	declared,
	item,
	line,
	made,
	order,
	own,
	party,
	price,
	prices,
	rate,
	received,
	routing,
} from '../records.ts';

const GOOD = { goods: [{ sku: 'MOTOR', hs: '850131', originating: true }] };

/** The consumer on facts in memory; `send` answers the code of the dead letter, or undefined. */
function consumer() {
	const database = memoryDatabase();
	const { handlers } = itemFacts({ clock: clockAt(), quietMs: 300 }).consumer;
	let sent = 0;
	const send = async <T extends EventType>(type: T, value: EventTypes[T]): Promise<string | undefined> => {
		const handle = handlers[type] as unknown as Handle<T>;
		const message = { id: `m ${++sent}`, topic: 'erp', type, value, trail: newTrail() } as unknown as Parameters<
			Handle<T>
		>[0];
		const { deadLetter } = await database.transaction((session) => handle(message, session));
		return deadLetter?.code;
	};
	const all = (): Finding[] => [...database.tables.findings.values()].flat();
	return {
		send,
		/** Items that are kept from being judged; null: every product. */
		blocked: () => [...new Set(all().flatMap(({ blocking, sku }) => (blocking ? [sku] : [])))].sort(),
		codes: () => all().map(({ code }) => code),
		rejections: () => all().filter(({ subjectKind }) => subjectKind.startsWith('rejected')),
		/** Items that were noted as changed since this was asked last. */
		changed: () => {
			const skus = [...database.tables.timers.values()].map(({ instance }) => instance).sort();
			database.tables.timers.clear();
			return skus;
		},
		known: (kind: string, id: string) =>
			[...database.tables.facts.values()].find((fact) => fact.kind === kind && fact.id === id)?.record,
	};
}

/** A motor and a gear of S-DE, one by its receipt and one by its price; a screw of S-CN, priced in dollars. */
async function stocked() {
	const one = consumer();
	for (const sku of ['MOTOR', 'GEAR', 'SCREW']) await one.send('psra.erp.Item', item(sku));
	await one.send('psra.erp.Item', made('PUMP', { finishedGood: true }));
	await one.send('psra.erp.Party', party('S-DE'));
	await one.send('psra.erp.InventoryMovement', received('MOTOR', '1', '5'));
	await one.send('psra.erp.PriceList', prices('GEAR', price('purchase', '5', { partyId: 'S-DE' })));
	await one.send('psra.erp.PriceList', prices('SCREW', price('purchase', '5', { partyId: 'S-CN', currency: 'USD' })));
	one.changed();
	return one;
}

describe('a record of full state', () => {
	it('is kept, and its item noted as changed', async () => {
		const { send, known, changed } = consumer();
		expect(await send('psra.erp.Item', item('MOTOR'))).toBeUndefined();
		expect(known('item', 'MOTOR')).toMatchObject({ sku: 'MOTOR' });
		expect(changed()).toEqual(['MOTOR']);
	});

	it('changes nothing where it is repeated or older than what is known', async () => {
		const { send, known, changed, rejections } = consumer();
		const newer = item('MOTOR', { sequence: 2, description: 'newer' });
		await send('psra.erp.Item', newer);
		changed();
		expect(await send('psra.erp.Item', newer)).toBeUndefined();
		expect(await send('psra.erp.Item', item('MOTOR'))).toBeUndefined();
		expect(known('item', 'MOTOR')).toEqual(newer);
		expect([changed(), rejections()]).toEqual([[], []]);
	});

	it.each<[EventType, EventTypes[EventType]]>([
		['psra.erp.Item', item('MOTOR', { hs: 'x' })],
		['psra.erp.Bom', bom('MOTOR', [line('GEAR')], { baseQuantity: '0' })],
		['psra.erp.Routing', routing('MOTOR', { operationId: '1', territory: '?' } as never)],
		['psra.erp.PriceList', prices('MOTOR', price('purchase', '-1'))],
	])('of %s that can’t be is a dead letter, and its item is not judged', async (type, value) => {
		const { send, blocked, changed, rejections } = consumer();
		expect(await send(type, value as never)).toBe('VALUE_INVALID');
		expect(blocked()).toEqual(['MOTOR']);
		expect(changed()).toEqual(['MOTOR']);
		expect(rejections()).toMatchObject([{ code: 'VALUE_INVALID', subjectId: 'MOTOR', messageId: 'm 1' }]);
	});

	it('names each thing that is wrong with it', async () => {
		const { send, rejections } = consumer();
		await send('psra.erp.Item', item('MOTOR', { hs: 'x', netWeightKg: '-1' }));
		expect(rejections().map(({ field }) => field)).toEqual(['hs', 'netWeightKg']);
	});

	it('that says otherwise under the same sequence is a conflict; a newer one heals it', async () => {
		const { send, blocked, changed, known } = consumer();
		await send('psra.erp.Item', item('MOTOR'));
		expect(await send('psra.erp.Item', item('MOTOR', { hs: '850140' }))).toBe('SEQUENCE_CONFLICT');
		expect(known('item', 'MOTOR')).toMatchObject({ hs: '850131' });
		expect(blocked()).toEqual(['MOTOR']);
		changed();
		expect(await send('psra.erp.Item', item('MOTOR', { sequence: 2, hs: '850140' }))).toBeUndefined();
		expect(blocked()).toEqual([]);
		expect(changed()).toEqual(['MOTOR']);
	});
});

describe('a production order', () => {
	it('is kept under its number; no rule rests on it, so nothing is judged anew', async () => {
		const { send, known, changed, blocked } = consumer();
		expect(await send('psra.erp.ProductionOrder', order('PUMP'))).toBeUndefined();
		expect(known('production_order', '4711')).toMatchObject({ sku: 'PUMP', made: '10' });
		expect(await send('psra.erp.ProductionOrder', order('PUMP', { sequence: 2, quantity: '0' }))).toBe('VALUE_INVALID');
		expect([changed(), blocked()]).toEqual([[], []]);
	});
});

describe('a rejected party', () => {
	it('keeps everything that it supplies, by receipt, price or declaration, from being judged', async () => {
		const { send, blocked, changed } = await stocked();
		await send('psra.erp.SupplierDeclaration', declared('CABLE'));
		changed();
		expect(await send('psra.erp.Party', party('S-DE', { sequence: 2, country: 'Germany' }))).toBe('VALUE_INVALID');
		expect(blocked()).toEqual(['CABLE', 'GEAR', 'MOTOR']);
		expect(changed()).toEqual(['CABLE', 'GEAR', 'MOTOR']);
		expect(await send('psra.erp.Party', party('S-DE', { sequence: 3 }))).toBeUndefined();
		expect(blocked()).toEqual([]);
		expect(changed()).toEqual(['CABLE', 'GEAR', 'MOTOR']);
	});

	it('does so also where two contents of it stand against each other', async () => {
		const { send, blocked } = await stocked();
		expect(await send('psra.erp.Party', party('S-DE', { country: 'CN' }))).toBe('SEQUENCE_CONFLICT');
		expect(blocked()).toEqual(['GEAR', 'MOTOR']);
	});

	it('that is a customer blocks nothing: what is delivered to it has no origin from it', async () => {
		const { send, blocked, rejections } = await stocked();
		const delivered = received('MOTOR', '1', null, { kind: 'delivery', partyId: 'C-1', documentNumber: '8000' });
		await send('psra.erp.InventoryMovement', delivered);
		await send('psra.erp.Party', party('C-1', { roles: ['customer'], country: 'Germany' }));
		expect(blocked()).toEqual([]);
		expect(rejections()).toMatchObject([{ sku: null, blocking: false }]);
	});

	it('that is the firm itself keeps every product from being judged, and has each looked at', async () => {
		const { send, blocked, changed } = await stocked();
		expect(await send('psra.erp.Party', own({ country: '?' }))).toBe('VALUE_INVALID');
		expect(blocked()).toEqual([null]);
		expect(changed()).toEqual(['PUMP']);
		await send('psra.erp.Party', own({ sequence: 2 }));
		expect(blocked()).toEqual([]);
		expect(changed()).toEqual(['PUMP']);
		expect(await send('psra.erp.Party', own({ sequence: 2, roles: ['customer'] }))).toBe('SEQUENCE_CONFLICT');
		expect(blocked()).toEqual([null]);
	});
});

describe('a rejected exchange rate', () => {
	it('keeps what is priced in its currency from being judged, also materials that a supplier declared in it', async () => {
		const { send, blocked, changed } = await stocked();
		const materials = [{ sku: 'GEAR', description: 'steel', hs: '722830', value: '1', currency: 'USD' }];
		await send('psra.erp.SupplierDeclaration', declared('GEAR', { form: 'annex_22_18', materials }));
		changed();
		expect(await send('psra.erp.ExchangeRate', rate('USD/EUR', ['2026-01-01', '0']))).toBe('VALUE_INVALID');
		expect(blocked()).toEqual(['GEAR', 'SCREW']);
		expect(changed()).toEqual(['GEAR', 'SCREW']);
		await send('psra.erp.ExchangeRate', { ...rate('USD/EUR', ['2026-01-01', '0.9']), sequence: 2 });
		expect(blocked()).toEqual([]);
		expect(changed()).toEqual(['GEAR', 'SCREW']);
	});
});

describe('a rejected declaration', () => {
	const both = { goods: ['GEAR', 'SCREW'].map((sku) => ({ sku, hs: null, originating: true })) };
	const of = (rest: object) => declared('MOTOR', rest);

	it('keeps the goods that it named before from being judged as well as those that it names now', async () => {
		const { send, blocked, changed } = await stocked();
		await send('psra.erp.SupplierDeclaration', of(GOOD));
		changed();
		expect(await send('psra.erp.SupplierDeclaration', of(both))).toBe('SEQUENCE_CONFLICT');
		expect(blocked()).toEqual(['GEAR', 'MOTOR', 'SCREW']);
		expect(changed()).toEqual(['GEAR', 'MOTOR', 'SCREW']);
	});

	it('once healed has every item looked at again that it had blocked, also those that none names any more', async () => {
		const { send, blocked, changed } = await stocked();
		await send('psra.erp.SupplierDeclaration', of(GOOD));
		await send('psra.erp.SupplierDeclaration', of(both));
		changed();
		await send('psra.erp.SupplierDeclaration', of({ ...GOOD, sequence: 2 }));
		expect(blocked()).toEqual([]);
		expect(changed()).toEqual(['GEAR', 'MOTOR', 'SCREW']);
	});

	it('that is rejected again frees what it no longer touches', async () => {
		const { send, blocked, changed } = await stocked();
		await send('psra.erp.SupplierDeclaration', of(GOOD));
		await send('psra.erp.SupplierDeclaration', of(both));
		changed();
		await send('psra.erp.SupplierDeclaration', of({ ...GOOD, issued: '2025-12-31' }));
		expect(blocked()).toEqual(['MOTOR']);
		expect(changed()).toEqual(['GEAR', 'MOTOR', 'SCREW']);
	});
});

describe('a movement', () => {
	const receipt = (rest = {}) => received('MOTOR', '2', '5', { documentNumber: '7000', ...rest });
	const cancels = { documentNumber: '7000', documentYear: 2026, line: '1' };
	const cancelling = (rest = {}) => receipt({ documentNumber: '7001', kind: 'cancellation', cancels, ...rest });

	it('is kept, and names an item that nobody knows', async () => {
		const { send, changed, blocked, codes } = await stocked();
		await send('psra.erp.InventoryMovement', receipt({ sku: 'GHOST' }));
		expect(changed()).toEqual(['GHOST']);
		expect([blocked(), codes()]).toEqual([[], ['ITEM_UNKNOWN']]);
	});

	it('that is repeated changes nothing', async () => {
		const { send, changed } = await stocked();
		await send('psra.erp.InventoryMovement', receipt());
		changed();
		expect(await send('psra.erp.InventoryMovement', receipt())).toBeUndefined();
		expect(changed()).toEqual([]);
	});

	it('that can’t be keeps its item from being judged until the right one comes', async () => {
		const { send, blocked } = await stocked();
		expect(await send('psra.erp.InventoryMovement', receipt({ entryQuantity: '-2' }))).toBe('VALUE_INVALID');
		expect(blocked()).toEqual(['MOTOR']);
		await send('psra.erp.InventoryMovement', receipt());
		expect(blocked()).toEqual([]);
	});

	it('known with another content keeps both items from being judged until it is cancelled', async () => {
		const { send, blocked, changed } = await stocked();
		await send('psra.erp.InventoryMovement', receipt());
		expect(await send('psra.erp.InventoryMovement', receipt({ sku: 'GEAR' }))).toBe('SEQUENCE_CONFLICT');
		expect(blocked()).toEqual(['GEAR', 'MOTOR']);
		changed();
		await send('psra.erp.InventoryMovement', cancelling());
		expect(blocked()).toEqual([]);
		expect(changed()).toEqual(['GEAR', 'MOTOR']);
	});

	it('is not healed by a cancellation of another item', async () => {
		const { send, blocked } = await stocked();
		await send('psra.erp.InventoryMovement', receipt());
		await send('psra.erp.InventoryMovement', receipt({ unitPrice: '6' }));
		await send('psra.erp.InventoryMovement', cancelling({ sku: 'SCREW' }));
		expect(blocked()).toEqual(['MOTOR']);
	});
});

describe('what follows a record', () => {
	it('an item closes what was found for want of it', async () => {
		const { send, codes, changed } = consumer();
		await send('psra.erp.Bom', bom('PUMP', [line('MOTOR')]));
		expect(codes()).toEqual(['ITEM_UNKNOWN']);
		changed();
		await send('psra.erp.Item', item('MOTOR'));
		expect([codes(), changed()]).toEqual([[], ['MOTOR']]);
	});

	it('a bill of materials that ends a cycle frees every item on it', async () => {
		const { send, blocked, changed } = consumer();
		for (const sku of ['A', 'B']) await send('psra.erp.Item', made(sku));
		await send('psra.erp.Bom', bom('A', [line('B')]));
		await send('psra.erp.Bom', bom('B', [line('A')]));
		expect(blocked()).toEqual(['A', 'B']);
		changed();
		await send('psra.erp.Bom', bom('A', [], { sequence: 2 }));
		expect(blocked()).toEqual([]);
		expect(changed()).toEqual(['A', 'B']);
	});

	it('a declaration bears on the goods that it named and names', async () => {
		const { send, changed } = consumer();
		await send('psra.erp.SupplierDeclaration', declared('MOTOR'));
		changed();
		const goods = [{ sku: 'GEAR', hs: null, originating: true }];
		await send('psra.erp.SupplierDeclaration', declared('MOTOR', { sequence: 2, goods }));
		expect(changed()).toEqual(['GEAR', 'MOTOR']);
	});

	it('a supplier judges its declarations anew by where it is', async () => {
		const { send, codes, changed } = consumer();
		await send('psra.erp.SupplierDeclaration', declared('MOTOR'));
		expect(codes()).toEqual([]);
		changed();
		await send('psra.erp.Party', party('S-DE', { country: 'CN' }));
		expect(codes()).toContain('DECLARATION_REJECTED');
		expect(changed()).toEqual(['MOTOR']);
	});
});
