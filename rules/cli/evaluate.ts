import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Command } from 'commander';
import { PsraError } from '../../infra/errors.ts';
import { evaluate } from '../engine/evaluate.ts';
import { loadPack, packIds } from '../packs/index.ts';
import { checkCase } from '../schema/case.ts';
import type { CaseErrorLine, OriginResult } from '../schema/result.ts';
import { shortened } from '../schema/text.ts';
import { type InputItem, readCases } from './json-cases.ts';
import { resultText } from './result-text.ts';

/** What the command reads from and writes to; `process` is one. */
export interface EvaluateIo {
	readonly stdin: AsyncIterable<string | Uint8Array>;
	readonly stdout: { write(text: string): unknown };
	readonly stderr: { write(text: string): unknown };
	exitCode?: number | string | null | undefined;
}

type Answer = OriginResult | CaseErrorLine;

/** The answer to one line: a result, or what is wrong with the case. */
export function answerTo(item: InputItem): Answer {
	if (!('value' in item)) {
		return failed(null, 'CASE_INVALID', '', `line ${item.line} ${item.problem}`, item.remedy);
	}
	const id = idOf(item.value);
	const checked = checkCase(item.value);
	if ('error' in checked) {
		const { code, path, message, remedy } = checked.error;
		return failed(id, code, path, message, remedy);
	}
	const pack = loadPack(checked.case.agreement);
	if (pack === undefined) {
		const message = `there is no rule pack ${JSON.stringify(shortened(checked.case.agreement))}`;
		return failed(id, 'AGREEMENT_UNKNOWN', 'agreement', message, `Give one of: ${packIds().join(', ')}.`);
	}
	try {
		return evaluate(checked.case, pack);
	} catch (fault) {
		if (!(fault instanceof PsraError)) throw fault;
		const { field = '', problem = fault.message, remedy = '' } = fault.facts;
		return failed(id, fault.code, field, problem, remedy);
	}
}

function idOf(value: unknown): string | null {
	const id = (value as { id?: unknown } | null)?.id;
	return typeof id === 'string' ? id : null;
}

function failed(id: string | null, code: string, path: string, message: string, remedy: string): CaseErrorLine {
	return { id, error: { code, path, message, remedy } };
}

function asText(answer: Answer): string {
	if (!('error' in answer)) return resultText(answer);
	const { code, path, message, remedy } = answer.error;
	return `${answer.id ?? 'case'}: error ${code}\n  ${path === '' ? '' : `${path}: `}${message}. ${remedy}\n`;
}

/** Waits where the reader is slower than the evaluation, so that answers don't pile up in memory. */
async function write(stdout: EvaluateIo['stdout'], text: string): Promise<void> {
	if (stdout.write(text) === false && 'once' in stdout) {
		await once(stdout as NodeJS.WritableStream, 'drain');
	}
}

async function run(file: string, json: boolean, io: EvaluateIo): Promise<void> {
	const source = file === '-' ? io.stdin : createReadStream(file);
	let bad = false;
	try {
		for await (const item of readCases(source)) {
			const answer = answerTo(item);
			bad ||= 'error' in answer;
			await write(io.stdout, json ? `${JSON.stringify(answer)}\n` : asText(answer));
		}
	} catch (fault) {
		if (!isReadFault(fault)) throw fault;
		io.stderr.write(`${file} can't be read: ${fault.message}. Name a file that can, or - for standard input.\n`);
		bad = true;
	}
	if (bad) io.exitCode = 1;
}

function isReadFault(fault: unknown): fault is NodeJS.ErrnoException {
	return typeof fault === 'object' && fault !== null && 'syscall' in fault;
}

/** `psra evaluate`: origin cases decided offline. Exit 0 whatever the verdicts, 1 if a line was no case. */
export function evaluateCommand(io: EvaluateIo): Command {
	return new Command('evaluate')
		.description('decide the preferential origin of cases, offline: verdict, reason, the whole explanation')
		.requiredOption('--file <file>', 'a case as JSON, or cases as JSON Lines; - reads standard input')
		.option('--json', 'one JSON object a case, as the contract origin-result says')
		.addHelpText(
			'before',
			'Examples:\n  psra evaluate --file case.json\n  psra evaluate --file - --json < cases.jsonl\n',
		)
		.action((options: { file: string; json?: boolean }) => run(options.file, options.json ?? false, io));
}
