import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bringUpToDate, findStale } from '../../../../scripts/generate/apply.ts';
import { figureTables } from '../../../../scripts/generate/benchmarks.ts';

const DOCUMENT = `before
<!-- Figures: generated from docs/bench; run \`npm run generate\`. -->
anything
<!-- End of the figures. -->
after
`;

let root: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'figures-'));
	await mkdir(join(root, 'docs/bench'), { recursive: true });
	await writeFile(join(root, 'docs/BENCHMARKS.md'), DOCUMENT);
});
afterEach(() => rm(root, { recursive: true }));

const run = (value: number, holds: boolean) => {
	const machine = { broker: 'a | b', cores: 2, cpu: 'some', memoryGb: 4, node: 'v24' };
	const params = { subject: 'ours', rows: 100_000, limit: { atLeast: 35_000 }, holds, all: [1, 2], ...machine };
	return `${JSON.stringify({ bench: 'outbox', figure: 'drain', value, unit: 'rows/s', params })}\n`;
};
const document = () => readFile(join(root, 'docs/BENCHMARKS.md'), 'utf8');

describe('the table of figures', () => {
	it('shows each figure of a kept run with its target, between its marks', async () => {
		await writeFile(join(root, 'docs/bench/outbox.jsonl'), run(34_999.5, false));
		await bringUpToDate(figureTables, root);
		const text = await document();
		expect(text).toContain('| drain | ours | rows 100,000 | 34,999.5 rows/s | ≥ 35,000 | **no** |');
		expect(text).toContain('2 cores (some), 4 GB, Node v24; broker: a | b.');
		expect(text).not.toContain('anything');
		expect([text.startsWith('before\n'), text.endsWith('after\n')]).toEqual([true, true]);
		expect(await findStale(figureTables, root)).toEqual([]);
	});

	it('is stale once the run is another', async () => {
		await writeFile(join(root, 'docs/bench/outbox.jsonl'), run(1, true));
		await bringUpToDate(figureTables, root);
		await writeFile(join(root, 'docs/bench/outbox.jsonl'), run(2, true));
		expect(await findStale(figureTables, root)).toEqual([{ path: 'docs/BENCHMARKS.md', reason: 'differs' }]);
	});

	it('says that no run is kept', async () => {
		await bringUpToDate(figureTables, root);
		expect(await document()).toContain('No run is kept.');
	});
});
