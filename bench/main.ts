/**
 * `npm run bench -- NAME [options]`: measures one part of the system and writes a figure a line. Exit code 0 where all
 * was measured, whether or not the targets hold; 1 where something failed, 2 for a wrong call, 130 after Ctrl-C.
 */
import { availableParallelism, cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { environment } from '../infra/config/index.ts';
import { PsraError } from '../infra/errors.ts';
import { stopSignal } from '../infra/local/stack/stop-signal.ts';
import { EXIT } from '../infra/terminal/exit.ts';
import { bringUpToDate } from '../scripts/generate/apply.ts';
import { figureTables } from '../scripts/generate/benchmarks.ts';
import type { Parts } from './support/bench.ts';
import { report } from './support/figures.ts';
import { kept } from './support/keep.ts';
import { warningsTo } from './support/logger.ts';
import { BENCHES, type BenchName } from './support/names.ts';
import { HELP, readNames, readOptions } from './support/options.ts';
import { openStack } from './support/stack.ts';

const signal = stopSignal();
const ROOT = resolve(import.meta.dirname, '..');

/** Loaded when asked for: a bench of the codec needs no outbox. */
const LOAD: Readonly<Record<BenchName, () => Promise<{ parts: Parts }>>> = {
	outbox: () => import('./outbox/index.ts'),
	backbone: () => import('./backbone/index.ts'),
	sagas: () => import('./sagas/index.ts'),
	codec: () => import('./codec/index.ts'),
};

async function main([first, ...rest]: readonly string[]): Promise<number> {
	if (first === '--help' || first === '-h') {
		process.stdout.write(`${HELP}\n`);
		return EXIT.ok;
	}
	const names = readNames(first) as readonly BenchName[];
	const options = readOptions(first as string, rest);
	if (options.help) {
		process.stdout.write(`${HELP}\n`);
		return EXIT.ok;
	}
	const sayAs = (name: string) => (line: string) => void process.stderr.write(`${name}: ${line}\n`);
	const say = sayAs('bench');
	await using stack = await openStack({ environment, signal, logger: warningsTo(say), say });
	say(`broker: ${stack.broker ?? 'an existing one'}; ${availableParallelism()} cores, Node ${process.version}`);
	const common = { broker: stack.broker ?? 'existing', ...machine() };
	for (const name of names) {
		const out = options.keep ? kept(ROOT, name) : process.stdout;
		const setting = { stack, options, signal, report: report(name, common, out, process.stderr) };
		const { parts } = await LOAD[name]();
		for (const part of BENCHES.find((bench) => bench.name === name)?.parts ?? []) {
			if (options.only.length > 0 && !options.only.includes(part)) continue;
			signal.throwIfAborted();
			sayAs(name)(part);
			await parts[part]?.(setting);
		}
		if ('keep' in out) out.keep();
	}
	if (options.keep) for (const { path } of await bringUpToDate(figureTables, ROOT)) say(`wrote ${path}`);
	return EXIT.ok;
}

const machine = () => ({
	cores: availableParallelism(),
	cpu: cpus()[0]?.model ?? '',
	memoryGb: Math.round(totalmem() / 2 ** 30),
	node: process.version,
});

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	if (!signal.aborted) {
		process.stderr.write(`${error instanceof PsraError ? error.message : (error as Error).stack}\n`);
		process.exitCode = error instanceof PsraError && error.code === 'CONFIG_INVALID' ? EXIT.usage : EXIT.failed;
	}
}
if (signal.aborted) process.exitCode = signal.reason;
