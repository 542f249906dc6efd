import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { bringUpToDate } from '../../../../../scripts/generate/apply.ts';
import { avroTypes } from '../../../../../scripts/generate/avro.ts';
import { date, decimal, enumeration, field, optional, record } from '../../../schemas/schema-kit.ts';
import { inHouse } from '../../house.ts';

const project = fileURLToPath(new URL('../../../../..', import.meta.url));

const house = {
	'schemas/test/item.avsc': JSON.stringify(
		record(
			'Item',
			field('sku', 'string'),
			field('weight', optional(decimal(18, 6)), { default: null }),
			field('kind', enumeration('Kind', ['unknown', 'made'], 'unknown')),
			field('lines', { type: 'array', items: record('Line', field('on', date)) }),
		),
	),
	'schemas/test/price-list.avsc': JSON.stringify(
		record('PriceList', field('lines', { type: 'array', items: record('Line', field('on', date)) })),
	),
};

const USE = `import { type EventType, type EventTypes, type Line, itemSchema, schemaOf } from './schemas/generated/index.ts';

const line: Line = { on: '2026-03-01' };
export const item: EventTypes['psra.test.Item'] = { sku: 'P-1', weight: '1.250000', kind: 'made', lines: [line] };
export const list: EventTypes['psra.test.PriceList'] = { lines: [line] };
export const types: EventType[] = ['psra.test.Item', 'psra.test.PriceList'];
export const name: 'Item' = itemSchema.name;
export const fields = types.map((type) => schemaOf[type].fields.length);
// @ts-expect-error a decimal is a string
export const wrong: EventTypes['psra.test.Item'] = { ...item, weight: 1.25 };
// @ts-expect-error no such event
export const none: EventType = 'psra.test.Nothing';
`;

describe('the generated types', () => {
	it('compile, and hold users to the schema', async () => {
		await inHouse({ ...house, 'use.ts': USE, 'package.json': '{"type":"module"}' }, async (root) => {
			await symlink(join(project, 'schemas/avro.ts'), join(root, 'schemas/avro.ts'));
			await bringUpToDate(avroTypes, root);
			const tsc = join(project, 'node_modules/typescript/bin/tsc');
			const options =
				'--noEmit --strict --target es2024 --module nodenext --allowImportingTsExtensions --verbatimModuleSyntax';
			const args = [tsc, ...options.split(' '), '--ignoreConfig', join(root, 'use.ts')];
			const { stdout } = await promisify(execFile)(process.execPath, args).catch((error: { stdout: string }) => error);
			expect(stdout).toBe('');
		});
	}, 60_000);

	it('embed the schema as it is', async () => {
		const files = await inHouse(house, (root) => avroTypes.generate(root));
		const text = files.find(({ path }) => path === 'schemas/generated/test/item.ts')?.content ?? '';
		const json = /export const itemSchema = (\{[\s\S]*\}) as const satisfies AvroRecord;/.exec(text)?.[1] ?? '';
		expect(JSON.parse(json)).toEqual(JSON.parse(house['schemas/test/item.avsc']));
	});

	it('export a type that two events share once', async () => {
		const files = await inHouse(house, (root) => avroTypes.generate(root));
		const index = files.find(({ path }) => path === 'schemas/generated/index.ts')?.content ?? '';
		expect(index.match(/type Line/g)).toHaveLength(1);
	});

	it('refuse two types of one name', async () => {
		const clash = { 'schemas/other/line.avsc': JSON.stringify({ ...record('Line'), namespace: 'psra.other' }) };
		await expect(inHouse({ ...house, ...clash }, (root) => avroTypes.generate(root))).rejects.toThrow(
			'would both be exported as Line',
		);
	});
});
