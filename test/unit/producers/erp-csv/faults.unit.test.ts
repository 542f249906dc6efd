import { describe, expect, it } from '@jest/globals';
import { accountsOf } from '../../../../producers/erp-csv/account.ts';
import { mapFolder } from '../../../../producers/erp-csv/map.ts';
import { bare, deadLettersOf, filesOf, findingsOf, GOOD, outcomesOf, plan, spoiled, valuesOf } from './folder.ts';

const text = (raw: Uint8Array | undefined) => new TextDecoder().decode(raw);

describe('lines that can not be read', () => {
	it.each([
		['items.csv', 'FRAME,Frame,1', 'FRAME,Frame,yes', 'made_in_house', 'erp.items', ['FRAME']],
		['items.csv', '500.00', '5oo', 'list_price', 'erp.items', ['BIKE']],
		['items.csv', '871200', '8712.00', 'hs6', 'erp.items', ['BIKE']],
		['boms.csv', 'BIKE,FRAME,1.0', 'BIKE,FRAME,0', 'quantity', 'erp.boms', ['BIKE']],
		['boms.csv', '2009-01-01,2009-12-31', '2009-01-01,2008-12-31', 'valid_to', 'erp.boms', ['FRAME']],
		['suppliers.csv', ',DE,', ',Germany,', 'country_overlay', 'erp.parties', []],
		['supplier-prices.csv', '24.00', '24.00 EUR', 'standard_price', 'erp.prices', ['TUBE']],
		['receipts.csv', '2011-04-30', '30.04.2011', 'due_date', 'erp.inventory-movements', ['TUBE']],
		['receipts.csv', '4.0,1.0', '4.0,-1.0', 'rejected', 'erp.inventory-movements', ['TUBE']],
	] as const)('%s: %s → %s is a dead letter that names %s', (file, from, to, field, topic, affects) => {
		const folder = plan(spoiled(file, from, to));
		const letters = deadLettersOf(folder);
		expect(letters).toMatchObject([{ file, topic, affects, error: { code: 'VALUE_INVALID', field } }]);
		expect(text(letters[0]?.raw)).toContain(to);
		expect(letters[0]?.error.problem).toContain(field);
		expect(letters[0]?.error.remedy).not.toBe('');
		expect(accountsOf(folder).every((account) => account.complete)).toBe(true);
	});

	it('leaves their neighbours as they were', () => {
		const before = valuesOf(plan(GOOD), 'psra.erp.Item');
		const after = valuesOf(plan(spoiled('items.csv', 'FRAME,Frame,1', 'FRAME,Frame,yes')), 'psra.erp.Item');
		expect(after).toEqual(before.filter((item) => item.sku !== 'FRAME'));
	});

	it('says of a ragged line how many fields it lacks', () => {
		const folder = plan(spoiled('receipts.csv', '1,1,2011-04-30', '1,2011-04-30'));
		expect(deadLettersOf(folder)).toMatchObject([
			{
				line: 2,
				affects: ['TUBE'],
				error: { code: 'FILE_LINE_INVALID', problem: 'the line has 8 fields, the heading has 9' },
			},
		]);
	});

	it('takes blank lines and lines of separators for no data', () => {
		const folder = plan(spoiled('suppliers.csv', 'TAI', '\n,,,,,\n\r\nTAI'));
		expect(accountsOf(folder)[0]).toMatchObject({ lines: 2, submitted: 2, complete: true });
		expect(outcomesOf(folder, 'suppliers.csv').map((outcome) => outcome.line)).toEqual([2, 6]);
	});
});

describe('bills with lines that can not be read', () => {
	const reasons = (folder: ReturnType<typeof plan>) =>
		Object.fromEntries(valuesOf(folder, 'psra.erp.Bom').map((bom) => [bom.sku, bom.incompleteReason]));

	it('are sent, with the reason why they are incomplete', () => {
		const folder = plan(spoiled('boms.csv', 'BIKE,PAINT,8.0', 'BIKE,PAINT,eight'));
		expect(reasons(folder)).toEqual({
			BIKE: 'boms.csv line 3 can not be read: quantity "eight" is no number',
			FRAME: null,
		});
		expect(valuesOf(folder, 'psra.erp.Bom')[0]?.lines).toHaveLength(1);
	});

	it('are sent even where no line of theirs is left', () => {
		const folder = plan(spoiled('boms.csv', 'FRAME,TUBE,3.0,EA,2,2010-01-01,\nFRAME,TUBE,4.0', 'FRAME,TUBE,x'));
		expect(reasons(folder)).toEqual({ BIKE: null, FRAME: expect.stringContaining('line 4') });
	});

	it('are all incomplete where a line names no parent, as spreadsheets write groups', () => {
		const folder = plan(spoiled('boms.csv', 'FRAME,TUBE,3.0', ',TUBE,3.0'));
		expect(Object.values(reasons(folder)).every((reason) => reason?.includes('parent_sku is blank'))).toBe(true);
		expect(deadLettersOf(folder)).toMatchObject([{ affects: ['BIKE', 'FRAME'] }]);
	});

	it('are found by what is left of a number with undecodable bytes', () => {
		const content = new TextEncoder().encode(GOOD['boms.csv']);
		const at = GOOD['boms.csv'].indexOf('FRAME,TUBE,3.0') + 1;
		content[at] = 0xff;
		const folder = plan({ ...GOOD, 'boms.csv': content });
		expect(reasons(folder)).toEqual({ BIKE: null, FRAME: expect.stringContaining('not valid UTF-8') });
		expect(deadLettersOf(folder)[0]?.raw[1]).toBe(0xff);
	});

	it.each([
		[[0xff, 0x49, 0x4b, 0x45], ['BIKE']],
		[[0x42, 0xff, 0x45], ['BIKE']],
		[[0x42, 0xff, 0x4b, 0xfe], ['BIKE']],
		[[0x42, 0xff, 0x49, 0x4b, 0x45, 0x45], []],
		[[0xff, 0xff], []],
		[[0x58, 0xff], []],
	])('are found by %j as by what it may have been', (parent, affects) => {
		const line = Uint8Array.from([...new TextEncoder().encode(GOOD['boms.csv']), ...parent, 0x2c, 0x31]);
		expect(deadLettersOf(plan({ ...GOOD, 'boms.csv': line }))).toMatchObject([{ affects }]);
	});

	it('are not touched by a line that names no item known here', () => {
		const folder = plan({ ...GOOD, 'boms.csv': `${GOOD['boms.csv']}garbage\n` });
		expect(deadLettersOf(folder)).toMatchObject([{ line: 6, affects: [] }]);
		expect(reasons(folder)).toEqual({ BIKE: null, FRAME: null });
	});

	it('are all incomplete where the heading lacks a column', () => {
		const folder = plan(spoiled('boms.csv', ',unit,', ',uom,'));
		expect(folder.notices).toContainEqual({
			severity: 'error',
			file: 'boms.csv',
			column: 'unit',
			problem: 'column unit is missing',
			remedy: 'add the column unit to the export',
		});
		expect(deadLettersOf(folder)).toHaveLength(4);
		expect(Object.values(reasons(folder)).every((reason) => reason?.includes('column unit is missing'))).toBe(true);
	});
});

describe('lines that say what can not be a fact', () => {
	it.each([
		['items.csv', '500.00', '-500.00', 'PRICE_NEGATIVE', 'list_price', 'BIKE'],
		['items.csv', '20,LB', '20,ST', 'WEIGHT_UNIT_UNKNOWN', 'weight_unit', 'BIKE'],
		['supplier-prices.csv', '24.00', '-24.00', 'PRICE_NEGATIVE', 'standard_price', 'TUBE'],
		['supplier-prices.csv', '24.00', '0.00', 'PRICE_UNKNOWN', 'standard_price', 'TUBE'],
		['receipts.csv', '24.50', '-24.50', 'PRICE_NEGATIVE', 'unit_price', 'TUBE'],
		['receipts.csv', '4.0,1.0', '1.0,4.0', 'QUANTITY_NEGATIVE', 'rejected', 'TUBE'],
		['receipts.csv', 'ACME,TUBE', 'ACME,FRAME', 'CONVERSION_MISSING', 'received', 'FRAME'],
	] as const)('%s: %s → %s is the finding %s', (file, from, to, code, field, sku) => {
		const folder = plan(spoiled(file, from, to));
		expect(findingsOf(folder)).toMatchObject([{ file, code, field, subject: { kind: 'item', id: sku } }]);
		expect(accountsOf(folder).every((account) => account.complete)).toBe(true);
	});

	it('guesses no conversion, neither for the price nor for the receipts', () => {
		const folder = plan(spoiled('supplier-prices.csv', 'DZ,12', 'DZ,'));
		expect(findingsOf(folder)).toMatchObject([
			{ file: 'supplier-prices.csv', code: 'CONVERSION_MISSING' },
			{ file: 'receipts.csv', code: 'CONVERSION_MISSING' },
		]);
		expect(valuesOf(folder, 'psra.erp.InventoryMovement').map((movement) => movement.sku)).toEqual(['PAINT']);
	});

	it('sends an item without the price or weight that is no use', () => {
		const folder = plan(spoiled('items.csv', '500.00,20,LB', '-500.00,20,ST'));
		expect(valuesOf(folder, 'psra.erp.Item')[0]).toMatchObject({ sku: 'BIKE', netWeightKg: null });
		expect(valuesOf(folder, 'psra.erp.PriceList').map((list) => list.sku)).toEqual(['TUBE', 'PAINT']);
	});

	it('takes a repeated line for one, and two contents under one key for a finding', () => {
		const same = plan(
			spoiled('items.csv', 'PAINT,Paint,0,0,0.00', 'TUBE,Tube,0,0,0.0,250.0,G,760820\nPAINT,Paint,0,0,0.00'),
		);
		expect(accountsOf(same)[1]).toMatchObject({ lines: 5, submitted: 5 });
		expect(valuesOf(same, 'psra.erp.Item')).toHaveLength(4);
		const other = plan(spoiled('items.csv', 'PAINT,Paint', 'TUBE,Pipe,0,0,0,,,760820\nPAINT,Paint'));
		expect(findingsOf(other)).toMatchObject([{ code: 'KEY_TWICE', line: 5, subject: { kind: 'item', id: 'TUBE' } }]);
		expect(valuesOf(other, 'psra.erp.Item')[2]).toMatchObject({ sku: 'TUBE', description: 'Tube' });
	});

	it('keeps a unit whose suppliers differ out of the item, but not out of their own prices and receipts', () => {
		const folder = plan({
			...GOOD,
			'supplier-prices.csv': `${GOOD['supplier-prices.csv']}TUBE,TAI,1,9.00,9.00,2011-08-29,DZ,10\n`,
		});
		expect(valuesOf(folder, 'psra.erp.Item')[2]).toMatchObject({ sku: 'TUBE', units: [] });
		expect(valuesOf(folder, 'psra.erp.PriceList')[1]?.prices.map((price) => price.perQuantity)).toEqual(['12', '10']);
		expect(valuesOf(folder, 'psra.erp.InventoryMovement')[0]).toMatchObject({ baseQuantity: '36' });
	});
});

describe('files and options', () => {
	it('names a file and a column that it does not know, and reads the rest', () => {
		const folder = plan({ ...spoiled('suppliers.csv', 'credit_rating', 'mood'), 'notes.txt': '' });
		expect(folder.notices).toMatchObject([
			{ severity: 'warning', file: 'notes.txt', column: '' },
			{ severity: 'warning', file: 'suppliers.csv', column: 'mood' },
		]);
		expect(accountsOf(folder)[0]?.submitted).toBe(2);
	});

	it('names a file that is missing beside the others', () => {
		const { 'receipts.csv': _, ...rest } = GOOD;
		expect(plan(rest).notices).toMatchObject([{ severity: 'warning', file: 'receipts.csv' }]);
	});

	it('makes dead letters of the lines of a file whose heading can not be read', () => {
		const folder = plan(spoiled('suppliers.csv', 'supplier,name', 'supplier,supplier'));
		expect(deadLettersOf(folder)).toHaveLength(2);
		expect(folder.notices.map((notice) => notice.severity)).toContain('error');
		expect(plan({ ...GOOD, 'suppliers.csv': '' }).notices).toMatchObject([{ problem: 'the file is empty' }]);
	});

	it('refuses a folder without ERP files, and options that contradict', () => {
		expect(() => plan({ 'notes.txt': '' })).toThrow('the folder holds no ERP file');
		expect(() => plan(GOOD, { company: 'other' })).toThrow('company');
		expect(() => mapFolder(filesOf(GOOD), { loadVersion: 1 })).toThrow('company is not given');
		expect(() => mapFolder(filesOf(GOOD), { loadVersion: 1, company: 'a|b' })).toThrow('company');
		expect(() => plan(GOOD, { loadVersion: 0 })).toThrow('loadVersion');
		expect(() => bare({})).toThrow('the folder holds no ERP file');
	});
});
