import { describe, expect, it } from '@jest/globals';
import type { SchemaVersion } from '../../../../infra/ports/schema-versions.ts';
import { diffCommand } from '../../../../schemas/cli/diff-command.ts';
import { differences } from '../../../../schemas/cli/differences.ts';
import { runCommand } from '../../../support/cli/terminal.ts';

const record = (fields: readonly object[]) => ({ type: 'record', name: 'Item', namespace: 'psra.erp', fields });
const SKU = { name: 'sku', type: 'string', doc: 'Its number.' };
const WEIGHT = { name: 'weight', type: ['null', { type: 'bytes', logicalType: 'decimal', precision: 18, scale: 6 }] };
const ONE = record([SKU]);
const COMPATIBLE = record([SKU, { ...WEIGHT, default: null }]);
const BREAKING = record([SKU, WEIGHT]);

/** The registry holds these versions of `items`; the file is the last argument. */
const run = (versions: readonly object[], file: object, ...words: readonly string[]) =>
	runCommand(
		(terminal) =>
			diffCommand(terminal, () => ({
				registry: {
					of: async () =>
						versions.map((schema, index): SchemaVersion => ({ version: index + 1, id: index + 7, schema })),
				},
				wanted: [{ topic: 'items', subject: 'items-value', schema: file }],
			})),
		...words,
	);

describe('psra schemas diff', () => {
	it('passes what is registered, whatever the order of its keys', async () => {
		const { fields, ...rest } = ONE;
		expect(await run([{ fields, ...rest }], ONE)).toEqual({
			stdout: '',
			stderr: 'schemas: 1 compared, 0 not registered\n',
			exitCode: 0,
		});
	});

	it('passes an older version that is still registered, and shows what the newest has', async () => {
		const { exitCode, stdout } = await run([ONE, COMPATIBLE], ONE, '--json');
		expect(exitCode).toBe(0);
		expect(JSON.parse(stdout).items).toMatchObject([
			{ state: 'registered', version: 1, newest: 2, changes: [{ path: 'Item.weight', after: null }], breaches: [] },
		]);
	});

	it('shows a compatible change, with exit code 3', async () => {
		const { exitCode, stdout } = await run([ONE], COMPATIBLE);
		expect(exitCode).toBe(3);
		expect(stdout).toBe(
			'items-value: differs from version 1, compatible; run psra schemas register\n' +
				'  + Item.weight: union of null, decimal(18,6) = null\n',
		);
	});

	it('says why a change is not compatible, and with which version', async () => {
		const { exitCode, stdout } = await run([ONE, COMPATIBLE], BREAKING);
		expect(exitCode).toBe(3);
		expect(stdout).toContain('items-value: differs from version 2, NOT compatible\n');
		expect(stdout).toContain('  with version 1: Item.weight was added without a default.\n');
		expect(stdout).not.toContain('with version 2');
	});

	it('says where nothing is registered, and where nothing of the name is asked for', async () => {
		expect(await run([], ONE)).toMatchObject({ exitCode: 3, stdout: expect.stringContaining('not registered') });
		expect(await run([ONE], ONE, 'nope')).toMatchObject({
			exitCode: 3,
			stderr: expect.stringContaining('no subject nope'),
		});
	});
});

describe('differences of schemas', () => {
	it('name the place, through lists and records, with descriptions, symbols and defaults', () => {
		const nested = (symbols: readonly string[], doc: string) =>
			record([
				{
					name: 'units',
					doc,
					type: {
						type: 'array',
						items: {
							type: 'record',
							name: 'Unit',
							fields: [{ name: 'kind', type: { type: 'enum', name: 'Kind', symbols } }],
						},
					},
				},
			]);
		expect(differences(nested(['A'], 'old') as never, nested(['A', 'B'], 'new') as never)).toEqual([
			{ path: 'Item.units (doc)', before: 'old', after: 'new' },
			{ path: 'Item.units[].kind (symbols)', before: 'A', after: 'A, B' },
		]);
	});

	it('end with a type that holds itself', () => {
		const tree = record([SKU, { name: 'parts', type: { type: 'array', items: 'psra.erp.Item' }, default: [] }]);
		expect(differences(tree as never, tree as never)).toEqual([]);
	});
});
