/**
 * `npm test`: unit tests, then integration and e2e tests against one stack, then `N passed, N failed`.
 *
 *   --unit --int --e2e   only these kinds (default: all)
 *   --containers         the stack runs in containers; integration tests only, unless kinds are named
 *   PATTERN …            only files whose path matches one (regular expressions)
 *
 * Exit code 1 if a test failed or none ran, 130 after Ctrl-C. The stack is stopped in every case.
 */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PsraError } from '../infra/errors.ts';
import { stopSignal } from '../infra/local/stack/stop-signal.ts';
import { acquireStack, stackEnvironment } from '../test/support/stack/acquire-stack.ts';
import { runJest, skipLines, sum, summaryLine, type TestCounts } from './lib/jest.ts';
import { kindOf, listTestFiles, selectTestFiles, type TestKind } from './lib/test-files.ts';

const root = resolve(import.meta.dirname, '..');
const signal = stopSignal();
const flag = { type: 'boolean', default: false } as const;
const { values, positionals } = parseArgs({
	options: { unit: flag, int: flag, e2e: flag, containers: flag },
	allowPositionals: true,
});

/** Jest would leave one core idle, half of what there is. */
const ALL_CORES = [`--maxWorkers=${availableParallelism()}`];

try {
	const counts = await runAll();
	if (!signal.aborted) report(counts);
} catch (error) {
	if (!signal.aborted) {
		process.stderr.write(`${error instanceof PsraError ? error.message : (error as Error).stack}\n`);
		process.exitCode = 1;
	}
}
if (signal.aborted) process.exitCode = signal.reason;

function report(counts: TestCounts): void {
	for (const line of skipLines(counts.skipped)) process.stdout.write(`${line}\n`);
	process.stdout.write(`${summaryLine(counts)}\n`);
	process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}

async function runAll(): Promise<TestCounts> {
	const files = selectTestFiles(listTestFiles(root), wantedKinds(), positionals);
	const withoutStack = files.filter((file) => kindOf(file) === 'unit');
	const withStack = files.filter((file) => kindOf(file) !== 'unit');
	const counts = await runJest(root, withoutStack, { args: ALL_CORES, env: process.env, signal });
	return withStack.length === 0 || signal.aborted ? counts : sum(counts, await runWithStack(withStack));
}

async function runWithStack(files: string[]): Promise<TestCounts> {
	const env = values.containers ? { ...process.env, PSRA_TEST_STACK: 'containers' } : process.env;
	const onProgress = (message: string) => process.stderr.write(`stack: ${message}\n`);
	const stack = await acquireStack({ env, signal, onProgress });
	try {
		// In band: the files share one stack and two cores.
		return await runJest(root, files, { args: ['--runInBand'], env: { ...env, ...stackEnvironment(stack) }, signal });
	} finally {
		await stack.release();
	}
}

function wantedKinds(): TestKind[] {
	const named = (['unit', 'int', 'e2e'] as const).filter((kind) => values[kind]);
	if (named.length > 0) return named;
	return values.containers ? ['int'] : ['unit', 'int', 'e2e'];
}
