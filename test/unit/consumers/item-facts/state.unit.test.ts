import { describe, expect, it } from '@jest/globals';
import { documentOf, fullStateOf, movementRowOf } from '../../../../consumers/item-facts/state.ts';
import { bom, declared, item, line, party, price, prices, rate, received, routing } from '../records.ts';

describe('a record that carries the full state of its key', () => {
	it('is kept in the table of its kind, under its own number', () => {
		const kept = [
			fullStateOf('psra.erp.Party', party('S-DE')),
			fullStateOf('psra.erp.Item', item('MOTOR')),
			fullStateOf('psra.erp.Bom', bom('PUMP', [line('MOTOR')])),
			fullStateOf('psra.erp.Routing', routing('PUMP')),
			fullStateOf('psra.erp.PriceList', prices('PUMP', price('ex_works', '9'))),
			fullStateOf('psra.erp.ExchangeRate', rate('USD/EUR')),
			fullStateOf('psra.erp.SupplierDeclaration', declared('MOTOR')),
		];
		expect(kept.map(({ kind, company, id }) => [kind, company, id])).toEqual([
			['party', 'HD', 'S-DE'],
			['item', 'HD', 'MOTOR'],
			['bom', 'HD', 'PUMP'],
			['routing', 'HD', 'PUMP'],
			['price_list', 'HD', 'PUMP'],
			['exchange_rate', 'HD', 'USD/EUR'],
			['supplier_declaration', 'HD', 'D MOTOR'],
		]);
	});

	it('carries its sequence and the whole record', () => {
		const record = item('MOTOR', { sequence: 7 });
		expect(fullStateOf('psra.erp.Item', record)).toMatchObject({ sequence: 7, record });
	});

	it('has the same hash for the same content, and another for any other', () => {
		const hash = (rest: Parameters<typeof item>[1]) => fullStateOf('psra.erp.Item', item('MOTOR', rest)).contentHash;
		expect(hash({})).toMatch(/^[0-9a-f]{64}$/);
		expect(hash({})).toBe(hash({}));
		expect(new Set([hash({}), hash({ hs: null }), hash({ hs: '850132' }), hash({ sequence: 2 })]).size).toBe(4);
	});
});

describe('a movement', () => {
	it('is known by document number, year and line', () => {
		const row = movementRowOf(received('MOTOR', '1', '5', { documentNumber: '5001', line: '2' }));
		expect(row).toMatchObject({
			company: 'HD',
			sku: 'MOTOR',
			document: '["5001",2026,"2"]',
			kind: 'receipt',
			cancels: null,
			postingDate: '2026-01-15',
			partyId: 'S-DE',
		});
	});

	it('names the document that it takes back in the same words', () => {
		const taken = { documentNumber: '5000', documentYear: 2026, line: '1' };
		const row = movementRowOf(received('MOTOR', '1', '5', { documentNumber: '5009', cancels: taken }));
		expect(row.cancels).toBe(movementRowOf(received('MOTOR', '1', '5')).document);
	});

	it('is not mistaken for another whose parts run together alike', () => {
		const of = (documentNumber: string, line: string) => documentOf({ documentNumber, documentYear: 2026, line });
		expect(of('1,2026', '2')).not.toBe(of('1', '2026,2'));
		expect(of('5"', '1')).not.toBe(of('5', '"1'));
	});
});
