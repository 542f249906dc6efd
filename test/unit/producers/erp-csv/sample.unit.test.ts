import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { accountsOf } from '../../../../producers/erp-csv/account.ts';
import { mapFolder } from '../../../../producers/erp-csv/map.ts';
import { readFolder } from '../../../../producers/erp-csv/read.ts';

const SAMPLE = fileURLToPath(new URL('../../../../infra/local/sample/csv', import.meta.url));

describe('the folder of the shipped sample', () => {
	it('is read without a finding, a dead letter or a notice', async () => {
		const plan = mapFolder(await readFolder(SAMPLE), { loadVersion: 1, company: 'sample' });
		expect(plan.notices).toEqual([]);
		expect(accountsOf(plan)).toMatchObject([
			{ file: 'inventory-movements.csv', findings: 0, deadLetters: 0, complete: true },
		]);
		expect(plan.events.length).toBeGreaterThanOrEqual(300);
	});
});
