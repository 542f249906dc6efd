import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Command } from 'commander';
import { PsraError } from '../../infra/errors.ts';
import { evaluate } from '../engine/evaluate.ts';
import { loadPack, packIds } from '../packs/index.ts';
import { checkCase } from '../schema/case.ts';
import type { CaseErrorLine } from '../schema/result.ts';
import { shortened } from '../schema/text.ts';
import { inWords, type Told } from '../words/index.ts';
import { type InputItem, readCases } from './json-cases.ts';
import { type Appearance, appearanceOf, type MaybeTerminal, resultText, wrapped } from './result-text.ts';

/** What the command reads from and writes to; `process` is one. */
export interface EvaluateIo {
	readonly stdin: AsyncIterable<string | Uint8Array>;
	readonly stdout: MaybeTerminal & { write(text: string): unknown };
	readonly stderr: { write(text: string): unknown };
	exitCode?: number | string | null | undefined;
}

/** A case with its result, or what is wrong with it. */
type Answer = Told | CaseErrorLine;

/** The answer to one case of the input. */
export function answerTo(item: InputItem): Answer {
	if (!('value' in item)) {
		const { place, path, problem, remedy } = item;
		return failed(null, place, 'CASE_INVALID', path, problem, remedy);
	}
	const id = idOf(item.value);
	const checked = checkCase(item.value);
	if ('error' in checked) {
		const { code, path, message, remedy } = checked.error;
		return failed(id, item.place, code, path, message, remedy);
	}
	const origin = checked.case;
	const pack = loadPack(origin.agreement);
	if (pack === undefined) {
		const problem = `there is no rule pack ${JSON.stringify(shortened(origin.agreement))}`;
		return failed(id, item.place, 'AGREEMENT_UNKNOWN', 'agreement', problem, `Give one of: ${packIds().join(', ')}.`);
	}
	try {
		return { result: evaluate(origin, pack), origin, manifest: pack.manifest };
	} catch (fault) {
		if (!(fault instanceof PsraError)) throw fault;
		const { field = '', problem = fault.message, remedy = '' } = fault.facts;
		return failed(id, item.place, fault.code, field, problem, remedy);
	}
}

function idOf(value: unknown): string | null {
	const id = (value as { id?: unknown } | null)?.id;
	return typeof id === 'string' ? id : null;
}

/** The message says where the case stands, and goes on from the field where there is one. */
function failed(
	id: string | null,
	place: string,
	code: string,
	path: string,
	problem: string,
	remedy: string,
): CaseErrorLine {
	const at = place === '' || path === '' ? place : `${place}:`;
	// Words of the schema's own begin a sentence, ours go on from the field.
	const field = path !== '' && /^[A-Z]/.test(problem) ? `${path}:` : path;
	return { id, error: { code, path, message: [at, field, problem].filter((part) => part !== '').join(' '), remedy } };
}

function asJson(answer: Answer): string {
	return `${JSON.stringify('error' in answer ? answer : answer.result)}\n`;
}

/** Cases are kept apart by an empty line. */
function asText(answer: Answer, appearance: Appearance): string {
	if (!('error' in answer)) return `${resultText(inWords(answer), appearance)}\n`;
	const { code, message, remedy } = answer.error;
	const text = `${shortened(answer.id ?? 'case')}: error ${code}: ${message}. ${remedy}`;
	return `${wrapped(text, '', '  ', appearance.width).join('\n')}\n\n`;
}

/** Waits where the reader is slower than the evaluation, so that answers don't pile up in memory. */
async function write(stdout: EvaluateIo['stdout'], text: string): Promise<void> {
	if (stdout.write(text) === false && 'once' in stdout) {
		await once(stdout as NodeJS.WritableStream, 'drain');
	}
}

async function run(file: string, json: boolean, io: EvaluateIo): Promise<void> {
	const source = file === '-' ? io.stdin : createReadStream(file);
	const appearance = appearanceOf(io.stdout);
	let bad = false;
	try {
		for await (const item of readCases(source)) {
			const answer = answerTo(item);
			bad ||= 'error' in answer;
			await write(io.stdout, json ? asJson(answer) : asText(answer, appearance));
		}
	} catch (fault) {
		if (!isReadFault(fault)) throw fault;
		io.stderr.write(`${file} can't be read: ${fault.message}. Name a file that can, or - for standard input.\n`);
		bad = true;
	}
	if (bad) io.exitCode = 1;
}

function isReadFault(fault: unknown): fault is NodeJS.ErrnoException {
	return typeof fault === 'object' && fault !== null && 'syscall' in fault && fault.syscall !== 'write';
}

/** `psra evaluate`: origin cases decided offline. Exit 0 whatever the verdicts, 1 if a line was no case. */
export function evaluateCommand(io: EvaluateIo): Command {
	return new Command('evaluate')
		.description(
			'decide the preferential origin of cases, offline: verdict and why, in words or as JSON with the whole tree',
		)
		.requiredOption('--file <file>', 'a case as JSON, or cases as JSON Lines; - reads standard input')
		.option('--json', 'one JSON object a case, as the contract origin-result says')
		.addHelpText(
			'before',
			'Examples:\n  psra evaluate --file case.json\n  psra evaluate --file - --json < cases.jsonl\n',
		)
		.action((options: { file: string; json?: boolean }) => run(options.file, options.json ?? false, io));
}
