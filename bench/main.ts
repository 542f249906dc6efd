/**
 * `npm run bench -- NAME [options]`: measures one part of the system and writes a figure a line. Exit code 0 where all
 * was measured, whether or not the targets hold; 1 where something failed, 2 for a wrong call, 130 after Ctrl-C.
 */
import { availableParallelism, cpus, totalmem } from 'node:os';
import { environment } from '../infra/config/index.ts';
import { PsraError } from '../infra/errors.ts';
import { stopSignal } from '../infra/local/stack/stop-signal.ts';
import { EXIT } from '../infra/terminal/exit.ts';
import type { Parts, StacklessParts } from './support/bench.ts';
import { report } from './support/figures.ts';
import { warningsTo } from './support/logger.ts';
import { BENCHES, type BenchName } from './support/names.ts';
import { HELP, readName, readOptions } from './support/options.ts';
import { openStack } from './support/stack.ts';

const signal = stopSignal();

/** Loaded when asked for: a bench of the codec needs no outbox. */
const LOAD: Readonly<Record<Exclude<BenchName, 'engine'>, () => Promise<{ parts: Parts }>>> = {
	outbox: () => import('./outbox/index.ts'),
	backbone: () => import('./backbone/index.ts'),
	sagas: () => import('./sagas/index.ts'),
	codec: () => import('./codec/index.ts'),
};
const LOAD_STACKLESS: Readonly<Record<'engine', () => Promise<{ parts: StacklessParts }>>> = {
	engine: () => import('./engine/index.ts'),
};

async function main([first, ...rest]: readonly string[]): Promise<number> {
	if (first === '--help' || first === '-h') {
		process.stdout.write(`${HELP}\n`);
		return EXIT.ok;
	}
	const name = readName(first) as BenchName;
	const options = readOptions(name, rest);
	if (options.help) {
		process.stdout.write(`${HELP}\n`);
		return EXIT.ok;
	}
	const say = (line: string) => void process.stderr.write(`${name}: ${line}\n`);
	const reportWith = (common: object) => report(name, { ...common, ...machine() }, process.stdout, process.stderr);
	const wanted = (BENCHES.find((bench) => bench.name === name)?.parts ?? []).filter(
		(part) => options.only.length === 0 || options.only.includes(part),
	);
	const run = async <S>(parts: Readonly<Record<string, (setting: S) => Promise<void>>>, setting: S) => {
		for (const part of wanted) {
			signal.throwIfAborted();
			say(part);
			await parts[part]?.(setting);
		}
		return EXIT.ok;
	};
	if (name === 'engine') {
		const { parts } = await LOAD_STACKLESS[name]();
		return run(parts, { options, signal, report: reportWith({}) });
	}
	const { parts } = await LOAD[name]();
	await using stack = await openStack({ environment, signal, logger: warningsTo(say), say });
	say(`broker: ${stack.broker ?? 'an existing one'}; ${availableParallelism()} cores, Node ${process.version}`);
	return await run(parts, { stack, options, signal, report: reportWith({ broker: stack.broker ?? 'existing' }) });
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
