import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { checkSchemas } from '../../../../schemas/cli/check.ts';
import { releaseSchemas } from '../../../../schemas/cli/release.ts';
import { inHouse } from '../../scripts/house.ts';
import { field, optional, record } from '../schema-kit.ts';

const avsc = (...parameters: Parameters<typeof record>) => JSON.stringify(record(...parameters));

describe('the check of all schemas', () => {
	it('finds nothing in this house', async () => {
		const root = fileURLToPath(new URL('../../../..', import.meta.url));
		const report = await checkSchemas(root);
		expect(report.findings).toEqual([]);
		expect(report.schemas).toBeGreaterThan(0);
	});

	it('compares with every release, not with the newest alone', async () => {
		const house = {
			'schemas/test/item.avsc': avsc('Item', field('a', 'int')),
			'schemas/released/psra.test.Item/1.avsc': avsc('Item', field('a', 'int'), field('old', 'int')),
			'schemas/released/psra.test.Item/2.avsc': avsc('Item', field('a', 'int')),
			'schemas/released/psra.test.Item/10.avsc': avsc('Item', field('a', 'string')),
		};
		expect(await inHouse(house, checkSchemas)).toEqual({
			schemas: 1,
			releases: 3,
			findings: [
				{
					file: 'schemas/test/item.avsc',
					problem:
						'not forward compatible with release 1: Item.old was removed, and the release has no default for it.',
					remedy: 'Put the field back; say in its doc that it is no longer used.',
				},
				{
					file: 'schemas/test/item.avsc',
					problem: 'not backward compatible with release 10: Item.a: string was changed to int.',
					remedy: 'Keep the released type; add a new field with a default for the new one.',
				},
			],
		});
	});

	it('misses a schema that was released', async () => {
		const house = { 'schemas/released/psra.test.Item/1.avsc': avsc('Item') };
		expect((await inHouse(house, checkSchemas)).findings).toMatchObject([
			{
				file: 'schemas/released/psra.test.Item',
				problem: 'psra.test.Item was released, and no schema has this name now.',
			},
		]);
	});

	it('holds a type equal in all files that define it', async () => {
		const house = {
			'schemas/test/item.avsc': avsc('Item', field('line', record('Line', field('x', 'int')))),
			'schemas/test/order.avsc': avsc('Order', field('line', record('Line', field('x', 'long')))),
			'schemas/test/price.avsc': avsc('Price', field('line', record('Line', field('x', 'int')))),
		};
		expect((await inHouse(house, checkSchemas)).findings).toMatchObject([
			{ file: 'schemas/test/order.avsc', problem: 'psra.test.Line is defined otherwise in schemas/test/item.avsc.' },
		]);
	});

	it('names the file of a house rule that is broken', async () => {
		const house = { 'schemas/test/item.avsc': avsc('Item', field('a', optional('int'))) };
		expect((await inHouse(house, checkSchemas)).findings).toMatchObject([
			{ file: 'schemas/test/item.avsc', problem: 'Item.a: The field is optional and its default is not null.' },
		]);
	});

	it.each([
		['schemas/test/item.avsc', '{'],
		['schemas/test/item.avsc', '"string"'],
		['schemas/test/item.avsc', avsc('Item', field('a', 'Missing'))],
		['schemas/released/psra.test.Item/first.avsc', avsc('Item')],
	])('can not read %s holding %s', async (path, text) => {
		await expect(inHouse({ [path]: text }, checkSchemas)).rejects.toMatchObject({
			code: 'SCHEMA_INVALID',
			facts: { field: path },
		});
	});
});

describe('a release', () => {
	const first = avsc('Item', field('a', 'int'));
	const second = avsc('Item', field('a', 'int'), field('b', optional('int'), { default: null }));

	it('copies what changed, as the next version', async () => {
		await inHouse({ 'schemas/test/item.avsc': first, 'schemas/test/order.avsc': avsc('Order') }, async (root) => {
			expect(await releaseSchemas(root)).toEqual([
				{ fullName: 'psra.test.Item', version: 1, path: 'schemas/released/psra.test.Item/1.avsc' },
				{ fullName: 'psra.test.Order', version: 1, path: 'schemas/released/psra.test.Order/1.avsc' },
			]);
			expect(await releaseSchemas(root)).toEqual([]);
			const text = await readFile(join(root, 'schemas/released/psra.test.Item/1.avsc'), 'utf8');
			expect(JSON.parse(text)).toEqual(JSON.parse(first));
		});
		const house = { 'schemas/test/item.avsc': second, 'schemas/released/psra.test.Item/1.avsc': first };
		expect(await inHouse(house, releaseSchemas)).toEqual([
			{ fullName: 'psra.test.Item', version: 2, path: 'schemas/released/psra.test.Item/2.avsc' },
		]);
	});

	it('refuses what breaks with a release, and releases nothing', async () => {
		const house = {
			'schemas/test/item.avsc': avsc('Item', field('a', 'string')),
			'schemas/test/order.avsc': avsc('Order'),
			'schemas/released/psra.test.Item/1.avsc': first,
		};
		await inHouse(house, async (root) => {
			await expect(releaseSchemas(root)).rejects.toMatchObject({
				code: 'SCHEMA_INCOMPATIBLE',
				facts: { field: 'schemas/test/item.avsc' },
			});
			await expect(readFile(join(root, 'schemas/released/psra.test.Order/1.avsc'))).rejects.toMatchObject({
				code: 'ENOENT',
			});
		});
	});
});
