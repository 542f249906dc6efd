import { Command, InvalidArgumentError } from 'commander';
import type { OutboxDesk, ParkedSelection } from '../../ports/outbox-desk.ts';
import { agree, CONSENT, type Confirm, type Consent, EXIT, printJson, type Terminal } from '../../terminal/index.ts';
import { parkedInWords, statusInWords } from './render.ts';

export interface OutboxOptions {
	/** Opens the database of the configuration for `work` and closes it again. */
	readonly open: <T>(work: (desk: OutboxDesk) => Promise<T>) => Promise<T>;
	readonly confirm: Confirm;
	/** For the audit: who gives the command, and its words. */
	readonly act: { readonly actor: string; readonly command: string };
}

const JSON_OPTION = ['--json', 'one JSON object instead of text'] as const;

/** `psra outbox status|parked|retry`, mounted by the binary. */
export function outboxCommand(terminal: Terminal, options: OutboxOptions): Command {
	return new Command('outbox')
		.description('messages that wait in the database to be published')
		.addHelpText(
			'before',
			'Examples:\n  psra outbox status\n  psra outbox parked\n  psra outbox retry 4711\n  psra outbox retry --topic erp.items --aggregate "NL01|BOLT-7" --yes\n',
		)
		.addHelpText('after', '\nExit codes: 0 done, 3 parked rows or no match, 4 refused or cancelled, 5 no database.')
		.addCommand(statusCommand(terminal, options))
		.addCommand(parkedCommand(terminal, options))
		.addCommand(retryCommand(terminal, options));
}

function statusCommand(terminal: Terminal, { open }: OutboxOptions): Command {
	return new Command('status')
		.description('rows that wait by shard and topic, the age of the oldest, and who leads each shard')
		.option(...JSON_OPTION)
		.action(async ({ json }: { json?: boolean }) => {
			const { backlog, leases } = await open((desk) => desk.status());
			const total = (count: (row: (typeof backlog)[number]) => number) =>
				backlog.reduce((sum, row) => sum + count(row), 0);
			const totals = { rows: total(({ rows }) => rows), parked: total(({ parked }) => parked) };
			if (json) printJson(terminal, { kind: 'OutboxStatus', ...totals, backlog, leases });
			else terminal.stdout.write(statusInWords(backlog, leases));
			if (totals.parked > 0) terminal.exitCode = EXIT.finding;
		});
}

function parkedCommand(terminal: Terminal, { open }: OutboxOptions): Command {
	return new Command('parked')
		.description('rows that the broker refuses for good, why, and how many wait behind each')
		.option(...JSON_OPTION)
		.action(async ({ json }: { json?: boolean }) => {
			const items = await open((desk) => desk.parked());
			if (json) printJson(terminal, { kind: 'ParkedRows', items });
			else if (items.length > 0) terminal.stdout.write(parkedInWords(items));
			else terminal.stderr.write('no row is parked\n');
			if (items.length > 0) terminal.exitCode = EXIT.finding;
		});
}

interface RetryOptions extends Consent {
	readonly topic?: string;
	readonly aggregate?: string;
	readonly json?: boolean;
}

function retryCommand(terminal: Terminal, { open, confirm, act }: OutboxOptions): Command {
	return new Command('retry')
		.description('put parked rows back, so that the relay tries them again; without --execute or --yes it shows which')
		.argument('[seq]', 'number of the row, see parked', seqArgument)
		.option('--topic <name>', 'with --aggregate: parked rows of an aggregate of this topic')
		.option('--aggregate <id>', 'the aggregate, mostly the key of its messages')
		.option(...CONSENT.execute)
		.option(...CONSENT.yes)
		.option(...JSON_OPTION)
		.addHelpText(
			'after',
			'\nMend what parked it first: the relay parks it again otherwise. Nothing is ever deleted here.',
		)
		.action(async (seq: string | undefined, options: RetryOptions, command: Command) => {
			const selection = selectionOf(seq, options, command);
			await open(async (desk) => {
				const rows = await desk.parked(selection);
				if (!options.json && rows.length > 0) terminal.stdout.write(parkedInWords(rows));
				const show = (retried: boolean, items = rows) => {
					if (options.json) printJson(terminal, { kind: 'OutboxRetry', retried, items });
				};
				if (rows.length === 0) {
					terminal.exitCode = EXIT.finding;
					terminal.stderr.write('no parked row matches; see psra outbox parked\n');
					return show(false);
				}
				if (!(await agree(terminal, confirm, options, `Put ${rows.length} row(s) back?`))) return show(false);
				const put = await desk.retry(selection, act);
				terminal.stderr.write(`${put.length} row(s) put back\n`);
				show(true, put);
			});
		});
}

function seqArgument(text: string): string {
	if (!/^\d{1,18}$/.test(text)) throw new InvalidArgumentError('The number of a row is a whole number.');
	return text;
}

function selectionOf(seq: string | undefined, { topic, aggregate }: RetryOptions, command: Command): ParkedSelection {
	if (seq !== undefined && topic === undefined && aggregate === undefined) return { seq };
	if (seq === undefined && topic !== undefined && aggregate !== undefined) return { topic, aggregate };
	return command.error('error: name a row by its number, or an aggregate by --topic and --aggregate, not both');
}
