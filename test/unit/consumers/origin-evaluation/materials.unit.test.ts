import { describe, expect, it } from '@jest/globals';
import { bom, item, line, made, operation, own, price, prices, rate, received, routing } from '../records.ts';
import { assembled, caseOf, motor, pumpOfMotor } from './assembled.ts';

describe('the value of a bought material', () => {
	it('is the weighted average of its receipts', () => {
		const movements = [received('MOTOR', '10', '5'), received('MOTOR', '30', '7', { partyId: 'S-CN' })];
		expect(motor({ movements }).value).toBe('6.5');
	});

	it('is rounded up, so that no rounding helps a product', () => {
		expect(motor({ movements: [received('MOTOR', '1', '1'), received('MOTOR', '2', '0.5')] }).value).toBe(
			'0.6666666667',
		);
	});

	it('is not lowered by what was sent back: which lot went is not known, so it goes at the average', () => {
		const movements = [
			received('MOTOR', '10', '5'),
			received('MOTOR', '10', '9', { partyId: 'S-CN' }),
			received('MOTOR', '5', '9', { partyId: 'S-CN', kind: 'return_to_supplier' }),
		];
		expect(motor({ movements }).value).toBe('7');
	});

	it('leaves a supplier out whose goods all went back', () => {
		const movements = [
			received('MOTOR', '10', '5'),
			received('MOTOR', '4', '9', { partyId: 'S-CN' }),
			received('MOTOR', '4', '9', { partyId: 'S-CN', kind: 'return_to_supplier' }),
		];
		expect(motor({ movements })).toMatchObject({ value: '5', origin: 'DE' });
	});

	it('is the highest purchase price that holds where nothing was received', () => {
		const list = prices(
			'MOTOR',
			price('purchase', '80', { perQuantity: '10', partyId: 'S-DE' }),
			price('purchase', '9', { partyId: 'S-CN' }),
			price('purchase', '99', { partyId: 'S-CN', validTo: '2026-02-28' }),
			price('ex_works', '500'),
		);
		expect(motor({ priceLists: [list] })).toMatchObject({ value: '9', status: 'non-originating' });
	});

	it('is the highest purchase price also where everything received went back', () => {
		const movements = [received('MOTOR', '4', '9'), received('MOTOR', '4', '9', { kind: 'return_to_supplier' })];
		const priceLists = [prices('MOTOR', price('purchase', '8', { partyId: 'S-DE' }))];
		expect(motor({ movements, priceLists }).value).toBe('8');
	});

	it('is not known, nor is the material’s status, where there is neither receipt nor price', () => {
		expect(motor({})).toMatchObject({ value: null, status: 'unknown' });
	});

	it('is not known where a receipt has no price, and the receipt is named', () => {
		const movements = [received('MOTOR', '10', '5'), received('MOTOR', '1', null, { documentNumber: '5001' })];
		expect(motor({ movements })).toMatchObject({
			value: null,
			status: 'non-originating',
			gaps: ['receipt 5001: unitPrice (the value of its material)'],
		});
	});

	it('is converted at the rate of the posting date', () => {
		const movements = [received('MOTOR', '1', '100', { currency: 'USD', postingDate: '2026-01-10' })];
		const exchangeRates = [rate('USD/EUR', ['2026-01-01', '0.9'], ['2026-02-01', '0.8'])];
		expect(motor({ movements, exchangeRates }).value).toBe('90');
		expect(motor({ movements })).toMatchObject({ value: null, gaps: ['exchange rate USD/EUR (receipt 5000)'] });
	});

	it('is not known at a rate that began too long before, and the day that lacks one is named', () => {
		const movements = [received('MOTOR', '1', '100', { currency: 'USD', postingDate: '2026-01-15' })];
		const began = (day: string) => ({ movements, exchangeRates: [rate('USD/EUR', [day, '0.9'])] });
		expect(motor(began('2025-10-07')).value).toBe('90');
		expect(motor(began('2025-10-06'))).toMatchObject({
			value: null,
			gaps: [
				'exchange rate USD/EUR on 2026-01-15 (receipt 5000; the newest is of 2025-10-06, and a rate holds 100 days)',
			],
		});
		const strict = { rateDays: 40 };
		const { originCase } = assembled(pumpOfMotor(began('2025-12-05')), 'PUMP', strict);
		expect(originCase?.materials[0]?.value).toBeNull();
		expect(caseOf(pumpOfMotor(began('2025-12-06')), 'PUMP', strict).materials[0]?.value).toBe('90');
	});

	it('is not known where one receipt can’t be converted: its bare number is no quantity', () => {
		const movements = [received('MOTOR', '10', '5'), received('MOTOR', '1000', '0.01', { entryUnit: 'BOX' })];
		expect(motor({ movements })).toMatchObject({
			value: null,
			gaps: ['item MOTOR: units (receipt 5000 is in BOX)'],
		});
	});

	it('is the average of twelve months, without older receipts', () => {
		const movements = [
			received('MOTOR', '10', '1', { postingDate: '2025-02-28' }),
			received('MOTOR', '10', '5', { postingDate: '2025-03-01' }),
			received('MOTOR', '10', '7'),
		];
		expect(motor({ movements }).value).toBe('6');
	});

	it('is not known by a purchase price of zero, which an ERP writes for "not priced"', () => {
		expect(motor({ priceLists: [prices('MOTOR', price('purchase', '0'))] })).toMatchObject({
			value: null,
			gaps: ['item MOTOR: purchase price (the value of the material: one is zero)'],
		});
	});

	it('is by the base quantity of the receipt where the ERP gives it', () => {
		const movements = [received('MOTOR', '2', '50', { entryUnit: 'BOX', baseQuantity: '20', baseUnit: 'PC' })];
		expect(motor({ movements }).value).toBe('5');
	});

	it('is by the item’s own conversion where the ERP does not', () => {
		const movements = [received('MOTOR', '2', '50', { entryUnit: 'BOX' })];
		const items = [made('PUMP'), item('MOTOR', { units: [{ unit: 'BOX', factorToBase: '10' }] })];
		expect(motor({ items, movements }).value).toBe('5');
		expect(motor({ movements })).toMatchObject({
			value: null,
			status: 'non-originating',
			gaps: ['item MOTOR: units (receipt 5000 is in BOX)'],
		});
	});

	it('is not known where a purchase price is in a unit or currency that can’t be converted', () => {
		const per = (rest: object) => ({ priceLists: [prices('MOTOR', price('purchase', '9', rest))] });
		expect(motor(per({ unit: 'BOX' }))).toMatchObject({
			value: null,
			gaps: ['item MOTOR: units (a purchase price is per BOX)'],
		});
		expect(motor(per({ currency: 'USD' }))).toMatchObject({
			value: null,
			gaps: ['exchange rate USD/EUR (a purchase price of MOTOR)'],
		});
	});

	it('is for as many as go into one product', () => {
		const boms = [bom('PUMP', [line('MOTOR', '3')], { baseQuantity: '2' })];
		expect(motor({ boms, movements: [received('MOTOR', '1', '5')] }).value).toBe('7.5');
	});

	it('rounds quantities up too', () => {
		const boms = [bom('PUMP', [line('MOTOR', '1')], { baseQuantity: '3' })];
		expect(motor({ boms, movements: [received('MOTOR', '1', '3')] }).value).toBe('1.0000000002');
	});
});

describe('a line of the bill of materials', () => {
	it('counts while it holds on the day', () => {
		const boms = [
			bom('PUMP', [
				line('MOTOR', '1', { validTo: '2026-02-28' }),
				line('MOTOR', '2', { validFrom: '2026-03-01' }),
				line('MOTOR', '3', { validFrom: '2026-03-02' }),
			]),
		];
		const { materials } = caseOf(pumpOfMotor({ boms, movements: [received('MOTOR', '1', '5')] }));
		expect(materials.map((one) => [one.id, one.value])).toEqual([['20 MOTOR', '10']]);
	});

	it('is converted to the component’s unit, or its quantity is not known', () => {
		const boms = [bom('PUMP', [line('MOTOR', '500', { unit: 'G' })])];
		const movements = [received('MOTOR', '1', '8', { entryUnit: 'KG' })];
		const kilos = item('MOTOR', { baseUnit: 'KG', units: [{ unit: 'G', factorToBase: '0.001' }], netWeightKg: '1' });
		expect(motor({ boms, movements, items: [made('PUMP'), kilos] })).toMatchObject({ value: '4', netWeightKg: '0.5' });
		expect(motor({ boms, movements, items: [made('PUMP'), { ...kilos, units: [] }] })).toMatchObject({
			value: null,
			netWeightKg: null,
			gaps: ['item MOTOR: units (bill of materials of PUMP, line 10, is in G)'],
		});
	});

	it('keeps its role', () => {
		const boms = [bom('PUMP', [line('MOTOR', '1', { role: 'retail_packaging' })])];
		expect(motor({ boms, movements: [received('MOTOR', '1', '5')] }).role).toBe('retail-packaging');
		expect(motor({}).role).toBeUndefined();
	});

	it('with a component that no item is known for is an unknown material and a gap', () => {
		const { originCase, gaps } = assembled({ items: [made('PUMP')], boms: [bom('PUMP', [line('GHOST')])] });
		expect(originCase?.materials).toEqual([
			{ id: '10 GHOST', sku: 'GHOST', hs: null, value: null, netWeightKg: null, status: 'unknown' },
		]);
		expect(gaps).toEqual([{ path: 'item GHOST', neededBy: 'bill of materials of PUMP, line 10' }]);
	});
});

describe('a component of the firm’s own making', () => {
	const items = [made('PUMP'), made('DRIVE', { hs: '848340' }), item('GEAR')];
	const boms = [bom('PUMP', [line('DRIVE', '2')]), bom('DRIVE', [line('GEAR', '3')])];
	const facts = { items, boms, movements: [received('GEAR', '1', '4')] };

	it('is self-produced, with its own materials for as many as go into the product', () => {
		const routings = [routing('DRIVE', operation({ operation: 'simple_assembly', processes: ['turning'] }))];
		expect(caseOf({ ...facts, routings }).materials).toMatchObject([
			{
				id: '10 DRIVE',
				status: 'self-produced',
				value: null,
				operations: [{ op: 'simple-assembly' }],
				processes: { turning: true },
				bom: [{ id: '10 DRIVE / 10 GEAR', value: '24', status: 'non-originating' }],
			},
		]);
	});

	it('has its own ex-works price as value where it has one', () => {
		const priceLists = [prices('DRIVE', price('ex_works', '30'), price('purchase', '1'))];
		expect(caseOf({ ...facts, priceLists }).materials[0]?.value).toBe('60');
	});

	it('keeps its place apart where it goes into the product twice', () => {
		const twice = [bom('PUMP', [line('DRIVE', '1'), line('DRIVE', '1')]), boms[1] as never];
		const { materials } = caseOf({ ...facts, boms: twice });
		expect(materials.map((one) => [one.id, one.bom?.[0]?.id])).toEqual([
			['10 DRIVE', '10 DRIVE / 10 GEAR'],
			['20 DRIVE', '20 DRIVE / 10 GEAR'],
		]);
	});

	it('without a bill of materials is unknown, with its purchase price as value if it has one', () => {
		const only = [boms[0] as never];
		expect(caseOf({ ...facts, boms: only }).materials[0]).toMatchObject({
			hs: '848340',
			status: 'unknown',
			value: null,
		});
		const priceLists = [prices('DRIVE', price('purchase', '30', { partyId: 'S-DE' }))];
		expect(caseOf({ ...facts, boms: only, priceLists }).materials[0]).toMatchObject({ status: 'unknown', value: '60' });
	});
});

describe('assumptions', () => {
	it('are collected from every record that is used, each once, in order', () => {
		const assumptions = (...texts: string[]) => ({ assumptions: texts });
		const facts = {
			items: [made('PUMP', assumptions('b item')), item('MOTOR', assumptions('a item'))],
			boms: [bom('PUMP', [line('MOTOR')], assumptions('bom'))],
			routings: [{ ...routing('PUMP', operation()), ...assumptions('b item', 'routing') }],
			priceLists: [{ ...prices('PUMP', price('ex_works', '10', { currency: 'USD' })), ...assumptions('list price') }],
			exchangeRates: [{ ...rate('USD/EUR', ['2026-01-01', '0.9']), ...assumptions('rate') }],
			movements: [received('MOTOR', '1', '5', assumptions('receipt'))],
			parties: [own(assumptions('not used: the routing says where it is made'))],
		};
		expect(assembled(facts).assumptions).toEqual([
			'a item',
			'b item',
			'bom',
			'list price',
			'rate',
			'receipt',
			'routing',
		]);
	});

	it('of the firm itself count where it says where goods are made', () => {
		const { assumptions } = assembled(pumpOfMotor({ parties: [own({ assumptions: ['established in NL'] })] }));
		expect(assumptions).toEqual(['established in NL']);
	});
});
