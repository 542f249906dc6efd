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
import type { Parts, Setting, StacklessParts } from './support/bench.ts';
import { report } from './support/figures.ts';
import { kept } from './support/keep.ts';
import { warningsTo } from './support/logger.ts';
import { BENCHES, type BenchName } from './support/names.ts';
import { type BenchOptions, HELP, readNames, readOptions } from './support/options.ts';
import { openStack } from './support/stack.ts';

const signal = stopSignal();
const ROOT = resolve(import.meta.dirname, '..');

/** Loaded when asked for: a bench of the codec needs no outbox. */
const LOAD: Readonly<Record<Exclude<BenchName, Stackless>, () => Promise<{ parts: Parts }>>> = {
	outbox: () => import('./outbox/index.ts'),
	backbone: () => import('./backbone/index.ts'),
	sagas: () => import('./sagas/index.ts'),
	codec: () => import('./codec/index.ts'),
};
const LOAD_STACKLESS: Readonly<Record<Stackless, () => Promise<{ parts: StacklessParts }>>> = {
	engine: () => import('./engine/index.ts'),
};
type Stackless = 'engine';
const isStackless = (name: BenchName): name is Stackless => name in LOAD_STACKLESS;

const sayAs = (name: string) => (line: string) => void process.stderr.write(`${name}: ${line}\n`);

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
	for (const name of names.filter(isStackless)) {
		const { parts } = await LOAD_STACKLESS[name]();
		await run(name, options, {}, parts, {});
	}
	const needy = names.filter((name) => !isStackless(name));
	if (needy.length > 0) await runOnStack(needy, options);
	if (options.keep) for (const { path } of await bringUpToDate(figureTables, ROOT)) sayAs('bench')(`wrote ${path}`);
	return EXIT.ok;
}

async function runOnStack(names: readonly Exclude<BenchName, Stackless>[], options: BenchOptions): Promise<void> {
	const say = sayAs('bench');
	await using stack = await openStack({ environment, signal, logger: warningsTo(say), say });
	say(`broker: ${stack.broker ?? 'an existing one'}; ${availableParallelism()} cores, Node ${process.version}`);
	for (const name of names) {
		const { parts } = await LOAD[name]();
		await run(name, options, { broker: stack.broker ?? 'existing' }, parts, { stack });
	}
}

/** Runs the parts that are wanted; `common` stands in each figure. */
async function run<More extends object>(
	name: BenchName,
	options: BenchOptions,
	common: object,
	parts: Readonly<Record<string, (setting: Omit<Setting, 'stack'> & More) => Promise<void>>>,
	more: More,
): Promise<void> {
	const out = options.keep ? kept(ROOT, name) : process.stdout;
	const setting = { options, signal, report: report(name, { ...common, ...machine() }, out, process.stderr), ...more };
	for (const part of BENCHES.find((bench) => bench.name === name)?.parts ?? []) {
		if (options.only.length > 0 && !options.only.includes(part)) continue;
		signal.throwIfAborted();
		sayAs(name)(part);
		await parts[part]?.(setting);
	}
	if ('keep' in out) out.keep();
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
