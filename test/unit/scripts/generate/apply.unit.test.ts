import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bringUpToDate, findStale } from '../../../../scripts/generate/apply.ts';
import type { Generator } from '../../../../scripts/generate/generator.ts';
import { inHouse } from '../house.ts';

const generator: Generator = {
	name: 'test',
	source: 'nowhere',
	folder: 'made',
	generate: async () => [
		{ path: 'made/a.txt', content: 'a\n' },
		{ path: 'made/deep/b.txt', content: 'b\n' },
	],
};

const house = { 'made/a.txt': 'old\n', 'made/deep/left-over.txt': 'x', 'other.txt': 'mine' };

describe('generated files', () => {
	it('are named where they are missing, differ or are made no more', async () => {
		await inHouse(house, async (root) => {
			expect(await findStale(generator, root)).toEqual([
				{ path: 'made/a.txt', reason: 'differs' },
				{ path: 'made/deep/b.txt', reason: 'missing' },
				{ path: 'made/deep/left-over.txt', reason: 'superfluous' },
			]);
			expect(await readFile(join(root, 'made/a.txt'), 'utf8')).toBe('old\n');
		});
	});

	it('are brought up to date, and nothing else is touched', async () => {
		await inHouse(house, async (root) => {
			expect(await bringUpToDate(generator, root)).toHaveLength(3);
			expect(await findStale(generator, root)).toEqual([]);
			expect((await readdir(root, { recursive: true })).sort()).toEqual([
				'made',
				'made/a.txt',
				'made/deep',
				'made/deep/b.txt',
				'other.txt',
			]);
			expect(await bringUpToDate(generator, root)).toEqual([]);
		});
	});
});
