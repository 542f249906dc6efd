import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REFERENCE_DATA } from '../../test/support/reference-data.ts';
import type { StacklessPart } from '../support/bench.ts';
import { median } from '../support/quantiles.ts';
import { readCatalogue } from './adventureworks.ts';

const AGREEMENTS = ['eu-uk', 'eu-japan'];
const COLD = { atMost: 300 };

/** Of the thread: loading packs and engine, deciding; and both by the clock on the wall. */
interface Cold {
	readonly load: number;
	readonly decide: number;
	readonly wall: number;
	readonly verdicts: Readonly<Record<string, number>>;
}

/** Milliseconds in which a process that has loaded nothing decides the whole sample catalogue under two agreements. */
export const catalogue: StacklessPart = async ({ options, report, signal }) => {
	const { items, bomLines, cases } = readCatalogue(join(REFERENCE_DATA, 'adventureworks'), AGREEMENTS);
	const folder = mkdtempSync(join(tmpdir(), 'psra-bench-'));
	try {
		const file = join(folder, 'cases.json');
		writeFileSync(file, JSON.stringify(cases));
		const runs: Cold[] = [];
		for (let round = 0; round < options.rounds; round += 1) {
			signal.throwIfAborted();
			runs.push(coldRun(file));
		}
		const common = {
			subject: 'ours',
			agreements: AGREEMENTS,
			items,
			bomLines,
			cases: cases.length,
			linesInCases: linesOf(cases),
			verdicts: runs[0]?.verdicts,
			rounds: options.rounds,
		};
		const all = (time: (run: Cold) => number) => median(runs.map(time));
		report.figure(
			'catalogue, cold',
			all((run) => run.load + run.decide),
			'ms',
			common,
			COLD,
		);
		report.figure(
			'catalogue, loading packs and engine',
			all((run) => run.load),
			'ms',
			common,
		);
		report.figure(
			'catalogue, deciding',
			all((run) => run.decide),
			'ms',
			common,
		);
		report.figure(
			'catalogue, cold, by the clock',
			all((run) => run.wall),
			'ms',
			common,
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};

function coldRun(file: string): Cold {
	const run = spawnSync(process.execPath, [join(import.meta.dirname, 'cold.ts'), file], { encoding: 'utf8' });
	if (run.status !== 0) throw new Error(`the cold run failed: ${run.stderr}`);
	return JSON.parse(run.stdout) as Cold;
}

interface Bill {
	readonly materials?: readonly Bill[];
	readonly bom?: readonly Bill[] | undefined;
}

function linesOf(bills: readonly Bill[]): number {
	return bills.reduce((sum, { materials, bom }) => {
		const inside = materials ?? bom ?? [];
		return sum + inside.length + linesOf(inside);
	}, 0);
}
