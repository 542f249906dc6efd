import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROFILE, recount } from '../recount/adventureworks.ts';
import { type DemoPlace, type DemoRun, demoPlace } from '../support/demo/run-demo.ts';
import { REFERENCE_DATA } from '../support/reference-data.ts';

const FOLDER = join(REFERENCE_DATA, 'adventureworks');
const MINUTES = 60_000;
/** Lines with data of each file. */
const LINES = {
	'suppliers.csv': 104,
	'items.csv': 504,
	'boms.csv': 2576,
	'supplier-prices.csv': 460,
	'receipts.csv': 8845,
};

const describeReference = existsSync(FOLDER) ? describe : describe.skip;

describeReference('AdventureWorks on the same path', () => {
	let place: DemoPlace;
	let run: DemoRun;

	beforeAll(async () => {
		place = await demoPlace();
		run = await place.run('--once', '--json', '--data', FOLDER);
	}, 5 * MINUTES);

	afterAll(async () => {
		await place.close();
	}, MINUTES);

	it('accounts for every line as fact, finding or dead letter', () => {
		expect(run.told).not.toMatch(/not as expected|Not everything/);
		expect(run.exitCode).toBe(0);
		expect(Object.fromEntries(run.summary.lines.map(({ file, lines }) => [file, lines]))).toEqual(LINES);
		for (const { lines, facts, findings, deadLetters } of run.summary.lines)
			expect(facts + findings + deadLetters).toBe(lines);
	});

	it('judges each finished good as the independent recount does', async () => {
		const verdicts = await place.query<{ sku: string; verdict: string; basis: string }>(
			`SELECT l.sku, e.verdict, e.record->>'basis' AS basis FROM latest_evaluation l JOIN evaluation e USING (company, evaluation_id)`,
		);
		const ours = new Map(verdicts.map((row) => [row.sku, row]));
		const counted = recount(REFERENCE_DATA, PROFILE);
		expect(counted.length).toBeGreaterThan(200);
		for (const { sku, verdict, basis } of counted) {
			expect({ sku, verdict: ours.get(sku)?.verdict }).toEqual({ sku, verdict: verdict.replace('-', '_') });
			if (basis !== null) expect({ sku, basis: ours.get(sku)?.basis }).toEqual({ sku, basis });
		}
		expect(ours.size).toBe(counted.length);
		expect(counted.filter(({ verdict }) => verdict === 'originating').length).toBeGreaterThanOrEqual(40);
		expect(counted.filter(({ verdict }) => verdict === 'not-originating').length).toBeGreaterThanOrEqual(20);
	});

	it('shows with each verdict the assumptions that it rests on', async () => {
		const [row] = await place.query<{ bare: number }>(
			`SELECT count(*)::int AS bare FROM evaluation WHERE jsonb_array_length(record->'assumptions') = 0`,
		);
		expect(row?.bare).toBe(0);
	});
});

describeReference('AdventureWorks without a profile', () => {
	let place: DemoPlace;

	beforeAll(async () => {
		place = await demoPlace();
	}, 3 * MINUTES);

	afterAll(async () => {
		await place.close();
	}, MINUTES);

	it(
		'decides nothing: without territory, price and operations every verdict is indeterminate',
		async () => {
			const { exitCode, summary } = await place.run('--once', '--json', '--no-profile', '--data', FOLDER);
			expect(exitCode).toBe(0);
			expect(summary.verdicts).toMatchObject({ originating: 0, notOriginating: 0 });
			expect(summary.verdicts.indeterminate).toBeGreaterThan(200);
		},
		5 * MINUTES,
	);
});
