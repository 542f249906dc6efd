import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { accountsOf } from '../../../../producers/erp-csv/account.ts';
import { mapFolder } from '../../../../producers/erp-csv/map.ts';
import { readFolder } from '../../../../producers/erp-csv/read.ts';
import { REFERENCE_DATA } from '../../../support/reference-data.ts';
import { adventureWorks } from './folder.ts';

const folder = join(REFERENCE_DATA, 'adventureworks');

(existsSync(folder) ? describe : describe.skip)('the AdventureWorks folder', () => {
	it('is accounted for line by line, and nothing of it is lost', async () => {
		const plan = mapFolder(await readFolder(folder), { loadVersion: 1, profile: adventureWorks });
		expect(accountsOf(plan).map(({ file, lines, submitted }) => [file, lines, submitted])).toEqual([
			['suppliers.csv', 104, 104],
			['items.csv', 504, 504],
			['boms.csv', 2576, 2576],
			['supplier-prices.csv', 460, 460],
			['receipts.csv', 8845, 8845],
		]);
		expect(accountsOf(plan).every((account) => account.complete)).toBe(true);
		expect(plan.notices).toEqual([]);
		const counts = Map.groupBy(plan.events, (event) => event.type);
		expect(Object.fromEntries([...counts].map(([type, events]) => [type, events.length]))).toEqual({
			'psra.erp.Party': 105,
			'psra.erp.Item': 504,
			'psra.erp.Bom': 238,
			'psra.erp.PriceList': 486,
			'psra.erp.Routing': 223,
			'psra.erp.SupplierDeclaration': 28,
			'psra.erp.InventoryMovement': 8845,
		});
	});

	it('gives the same plan each time', async () => {
		const load = async () => mapFolder(await readFolder(folder), { loadVersion: 1, profile: adventureWorks });
		expect(JSON.stringify(await load())).toBe(JSON.stringify(await load()));
	});

	it('without a profile has no price, no operation, no declaration, and still accounts for every line', async () => {
		const plan = mapFolder(await readFolder(folder), { loadVersion: 1, company: 'adventure-works' });
		expect(accountsOf(plan).every((account) => account.complete)).toBe(true);
		expect(new Set(plan.events.map((event) => event.topic))).toEqual(
			new Set(['erp.parties', 'erp.items', 'erp.boms', 'erp.inventory-movements']),
		);
	});
});
