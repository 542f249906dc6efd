import { describe, expect, it } from '@jest/globals';
import { violationsOf } from '../../../../consumers/item-facts/check/index.ts';
import type { InventoryMovement } from '../../../../schemas/index.ts';
import {
	bom,
	declared,
	item,
	line,
	operation,
	order,
	party,
	price,
	prices,
	rate,
	received,
	routing,
} from '../records.ts';

type Violated = readonly [field: string, problem: string];
const inShort = (violations: ReturnType<typeof violationsOf>): Violated[] =>
	violations.map(({ field, problem }) => [field, problem]);

describe('a record that the contracts allow', () => {
	it('is stored whatever else it leaves open', () => {
		expect(violationsOf('psra.erp.Party', party('S-DE'))).toEqual([]);
		expect(violationsOf('psra.erp.Item', item('MOTOR', { hs: null, netWeightKg: null }))).toEqual([]);
		expect(violationsOf('psra.erp.Item', item('MOTOR', { hs: '850131', netWeightKg: '0' }))).toEqual([]);
		expect(violationsOf('psra.erp.Bom', bom('PUMP', []))).toEqual([]);
		expect(violationsOf('psra.erp.Routing', routing('PUMP', operation()))).toEqual([]);
		expect(violationsOf('psra.erp.PriceList', prices('PUMP', price('ex_works', '0')))).toEqual([]);
		expect(violationsOf('psra.erp.ExchangeRate', rate('USD/EUR', ['2026-01-01', '0.0001']))).toEqual([]);
		expect(violationsOf('psra.erp.SupplierDeclaration', declared('MOTOR'))).toEqual([]);
		const unpriced = received('MOTOR', '0', null, { currency: null });
		expect(violationsOf('psra.erp.InventoryMovement', unpriced)).toEqual([]);
	});
});

describe('a number that becomes part of a message key', () => {
	it.each([
		['is empty', ''],
		['contains |', 'A|B'],
	])('%s', (problem, id) => {
		expect(inShort(violationsOf('psra.erp.Party', party(id, { name: 'Firm' })))).toEqual([['partyId', problem]]);
		expect(inShort(violationsOf('psra.erp.Item', item(id)))).toEqual([['sku', problem]]);
		expect(inShort(violationsOf('psra.erp.Bom', bom(id, [])))).toEqual([['sku', problem]]);
		expect(inShort(violationsOf('psra.erp.Routing', routing(id)))).toEqual([['sku', problem]]);
		expect(inShort(violationsOf('psra.erp.PriceList', prices(id)))).toEqual([['sku', problem]]);
		expect(inShort(violationsOf('psra.erp.InventoryMovement', received(id, '1', '1')))).toEqual([['sku', problem]]);
		const declaration = declared('MOTOR', { declarationId: id });
		expect(inShort(violationsOf('psra.erp.SupplierDeclaration', declaration))).toEqual([['declarationId', problem]]);
	});
});

describe('a party', () => {
	it('has a name and a country code', () => {
		expect(inShort(violationsOf('psra.erp.Party', party('S-DE', { name: ' ', country: 'Germany' })))).toEqual([
			['country', '"Germany" is no country code'],
			['name', 'is empty'],
		]);
	});
});

describe('an item', () => {
	it.each(['85013', '8501.31', '85013100000', 'motor', ''])('is not classified in %j', (hs) => {
		expect(inShort(violationsOf('psra.erp.Item', item('MOTOR', { hs })))).toEqual([
			['hs', `${JSON.stringify(hs)} is no tariff code`],
		]);
	});

	it('names an edition of the Harmonized System', () => {
		const [violation] = violationsOf('psra.erp.Item', item('MOTOR', { hsEdition: '2021' }));
		expect(violation).toEqual({
			field: 'hsEdition',
			problem: '2021 is no edition',
			remedy: 'Send one of 2002, 2007, 2012, 2017, 2022.',
		});
	});

	it('weighs nothing or more, and its units hold more than nothing', () => {
		const units = [
			{ unit: 'BOX', factorToBase: '12' },
			{ unit: 'PAL', factorToBase: '0' },
			{ unit: 'BAG', factorToBase: '-1' },
		];
		expect(inShort(violationsOf('psra.erp.Item', item('MOTOR', { netWeightKg: '-0.001', units })))).toEqual([
			['netWeightKg', '-0.001 is negative'],
			['units[1].factorToBase', '0 is not above zero'],
			['units[2].factorToBase', '-1 is not above zero'],
		]);
	});
});

describe('a bill of materials', () => {
	it('has quantities above zero and lines that can be told apart', () => {
		const wrong = bom('PUMP', [line('MOTOR'), line('SEAL', '0')], { baseQuantity: '0' });
		const twice = wrong.lines.map((one) => ({ ...one, lineId: '10' }));
		expect(inShort(violationsOf('psra.erp.Bom', { ...wrong, lines: twice }))).toEqual([
			['baseQuantity', '0 is not above zero'],
			['lines[1].quantity', '0 is not above zero'],
			['lines[1].lineId', '10 stands twice'],
		]);
	});
});

describe('a routing', () => {
	it('names territories by their code', () => {
		const wrong = routing('PUMP', operation(), operation({ territory: 'nl' }));
		expect(inShort(violationsOf('psra.erp.Routing', wrong))).toEqual([
			['operations[1].territory', '"nl" is no country code'],
		]);
	});
});

describe('a production order', () => {
	it('makes something, takes nothing back, and ends after it began', () => {
		expect(violationsOf('psra.erp.ProductionOrder', order('PUMP'))).toEqual([]);
		const wrong = order('PUMP', {
			quantity: '0',
			made: '-1',
			finishedOn: '2026-01-31',
			components: [{ sku: 'MOTOR', quantity: '-1', unit: 'EA', lot: null }],
		});
		expect(inShort(violationsOf('psra.erp.ProductionOrder', wrong))).toEqual([
			['quantity', '0 is not above zero'],
			['made', '-1 is negative'],
			['finishedOn', '2026-01-31 is before 2026-02-02'],
			['components[0].quantity', '-1 is negative'],
		]);
	});
});

describe('a price list', () => {
	it('has no negative price, no price per nothing and no made-up currency', () => {
		const wrong = prices(
			'PUMP',
			price('ex_works', '1'),
			price('purchase', '-0.01', { perQuantity: '0', currency: '€' }),
		);
		expect(violationsOf('psra.erp.PriceList', wrong)).toEqual([
			{
				field: 'prices[1].amount',
				problem: '-0.01 is negative',
				remedy: 'Send a value of zero or more; a correction is a document of its own.',
			},
			{ field: 'prices[1].perQuantity', problem: '0 is not above zero', remedy: 'Send a value above zero.' },
			{
				field: 'prices[1].currency',
				problem: '"€" is no currency code',
				remedy: 'Send ISO 4217, e.g. EUR.',
			},
		]);
	});
});

describe('a number of more digits than the contracts allow, which Avro lets through', () => {
	const HUGE = `1${'0'.repeat(12)}.000000`;
	const problem = 'it has 19 digits, 18 are allowed';

	it('is refused wherever it stands, whatever its sign', () => {
		const wrong = prices('PUMP', price('ex_works', HUGE), price('purchase', `-${HUGE}`, { perQuantity: HUGE }));
		expect(inShort(violationsOf('psra.erp.PriceList', wrong))).toEqual([
			['prices[0].amount', problem],
			['prices[1].amount', problem],
			['prices[1].perQuantity', problem],
		]);
		expect(inShort(violationsOf('psra.erp.Item', item('MOTOR', { netWeightKg: HUGE })))).toEqual([
			['netWeightKg', problem],
		]);
	});

	it('is told from the largest that is allowed, and from noughts before it', () => {
		const right = item('MOTOR', { netWeightKg: `0000${'9'.repeat(12)}.999999` });
		expect(violationsOf('psra.erp.Item', right)).toEqual([]);
	});
});

describe('exchange rates', () => {
	it('are of a pair of currencies and above zero', () => {
		expect(inShort(violationsOf('psra.erp.ExchangeRate', rate('USDEUR', ['2026-01-01', '0'])))).toEqual([
			['pair', '"USDEUR" is no pair'],
			['rates[0].rate', '0 is not above zero'],
		]);
	});
});

describe('a movement', () => {
	it.each<[string, Partial<InventoryMovement>, Violated]>([
		['a negative quantity', { entryQuantity: '-1' }, ['entryQuantity', '-1 is negative']],
		['a negative base quantity', { baseQuantity: '-1' }, ['baseQuantity', '-1 is negative']],
		['a negative price', { unitPrice: '-5' }, ['unitPrice', '-5 is negative']],
		['a price without a currency', { currency: null }, ['currency', 'a price without a currency']],
		['a country in words', { countryOfOrigin: 'China' }, ['countryOfOrigin', '"China" is no country code']],
		['a cancellation of nothing', { kind: 'cancellation' }, ['cancels', 'a cancellation that names no document']],
		[
			'a receipt that cancels',
			{ cancels: { documentNumber: '4999', documentYear: 2026, line: '1' } },
			['cancels', 'a receipt that names a document to take back'],
		],
	])('is refused with %s', (_what, rest, violated) => {
		expect(inShort(violationsOf('psra.erp.InventoryMovement', received('MOTOR', '1', '5', rest)))).toEqual([violated]);
	});

	it('may cancel a document that it names', () => {
		const cancels = { documentNumber: '5000', documentYear: 2026, line: '1' };
		const cancellation = received('MOTOR', '1', '5', { kind: 'cancellation', cancels });
		expect(violationsOf('psra.erp.InventoryMovement', cancellation)).toEqual([]);
	});
});

describe('a supplier’s declaration', () => {
	it('declares no material of negative value', () => {
		const material = { sku: 'MOTOR', description: 'wire', hs: '854411', currency: 'EUR' };
		const materials = [
			{ ...material, value: null },
			{ ...material, value: '-2' },
		];
		expect(inShort(violationsOf('psra.erp.SupplierDeclaration', declared('MOTOR', { materials })))).toEqual([
			['materials[1].value', '-2 is negative'],
		]);
	});
});
