import { Command, InvalidArgumentError, Option } from 'commander';
import type { SagaDesk, SagaFilter } from '../../infra/ports/saga-desk.ts';
import { durationMs, EXIT, printJson, type Terminal } from '../../infra/terminal/index.ts';
import { type ActOptions, actCommands } from './act.ts';
import { countsInWords, instanceInWords, listInWords } from './render.ts';

/** Opens the database of the configuration for `work` and closes it again. */
export type WithSagas = <T>(work: (desk: SagaDesk) => Promise<T>) => Promise<T>;

interface Common {
	readonly saga?: string;
	readonly company?: string;
	readonly json?: boolean;
}

const SAGA = ['--saga <name>', 'only this saga, e.g. certificate-issuance'] as const;
const COMPANY = ['--company <id>', 'only this company'] as const;
const JSON_OPTION = ['--json', 'one JSON object instead of text'] as const;
const STATUSES = ['open', 'running', 'compensating', 'failed', 'completed', 'compensated'];
const MOST_SHOWN = 50;

/** `psra sagas list|show|stuck|retry|skip|compensate`, mounted by the binary. */
export function sagasCommand(
	terminal: Terminal,
	{ open, ...acting }: { readonly open: WithSagas } & ActOptions,
): Command {
	return new Command('sagas')
		.description('requests and declarations on their way: what each waits for, and what it did')
		.addHelpText(
			'before',
			'Examples:\n  psra sagas list\n  psra sagas list --status completed --outcome refused\n  psra sagas show R-2026-017 --states\n  psra sagas stuck --saga certificate-issuance\n  psra sagas retry R-2026-017 --execute\n  psra sagas skip R-2026-017 --step "sync PMP-1 eu-uk 1" --reason "entered by hand" --execute\n',
		)
		.addHelpText('after', '\nExit codes: 0 done, 3 stuck ones or no match, 4 refused or cancelled, 5 no database.')
		.addCommand(listCommand(terminal, open))
		.addCommand(showCommand(terminal, open))
		.addCommand(stuckCommand(terminal, open))
		.addCommand(actCommands.retry(terminal, acting))
		.addCommand(actCommands.skip(terminal, acting))
		.addCommand(actCommands.compensate(terminal, acting));
}

function listCommand(terminal: Terminal, open: WithSagas): Command {
	return new Command('list')
		.description('how many instances there are by outcome, and those that match, longest without a step first')
		.option(...SAGA)
		.option(...COMPANY)
		.addOption(
			new Option('--status <status>', 'which; open: all that have not ended').choices(STATUSES).default('open'),
		)
		.option('--outcome <outcome>', 'only completed ones that ended so')
		.option('--limit <n>', 'most instances that are listed', limitArgument, MOST_SHOWN)
		.option(...JSON_OPTION)
		.action(({ json, outcome, ...filter }: Common & SagaFilter) =>
			open(async (desk) => {
				const wanted =
					outcome === undefined
						? filter
						: {
								...filter,
								outcome,
								status: outcome === 'compensated' ? ('compensated' as const) : ('completed' as const),
							};
				const [counts, items] = [await desk.counts(filter), await desk.list(wanted)];
				if (json) printJson(terminal, { kind: 'Sagas', counts, items });
				else terminal.stdout.write(`${countsInWords(counts)}\n${listInWords(items)}`);
			}),
		);
}

function showCommand(terminal: Terminal, open: WithSagas): Command {
	return new Command('show')
		.description('an instance with its history: what it was told, what was decided, what it sent, when, and by whom')
		.argument('<id>', 'of the instance: a request or a certificate; the same id in several sagas shows all')
		.option(...SAGA)
		.option(...COMPANY)
		.option('--states', 'with the state before and after each step')
		.option(...JSON_OPTION)
		.action((id: string, { json, states, ...filter }: Common & { readonly states?: boolean }) =>
			open(async (desk) => {
				const found = await desk.list({ ...filter, id, limit: MOST_SHOWN });
				const items = [];
				for (const one of found)
					items.push({ ...one, history: await desk.history(one.saga, one.company, one.id, states) });
				if (items.length === 0) {
					terminal.exitCode = EXIT.finding;
					terminal.stderr.write(`no saga has the instance ${JSON.stringify(id)}; see psra sagas list\n`);
				}
				if (json) printJson(terminal, { kind: 'SagaInstances', items });
				else terminal.stdout.write(items.map(instanceInWords).join('\n'));
			}),
		);
}

function stuckCommand(terminal: Terminal, open: WithSagas): Command {
	return new Command('stuck')
		.description('instances without progress for longer than the step that each is at allows, longest first')
		.option(
			'--for <span>',
			'instead: without a step for so long, e.g. 90s, 15m, 2h, 3d; by the real time',
			spanArgument,
		)
		.option(...SAGA)
		.option(...COMPANY)
		.option('--limit <n>', 'most instances that are listed', limitArgument, MOST_SHOWN)
		.option(...JSON_OPTION)
		.addHelpText(
			'after',
			'\nOne whose undoing failed is stuck at once. With --for, one whose timer lies ahead moves by itself then at the latest: a\ndeclaration is watched until its period ends. Exit codes: 0 none, 3 some.',
		)
		.action(({ json, for: quietForMs, ...filter }: Common & { limit: number; for?: number }) =>
			open(async (desk) => {
				const which = quietForMs === undefined ? { stuck: true } : { quietForMs };
				const items = await desk.list({ ...filter, status: 'open', ...which });
				if (json) printJson(terminal, { kind: 'StuckSagas', items });
				else if (items.length > 0) terminal.stdout.write(listInWords(items));
				else terminal.stderr.write('none\n');
				if (items.length > 0) terminal.exitCode = EXIT.finding;
			}),
		);
}

function limitArgument(text: string): number {
	if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 on.');
	return Number(text);
}

function spanArgument(text: string): number {
	const span = durationMs(text);
	if (span === undefined) throw new InvalidArgumentError('Give a span such as 90s, 15m, 2h, 3d.');
	return span;
}
