import { describe, expect, it } from '@jest/globals';
import { accountsOf } from '../../../../producers/erp-csv/account.ts';
import { POSTED_WHEN_DUE } from '../../../../producers/erp-csv/receipts.ts';
import { adventureWorks, bare, GOOD, plan, valuesOf } from './folder.ts';

describe('a folder that is right in every line, with the profile', () => {
	const folder = plan(GOOD);

	it('submits every line', () => {
		expect(accountsOf(folder).map((account) => [account.file, account.lines, account.submitted])).toEqual([
			['suppliers.csv', 2, 2],
			['items.csv', 4, 4],
			['boms.csv', 4, 4],
			['supplier-prices.csv', 2, 2],
			['receipts.csv', 2, 2],
		]);
		expect(folder.notices).toEqual([]);
	});

	it('points every submitted line at an event that names it', () => {
		for (const outcome of folder.outcomes)
			if (outcome.outcome === 'submitted')
				expect(folder.events[outcome.eventIndex]?.lines).toContainEqual([outcome.file, outcome.line]);
	});

	it('sends parties, items, bills, prices, routings, declarations, movements in this order', () => {
		expect([...new Set(folder.events.map((event) => event.topic))]).toEqual([
			'erp.parties',
			'erp.items',
			'erp.boms',
			'erp.prices',
			'erp.routings',
			'erp.supplier-declarations',
			'erp.inventory-movements',
		]);
	});

	it('knows the firm itself from the profile, and suppliers from their file', () => {
		expect(valuesOf(folder, 'psra.erp.Party')).toMatchObject([
			{ partyId: 'ADVENTUREWORKS', country: 'NL', roles: ['own'], signatory: { place: 'Eindhoven' } },
			{ partyId: 'ACME', name: 'Acme, Inc.', country: 'DE', roles: ['supplier'], active: true },
			{ partyId: 'TAI', country: 'TW', active: false },
		]);
	});

	it('converts weights exactly and takes the unit of the bills as base unit', () => {
		expect(valuesOf(folder, 'psra.erp.Item')).toMatchObject([
			{ sku: 'BIKE', description: 'Bike, red', procurement: 'made', finishedGood: true, netWeightKg: '9.071847' },
			{ sku: 'FRAME', procurement: 'made', finishedGood: false, netWeightKg: null, baseUnit: 'EA', units: [] },
			{ sku: 'TUBE', netWeightKg: '0.25', units: [{ unit: 'DZ', factorToBase: '12' }] },
			{ sku: 'PAINT', baseUnit: 'OZ', units: [{ unit: 'GAL', factorToBase: '10' }] },
		]);
	});

	it('makes one bill of all lines of a parent, with stable line numbers', () => {
		expect(valuesOf(folder, 'psra.erp.Bom')).toMatchObject([
			{
				sku: 'BIKE',
				baseQuantity: '1',
				incompleteReason: null,
				lines: [
					{ lineId: 'FRAME@2010-01-01', componentSku: 'FRAME', quantity: '1', unit: 'EA' },
					{ lineId: 'PAINT@2010-01-01', quantity: '8', unit: 'OZ' },
				],
			},
			{
				sku: 'FRAME',
				lines: [
					{ lineId: 'TUBE@2010-01-01', quantity: '3', validTo: null },
					{ lineId: 'TUBE@2009-01-01', quantity: '4', validTo: '2009-12-31' },
				],
			},
		]);
	});

	it('takes list prices as ex-works prices, zero as none, and purchase prices for the pieces they buy', () => {
		expect(valuesOf(folder, 'psra.erp.PriceList').map((list) => [list.sku, list.prices])).toEqual([
			['BIKE', [expect.objectContaining({ kind: 'ex_works', amount: '500', perQuantity: '1', currency: 'EUR' })]],
			[
				'TUBE',
				[expect.objectContaining({ kind: 'purchase', partyId: 'ACME', amount: '24', perQuantity: '12', unit: 'EA' })],
			],
			['PAINT', [expect.objectContaining({ amount: '48.33', perQuantity: '10', unit: 'OZ' })]],
		]);
	});

	it('assumes a routing of goods from two or more components, counting lines that hold on the day only', () => {
		expect(valuesOf(folder, 'psra.erp.Routing')).toMatchObject([
			{ sku: 'BIKE', operations: [{ territory: 'NL', operation: 'other', processes: [] }] },
		]);
	});

	it('assumes a declaration of each supplier that is marked, for all that it is priced for', () => {
		expect(valuesOf(folder, 'psra.erp.SupplierDeclaration')).toMatchObject([
			{
				supplierId: 'ACME',
				form: 'annex_22_16',
				countries: ['GB'],
				validFrom: '2026-01-01',
				validTo: '2027-12-31',
				goods: [{ sku: 'TUBE', hs: '760820', originating: true }],
				revocation: null,
			},
		]);
	});

	it('books what was received and not rejected, in the price unit and in the base unit', () => {
		expect(valuesOf(folder, 'psra.erp.InventoryMovement')).toMatchObject([
			{
				sku: 'TUBE',
				documentNumber: '1',
				documentYear: 2011,
				line: '1',
				kind: 'receipt',
				postingDate: '2011-04-30',
				entryQuantity: '3',
				entryUnit: 'DZ',
				baseQuantity: '36',
				baseUnit: 'EA',
				partyId: 'ACME',
				unitPrice: '24.5',
				currency: 'EUR',
			},
			{ sku: 'PAINT', entryQuantity: '0', baseQuantity: '0', baseUnit: 'OZ', unitPrice: null, currency: null },
		]);
	});

	it('lists with each record the sentences of the assumptions that touch it', () => {
		const assumed = (
			type: 'psra.erp.Item' | 'psra.erp.Routing' | 'psra.erp.PriceList' | 'psra.erp.InventoryMovement',
		) => Object.fromEntries(valuesOf(folder, type).map((value) => [value.sku, value.assumptions]));
		const { company, evaluatedOn, currency, stillValid, tariffCodes, exWorks, baseUnits, operations } = adventureWorks;
		expect(assumed('psra.erp.Item')).toEqual({
			BIKE: [evaluatedOn.sentence, tariffCodes?.sentence],
			FRAME: [tariffCodes?.sentence],
			TUBE: [tariffCodes?.sentence],
			PAINT: [tariffCodes?.sentence, baseUnits?.sentence],
		});
		expect(assumed('psra.erp.PriceList')).toMatchObject({
			BIKE: [currency?.sentence, stillValid?.sentence, exWorks?.sentence],
			TUBE: [currency?.sentence, stillValid?.sentence],
		});
		expect(assumed('psra.erp.Routing')).toEqual({ BIKE: [company.sentence, operations?.sentence] });
		expect(assumed('psra.erp.InventoryMovement')).toMatchObject({ TUBE: [POSTED_WHEN_DUE, currency?.sentence] });
	});
});

describe('the same folder without a profile', () => {
	const folder = bare(GOOD);

	it('assumes no firm, no operations and no declarations', () => {
		expect(valuesOf(folder, 'psra.erp.Party').map((party) => party.roles)).toEqual([['supplier'], ['supplier']]);
		expect(valuesOf(folder, 'psra.erp.Routing')).toEqual([]);
		expect(valuesOf(folder, 'psra.erp.SupplierDeclaration')).toEqual([]);
	});

	it('gives no price without a currency, and says so on the item', () => {
		expect(valuesOf(folder, 'psra.erp.PriceList')).toEqual([]);
		expect(folder.outcomes).toContainEqual(
			expect.objectContaining({ code: 'CURRENCY_UNKNOWN', subject: { kind: 'item', id: 'TUBE' } }),
		);
		expect(valuesOf(folder, 'psra.erp.InventoryMovement')[0]).toMatchObject({ unitPrice: null, currency: null });
	});

	it('leaves ounces as they are: the item is counted in pieces and has no conversion for them', () => {
		expect(valuesOf(folder, 'psra.erp.Item').at(-1)).toMatchObject({ sku: 'PAINT', baseUnit: 'EA' });
		expect(valuesOf(folder, 'psra.erp.Bom')[0]?.lines[1]).toMatchObject({ componentSku: 'PAINT', unit: 'OZ' });
	});

	it('accounts for every line all the same', () => {
		expect(accountsOf(folder).every((account) => account.complete)).toBe(true);
	});
});

describe('loading again', () => {
	it('gives the same plan', () => {
		expect(plan(GOOD)).toEqual(plan(GOOD));
	});

	it('gives the same values but for the sequence under a higher load version', () => {
		const first = plan(GOOD).events.map((event) => ({ ...event.value, sequence: 0 }));
		const second = plan(GOOD, { loadVersion: 2 }).events.map((event) => ({ ...event.value, sequence: 0 }));
		expect(second).toEqual(first);
		expect(valuesOf(plan(GOOD, { loadVersion: 2 }), 'psra.erp.Item')[0]?.sequence).toBe(2);
	});

	it('does not depend on the order of the files', () => {
		const reversed = Object.fromEntries(Object.entries(GOOD).reverse());
		expect(plan(reversed).events).toEqual(plan(GOOD).events);
	});
});
