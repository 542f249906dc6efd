import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { assumptionsOf, profileSchema } from '../../../../producers/erp-csv/profile.ts';
import { readFolder, readProfile } from '../../../../producers/erp-csv/read.ts';
import { adventureWorks } from './folder.ts';

describe('the AdventureWorks profile', () => {
	it('gives every assumption an id of its own and a sentence', () => {
		const all = assumptionsOf(adventureWorks);
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		for (const { sentence } of all) expect(sentence).toMatch(/^[A-Z].*\.$/);
		expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(['established-in-nl', 'ex-works-is-list-price']));
	});

	it('is for 2026-03-01, in the Netherlands', () => {
		expect(adventureWorks).toMatchObject({ company: { country: 'NL' }, evaluatedOn: { date: '2026-03-01' } });
	});
});

describe('profiles', () => {
	const declared = (change: object) =>
		profileSchema.safeParse({ ...adventureWorks, declarations: { ...adventureWorks.declarations, ...change } }).success;

	it('may assume lawful periods of declarations only', () => {
		expect(declared({})).toBe(true);
		expect(declared({ validTo: '2028-01-01' })).toBe(false);
		expect(declared({ issued: '2027-01-02' })).toBe(false);
		expect(declared({ issued: '2025-06-30' })).toBe(false);
		expect(declared({ issued: '2024-02-29', validFrom: '2024-08-29', validTo: '2026-08-28' })).toBe(true);
		expect(declared({ validTo: '2025-12-31' })).toBe(false);
	});

	it('may leave sections out but not add any', () => {
		const { declarations: _, ...without } = adventureWorks;
		expect(profileSchema.safeParse(without).success).toBe(true);
		expect(profileSchema.safeParse({ ...adventureWorks, moods: { id: 'x', sentence: 'Y.' } }).success).toBe(false);
	});
});

describe('reading from disk', () => {
	it('names the field of a profile that is wrong, and what can not be read', async () => {
		const dir = await mkdtemp(join(tmpdir(), 'erp-csv-'));
		try {
			const wrong = { ...adventureWorks, evaluatedOn: { ...adventureWorks.evaluatedOn, date: 'soon' } };
			await writeFile(join(dir, 'wrong.json'), JSON.stringify(wrong));
			await writeFile(join(dir, 'no.json'), '{');
			await writeFile(join(dir, 'items.csv'), 'sku\n');
			await expect(readProfile(join(dir, 'wrong.json'))).rejects.toMatchObject({
				code: 'VALUE_INVALID',
				facts: { field: 'evaluatedOn.date' },
			});
			await expect(readProfile(join(dir, 'no.json'))).rejects.toMatchObject({ facts: { field: 'profile' } });
			await expect(readProfile(join(dir, 'none.json'))).rejects.toMatchObject({ facts: { field: 'profile' } });
			await expect(readFolder(join(dir, 'none'))).rejects.toMatchObject({ facts: { field: 'dir' } });
			const files = await readFolder(dir);
			expect(files.map((file) => [file.name, file.bytes.length])).toEqual([
				['items.csv', 4],
				['no.json', 0],
				['wrong.json', 0],
			]);
		} finally {
			await rm(dir, { recursive: true });
		}
	});
});
