import { describe, expect, it } from '@jest/globals';
import type { Terminal } from '../../../../infra/terminal/index.ts';
import { schemasCommand } from '../../../../schemas/cli/index.ts';
import { type House, inHouse } from '../../scripts/house.ts';
import { field, record } from '../schema-kit.ts';

async function run(house: House, ...args: string[]): Promise<{ out: string; err: string; exitCode: unknown }> {
	const written = { out: '', err: '' };
	const io: Terminal = {
		stdout: { write: (text) => (written.out += text) },
		stderr: { write: (text) => (written.err += text) },
	};
	await inHouse(house, (root) => schemasCommand(io, root).parseAsync(args, { from: 'user' }));
	return { ...written, exitCode: io.exitCode };
}

const avsc = (...parameters: Parameters<typeof record>) => JSON.stringify(record(...parameters));
const sound = { 'schemas/test/item.avsc': avsc('Item', field('a', 'int')) };
const broken = { ...sound, 'schemas/released/psra.test.Item/1.avsc': avsc('Item', field('a', 'string')) };
const finding = {
	file: 'schemas/test/item.avsc',
	problem: 'not backward compatible with release 1: Item.a: string was changed to int.',
	remedy: 'Keep the released type; add a new field with a default for the new one.',
};

describe('psra schemas check', () => {
	it('says what it looked at, and nothing on stdout where all is well', async () => {
		expect(await run(sound, 'check')).toEqual({
			out: '',
			err: 'schemas: 1, released versions: 0, findings: 0\n',
			exitCode: undefined,
		});
	});

	it('exits 3 with file, problem and remedy of each finding', async () => {
		expect(await run(broken, 'check')).toEqual({
			out: `${finding.file}\n  ${finding.problem}\n  ${finding.remedy}\n`,
			err: 'schemas: 1, released versions: 1, findings: 1\n',
			exitCode: 3,
		});
	});

	it('gives JSON to programs', async () => {
		const { out, err, exitCode } = await run(broken, 'check', '--json');
		expect(JSON.parse(out)).toEqual({
			apiVersion: 'psra/v1',
			kind: 'SchemaFindings',
			schemas: 1,
			releases: 1,
			items: [finding],
		});
		expect({ err, exitCode }).toEqual({ err: '', exitCode: 3 });
	});

	it('finds a file that is no schema', async () => {
		const { out, exitCode } = await run({ 'schemas/test/item.avsc': '"string"' }, 'check');
		expect(out).toContain('schemas/test/item.avsc\n  the top is a primitive, not a record\n');
		expect(exitCode).toBe(3);
	});
});
