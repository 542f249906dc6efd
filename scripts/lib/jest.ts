import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withParentDeathSignal } from '../../infra/local/stack/processes.ts';

export interface TestCounts {
	readonly passed: number;
	/** Failed tests, and one for each file that could not be run at all. */
	readonly failed: number;
	readonly skipped: readonly SkippedTest[];
}

export interface SkippedTest {
	readonly file: string;
	/** Full title; by convention a skipping test says in it why it skips. */
	readonly title: string;
}

/** The part of jest's `--json` report that is read here. */
export interface JestReport {
	readonly numRuntimeErrorTestSuites: number;
	readonly testResults: readonly {
		readonly name: string;
		readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
	}[];
}

/** Runs the files in jest, its output on this terminal. A jest that leaves no report counts as one failure. */
export async function runJest(
	root: string,
	files: readonly string[],
	options: { args: readonly string[]; env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<TestCounts> {
	if (files.length === 0) return { passed: 0, failed: 0, skipped: [] };
	const outputFile = join(root, 'var', `jest-${process.pid}.json`);
	mkdirSync(join(root, 'var'), { recursive: true });
	const jest = join(root, 'node_modules/jest/bin/jest.js');
	const node = [
		process.execPath,
		'--experimental-vm-modules',
		'--no-warnings',
		jest,
		'--json',
		`--outputFile=${outputFile}`,
	];
	try {
		await new Promise<void>((resolve, reject) => {
			const whole = [...node, ...options.args, '--runTestsByPath', ...files];
			const [command = '', ...args] = withParentDeathSignal(whole, 'SIGTERM');
			const child = spawn(command, args, {
				cwd: root,
				env: options.env,
				stdio: ['inherit', 'ignore', 'inherit'], // the report that --json also prints goes nowhere
			});
			options.signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
			child.on('error', reject);
			child.on('close', () => resolve());
		});
		return countTests(JSON.parse(readFileSync(outputFile, 'utf8')), root);
	} catch (error) {
		if (!options.signal.aborted) process.stderr.write(`jest left no report: ${error}\n`);
		return { passed: 0, failed: 1, skipped: [] };
	} finally {
		rmSync(outputFile, { force: true });
	}
}

export function countTests(report: JestReport, root: string): TestCounts {
	const tests = report.testResults.flatMap(({ name, assertionResults }) =>
		assertionResults.map(({ status, fullName }) => ({ file: relative(root, name), title: fullName, status })),
	);
	return {
		passed: tests.filter(({ status }) => status === 'passed').length,
		failed: tests.filter(({ status }) => status === 'failed').length + report.numRuntimeErrorTestSuites,
		skipped: tests
			.filter(({ status }) => ['pending', 'skipped', 'todo', 'disabled'].includes(status))
			.map(({ file, title }) => ({ file, title })),
	};
}

export function sum(a: TestCounts, b: TestCounts): TestCounts {
	return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: [...a.skipped, ...b.skipped] };
}

/** The plain last line that programs read: `N passed, N failed`, `, N skipped` only if some were. */
export function summaryLine({ passed, failed, skipped }: TestCounts): string {
	return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
}

/** For each file that skips: how many of its tests, and the title of the first, which says why. */
export function skipLines(skipped: readonly SkippedTest[]): string[] {
	const files = Map.groupBy(skipped, ({ file }) => file);
	return [...files].map(([file, tests]) => `skipped ${tests.length} in ${file}: ${tests[0]?.title}`);
}
