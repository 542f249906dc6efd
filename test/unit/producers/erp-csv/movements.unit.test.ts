import { describe, expect, it } from '@jest/globals';
import { accountsOf } from '../../../../producers/erp-csv/account.ts';
import { bare, deadLettersOf, findingsOf, valuesOf } from './folder.ts';

const HEADING =
	'document_number,document_year,line,kind,cancels_document,cancels_year,cancels_line,posting_date,sku,quantity,unit,base_quantity,base_unit,party,unit_price,currency,country_of_origin,lot';
const RECEIPT = '4711,2026,1,receipt,,,,2026-01-15,M-100,2,CTN,48,EA,S-1,96.00,EUR,CN,L7';
const CANCELLATION = '4712,2026,1,cancellation,4711,2026,1,2026-01-16,M-100,2,CTN,,,,,,,';

const load = (...lines: string[]) => bare({ 'inventory-movements.csv': [HEADING, ...lines].join('\n') });

describe('inventory-movements.csv', () => {
	it('maps every column of a receipt', () => {
		expect(valuesOf(load(RECEIPT), 'psra.erp.InventoryMovement')).toEqual([
			{
				company: 'adventure-works',
				sku: 'M-100',
				documentNumber: '4711',
				documentYear: 2026,
				line: '1',
				kind: 'receipt',
				cancels: null,
				postingDate: '2026-01-15',
				entryQuantity: '2',
				entryUnit: 'CTN',
				baseQuantity: '48',
				baseUnit: 'EA',
				partyId: 'S-1',
				unitPrice: '96',
				currency: 'EUR',
				countryOfOrigin: 'CN',
				lot: 'L7',
				assumptions: [],
			},
		]);
	});

	it('lets a cancellation name the movement that it takes back', () => {
		expect(valuesOf(load(RECEIPT, CANCELLATION), 'psra.erp.InventoryMovement')[1]).toMatchObject({
			kind: 'cancellation',
			cancels: { documentNumber: '4711', documentYear: 2026, line: '1' },
			baseQuantity: null,
			partyId: null,
		});
	});

	it('does with the columns it needs', () => {
		const folder = bare({
			'inventory-movements.csv':
				'document_number,document_year,line,kind,posting_date,sku,quantity,unit\n1,2026,1,adjustment,2026-01-01,A,1,EA\n',
		});
		expect(accountsOf(folder)).toMatchObject([{ lines: 1, submitted: 1 }]);
		expect(folder.notices).toEqual([]);
	});

	it.each([
		[RECEIPT.replace('receipt', 'unknown'), 'kind'],
		[RECEIPT.replace('receipt,,,', 'receipt,4700,2026,1'), 'cancels_document'],
		[CANCELLATION.replace('4711,2026,1', ',,'), 'cancels_document'],
		[CANCELLATION.replace('4711,2026,1', '4711,,1'), 'cancels_year'],
		[RECEIPT.replace('48,EA', '48,'), 'base_unit'],
		[RECEIPT.replace('EUR', ''), 'currency'],
		[RECEIPT.replace('EUR', 'euro'), 'currency'],
		[RECEIPT.replace(',CN,', ',China,'), 'country_of_origin'],
		[RECEIPT.replace('M-100,2', 'M-100,-2'), 'quantity'],
		[RECEIPT.replace('4711,2026', '4711,26'), 'document_year'],
		[RECEIPT.replace('4711,', ','), 'document_number'],
	])('makes a dead letter of %s', (line, field) => {
		const folder = load(line, CANCELLATION);
		expect(deadLettersOf(folder)).toMatchObject([{ line: 2, topic: 'erp.inventory-movements', error: { field } }]);
		expect(accountsOf(folder)).toMatchObject([{ lines: 2, submitted: 1, deadLetters: 1, complete: true }]);
	});

	it.each([
		[RECEIPT.replace(',S-1,', ',,'), 'SUPPLIER_UNKNOWN'],
		[RECEIPT.replace('96.00', '-96.00'), 'PRICE_NEGATIVE'],
	])('makes a finding of %s', (line, code) => {
		expect(findingsOf(load(line))).toMatchObject([{ code, subject: { kind: 'item', id: 'M-100' } }]);
	});

	it('takes a document line that comes twice for one, and one with two contents for a finding', () => {
		expect(valuesOf(load(RECEIPT, RECEIPT), 'psra.erp.InventoryMovement')).toHaveLength(1);
		expect(findingsOf(load(RECEIPT, RECEIPT.replace(',2,CTN,48', ',3,CTN,72')))).toMatchObject([
			{ code: 'KEY_TWICE', line: 3 },
		]);
	});
});
