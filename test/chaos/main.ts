/** `npm run chaos`: random faults under load, then the invariants. See options.ts for the arguments, docs/CHAOS.md for the whole. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { environment } from '../../infra/config/index.ts';
import { removePostgresData } from '../../infra/local/stack/postgres.ts';
import { stopSignal } from '../../infra/local/stack/stop-signal.ts';
import { HELP, readOptions } from './options.ts';
import { run } from './run.ts';
import type { Summary } from './summary.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const signal = stopSignal();

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2), ROOT);
	if (options.help) {
		process.stdout.write(`${HELP}\n`);
		return 0;
	}
	const out = options.json ? process.stderr : process.stdout;
	const say = (line: string) => void out.write(`${line}\n`);
	let summary: Summary | undefined;
	try {
		summary = await run(options, environment, signal, say);
	} finally {
		const isOfUse = options.keep || (!summary?.ok && !signal.aborted);
		if (isOfUse) say(`Data and logs are in ${relative(ROOT, options.dataDir)}.`);
		else remove(options.dataDir);
	}
	if (summary && options.out !== undefined) {
		mkdirSync(dirname(options.out), { recursive: true });
		writeFileSync(options.out, `${JSON.stringify(summary, null, '\t')}\n`);
	}
	if (summary) process.stdout.write(`${JSON.stringify(summary)}\n`);
	return summary?.ok ? 0 : 1;
}

function remove(dataDir: string): void {
	removePostgresData(dataDir);
	rmSync(dataDir, { recursive: true, force: true });
}

try {
	process.exitCode = await main();
} catch (error) {
	if (!signal.aborted) {
		const isUsage = error instanceof RangeError || error instanceof TypeError;
		process.stderr.write(`${isUsage ? error.message : (error as Error).stack}\n`);
		process.exitCode = isUsage ? 2 : 1;
	}
}
if (signal.aborted) process.exitCode = signal.reason;
// A connection of kafkajs that broke while it was opened keeps a timer of its own for ever: the end is not left to chance.
process.stdout.write('', () => process.exit());
