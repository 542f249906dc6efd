import { createReadStream } from 'node:fs';
import { Command } from 'commander';
import { type ErrorCode, reasonOf } from '../../infra/errors.ts';
import { judgeDeclaration } from '../declarations/receive.ts';
import { type DeclarationJudgement, declarationCase } from '../schema/declaration.ts';
import { shortened } from '../schema/text.ts';
import { type InputItem, readCases } from './json-cases.ts';

/** What the command reads from and writes to; `process` is one. */
export interface DeclarationsIo {
	readonly stdin: AsyncIterable<string | Uint8Array>;
	readonly stdout: { write(text: string): unknown };
	readonly stderr: { write(text: string): unknown };
	exitCode?: number | string | null | undefined;
}

interface CaseError {
	readonly id: string | null;
	readonly error: {
		readonly code: ErrorCode;
		readonly path: string;
		readonly message: string;
		readonly remedy: string;
		readonly line: number;
	};
}

type Answer = DeclarationJudgement | CaseError;

const CONTRACT = 'contract declaration-case';

function pathText(path: readonly PropertyKey[]): string {
	return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`)).join('');
}

function failed(item: InputItem, path: string, message: string, remedy: string): CaseError {
	const id = 'value' in item ? (item.value as { id?: unknown } | null)?.id : undefined;
	const error = { code: 'CASE_INVALID' as const, path, message, remedy, line: item.line };
	return { id: typeof id === 'string' ? id : null, error };
}

function answer(item: InputItem): Answer {
	if (!('value' in item)) {
		const what = item.path === '' ? `Line ${item.line}` : `"${item.path}"`;
		return failed(item, item.path, `${what} ${item.problem}.`, item.remedy);
	}
	const read = declarationCase.safeParse(item.value);
	if (read.success) return judgeDeclaration(read.data);
	const issue = read.error.issues[0];
	const path = shortened(pathText(issue?.path ?? []));
	const where = path === '' ? 'the case' : `"${path}"`;
	const problem = shortened(issue?.message ?? 'invalid');
	return failed(item, path, `${problem} (${where}).`, `Give ${where} as the ${CONTRACT} says.`);
}

function asText(given: Answer): string {
	if ('error' in given) {
		const { line, message, remedy } = given.error;
		return `${given.id ?? `line ${line}`}: error: ${message} ${remedy}\n`;
	}
	const lines = given.findings.map(({ check, verdict, article, message, remedy }) => {
		const todo = verdict === 'accept' ? '' : `\n      ${remedy}`;
		return `  ${verdict.padEnd(13)} ${check}: ${message}\n      ${article}${todo}\n`;
	});
	return `${given.id}: ${given.verdict}\n${lines.join('')}`;
}

/** Exit 0 whatever the verdicts, 1 if the file can't be read or a line was no case. */
async function check(file: string, json: boolean, io: DeclarationsIo): Promise<void> {
	const source = file === '-' ? io.stdin : createReadStream(file);
	let bad = false;
	try {
		for await (const item of readCases(source)) {
			const given = answer(item);
			bad ||= 'error' in given;
			io.stdout.write(json ? `${JSON.stringify(given)}\n` : asText(given));
		}
	} catch (fault) {
		const reason = reasonOf(fault);
		io.stderr.write(`${file} can't be read: ${reason}. Name a file that can, or - for standard input.\n`);
		bad = true;
	}
	if (bad) io.exitCode = 1;
}

/** `psra declarations`: suppliers' declarations, judged offline. */
export function declarationsCommand(io: DeclarationsIo): Command {
	const command = new Command('declarations').description("suppliers' declarations");
	command
		.command('check')
		.description('judge declarations as received: accept, reject or indeterminate, each reason with its article')
		.requiredOption('--file <file>', 'a case as JSON, or cases as JSON Lines; - reads standard input')
		.option('--json', 'one JSON object a case')
		.addHelpText(
			'before',
			'Examples:\n  psra declarations check --file declaration.json\n  psra declarations check --file - --json < declarations.jsonl\n',
		)
		.action((options: { file: string; json?: boolean }) => check(options.file, options.json ?? false, io));
	return command;
}
