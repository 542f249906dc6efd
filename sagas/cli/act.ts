import { Command } from 'commander';
import type { Clock } from '../../infra/ports/clock.ts';
import type { SagaDesk, SagaSummary } from '../../infra/ports/saga-desk.ts';
import type { Database, Session } from '../../infra/ports/session.ts';
import {
	agree,
	CONSENT,
	type Confirm,
	type Consent,
	EXIT,
	printJson,
	type Terminal,
} from '../../infra/terminal/index.ts';
import type { AnySaga } from '../runtime/definition.ts';
import { type ActResult, operate, type SagaAct } from '../runtime/operate.ts';
import { actInWords } from './render.ts';

/** What acts work on. */
export interface ActParts {
	readonly desk: SagaDesk;
	readonly database: Database;
	readonly clock: Clock;
	readonly sagas: readonly AnySaga[];
}

export interface ActOptions {
	/** Opens the database with the schemas that commands are encoded by, and closes it again. */
	readonly openActs: <T>(work: (parts: ActParts) => Promise<T>) => Promise<T>;
	readonly confirm: Confirm;
	/** For the audit: who gives the command, and its words. */
	readonly act: { readonly actor: string; readonly command: string };
}

interface Words extends Consent {
	readonly saga?: string;
	readonly company?: string;
	readonly json?: boolean;
	readonly step: string;
	readonly reason: string;
}

const REASON = ['--reason <text>', 'why, for the history and the audit'] as const;

/** The acts of operators on one instance: each a step of it. */
export const actCommands = {
	retry: (terminal: Terminal, options: ActOptions) =>
		actCommand(terminal, options, 'retry', () => ({ act: 'retry' })).description(
			'send the commands of its newest step that sent any again, under the same ids: what was taken has no second effect; a failed undoing is tried anew',
		),
	skip: (terminal: Terminal, options: ActOptions) =>
		actCommand(terminal, options, 'skip', ({ step, reason }) => ({ act: 'skip', step, reason }))
			.description('go on as if a step had been answered, since it was seen to by hand')
			.requiredOption('--step <name>', 'which, as show names it')
			.requiredOption(...REASON),
	compensate: (terminal: Terminal, options: ActOptions) =>
		actCommand(terminal, options, 'compensate', ({ reason }) => ({ act: 'compensate', reason }))
			.description('undo what it did, the newest step first; refused where its steps have no way back')
			.requiredOption(...REASON),
};

function actCommand(terminal: Terminal, options: ActOptions, name: string, actOf: (words: Words) => SagaAct): Command {
	return new Command(name)
		.argument('<id>', 'of the instance: a request or a certificate')
		.option('--saga <name>', 'where several sagas have the id')
		.option('--company <id>', 'where several companies have the id')
		.option(...CONSENT.execute)
		.option(...CONSENT.yes)
		.option('--json', 'one JSON object instead of text')
		.addHelpText(
			'after',
			'\nWithout --execute or --yes it shows what would happen. Exit codes: 0 done, 3 no match, 4 refused.',
		)
		.action((id: string, words: Words, command: Command) =>
			options.openActs(async (parts) => {
				const one = await find(terminal, parts.desk, id, words, command);
				if (!one) return;
				await carryOutAct(terminal, options, parts, one, actOf(words), words);
			}),
		);
}

async function find(
	terminal: Terminal,
	desk: SagaDesk,
	id: string,
	{ saga, company }: Words,
	command: Command,
): Promise<SagaSummary | undefined> {
	const found = await desk.list({ id, ...(saga && { saga }), ...(company && { company }), limit: 3 });
	const [one] = found;
	if (found.length > 1) command.error('error: several instances have this id; name one by --saga and --company');
	if (!one) {
		terminal.exitCode = EXIT.finding;
		terminal.stderr.write(`no saga has the instance ${JSON.stringify(id)}; see psra sagas list\n`);
	}
	return one;
}

async function carryOutAct(
	terminal: Terminal,
	{ confirm, act: by }: ActOptions,
	{ database, clock, sagas }: ActParts,
	{ saga, company, id }: SagaSummary,
	act: SagaAct,
	words: Words,
): Promise<void> {
	const definition = sagas.find((one) => one.name === saga);
	if (!definition) throw new RangeError(`this program knows no saga ${saga}`);
	const work = async (session: Session) => {
		const result = await operate(definition, clock, session, { company, id, act, by });
		if (!result) throw new RangeError(`${saga} ${id} is gone`);
		return result;
	};
	const show = (done: boolean, result: ActResult) => {
		if (words.json) printJson(terminal, { kind: 'SagaAct', done, saga, company, id, act: act.act, ...result });
	};
	const rehearsed = await rehearse(database, work);
	if (!words.json) terminal.stdout.write(actInWords(rehearsed));
	if (!(await agree(terminal, confirm, words, `${act.act} ${saga} ${id}?`))) return show(false, rehearsed);
	const result = await database.transaction(work);
	terminal.stderr.write('done\n');
	show(true, result);
}

/** What `work` would do: it runs, and its transaction is rolled back. */
async function rehearse<T>(database: Database, work: (session: Session) => Promise<T>): Promise<T> {
	const abandoned = new Error('rehearsed');
	let result: { readonly of: T } | undefined;
	await database
		.transaction(async (session) => {
			result = { of: await work(session) };
			throw abandoned;
		})
		.catch((error: unknown) => {
			if (error !== abandoned) throw error;
		});
	return (result as { readonly of: T }).of;
}
