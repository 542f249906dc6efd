import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCommand } from '../../../../../producers/erp-csv/cli/index.ts';
import { ADVENTUREWORKS_PROFILE } from '../../../../../producers/erp-csv/read.ts';
import { clockAt } from '../../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../../support/memory/database.ts';
import { type Contents, GOOD, plan, spoiled } from '../folder.ts';

const PROFILE = ['--profile', String(ADVENTUREWORKS_PROFILE)];
const SPOILED = spoiled('items.csv', 'PAINT,Paint,0,0,0.00,,,320890', 'PAINT,Paint,maybe,0,0.00,,,320890');

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'psra-load-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function load(contents: Contents, ...args: string[]) {
	for (const [name, content] of Object.entries(contents)) await writeFile(join(folder, name), content);
	const database = memoryDatabase();
	const written = { stdout: '', stderr: '' };
	const stream = (name: keyof typeof written) => ({
		write: (text: string) => {
			written[name] += text;
		},
	});
	const io = { stdout: stream('stdout'), stderr: stream('stderr'), exitCode: undefined as number | undefined };
	let opened = 0;
	const command = loadCommand(io, (work) => {
		opened += 1;
		return work({ database, clock: clockAt() });
	});
	await command.parseAsync([folder, ...args], { from: 'user' });
	return { ...written, exitCode: io.exitCode, opened, outbox: database.tables.outbox };
}

describe('psra load', () => {
	it('sends every event of the folder, says how far it is, and accounts for each line', async () => {
		const { events } = plan(GOOD);
		const { stdout, stderr, outbox } = await load(GOOD, ...PROFILE);
		const sent = outbox.filter((row) => !row.topic.endsWith('.dlq') && row.topic.startsWith('erp.'));
		expect(sent.map((row) => row.type)).toEqual(events.map((event) => event.type));
		expect(stderr).toContain(`accepted ${events.length} of ${events.length} events\n`);
		expect(stdout).toMatch(/^items\.csv: 4 lines = 4 sent \+ 0 findings \+ 0 dead letters$/m);
	});

	it('exits with 3 where a line became a dead letter', async () => {
		const { stdout, exitCode, outbox } = await load(SPOILED, ...PROFILE);
		expect(exitCode).toBe(3);
		expect(stdout).toMatch(/^items\.csv: 4 lines = 3 sent \+ 0 findings \+ 1 dead letters$/m);
		expect(outbox.filter((row) => row.topic === 'erp.items.dlq').map((row) => String(row.payload))).toEqual([
			'PAINT,Paint,maybe,0,0.00,,,320890',
		]);
	});

	it('with --dry-run reads and checks, and opens nothing', async () => {
		const { stdout, exitCode, opened, outbox } = await load(SPOILED, ...PROFILE, '--dry-run');
		expect(opened).toBe(0);
		expect(outbox).toEqual([]);
		expect(exitCode).toBe(3);
		expect(stdout).toContain('1 dead letters');
	});

	it('is one JSON object for programs', async () => {
		const { stdout } = await load(GOOD, ...PROFILE, '--json', '--dry-run');
		expect(stdout.trimEnd().split('\n')).toHaveLength(1);
		const told = JSON.parse(stdout);
		expect(told).toMatchObject({ apiVersion: 'psra/v1', kind: 'Load', company: plan(GOOD).company });
		expect(told.files.every((file: { complete: boolean }) => file.complete)).toBe(true);
	});

	it('gives the events the number of the load as their sequence', async () => {
		const { outbox } = await load(GOOD, ...PROFILE, '--version', '7');
		const items = outbox.filter((row) => row.topic === 'erp.items');
		expect(items.map((row) => JSON.parse(String(row.payload)).sequence)).toEqual([7, 7, 7, 7]);
	});
});
