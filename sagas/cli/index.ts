import { Command, InvalidArgumentError, Option } from 'commander';
import type { SagaDesk, SagaFilter } from '../../infra/ports/saga-desk.ts';
import { durationMs, EXIT, printJson, type Terminal } from '../../infra/terminal/index.ts';
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
const MOST_SHOWN = 50;

/** `psra sagas list|show|stuck`, mounted by the binary. */
export function sagasCommand(terminal: Terminal, open: WithSagas): Command {
	return new Command('sagas')
		.description('requests and declarations on their way: what each waits for, and what it did')
		.addHelpText(
			'before',
			'Examples:\n  psra sagas list\n  psra sagas list --status completed --outcome refused\n  psra sagas show R-2026-017\n  psra sagas stuck --for 1h --saga certificate-issuance\n',
		)
		.addHelpText('after', '\nThese commands read only. Exit codes: 0 shown, 3 stuck ones or no match, 5 no database.')
		.addCommand(listCommand(terminal, open))
		.addCommand(showCommand(terminal, open))
		.addCommand(stuckCommand(terminal, open));
}

function listCommand(terminal: Terminal, open: WithSagas): Command {
	return new Command('list')
		.description('how many instances there are by outcome, and those that match, longest without a step first')
		.option(...SAGA)
		.option(...COMPANY)
		.addOption(new Option('--status <status>', 'which').choices(['running', 'completed']).default('running'))
		.option('--outcome <outcome>', 'only completed ones that ended so')
		.option('--limit <n>', 'most instances that are listed', limitArgument, MOST_SHOWN)
		.option(...JSON_OPTION)
		.action(({ json, outcome, ...filter }: Common & SagaFilter) =>
			open(async (desk) => {
				const wanted = outcome === undefined ? filter : { ...filter, outcome, status: 'completed' as const };
				const [counts, items] = [await desk.counts(filter), await desk.list(wanted)];
				if (json) printJson(terminal, { kind: 'Sagas', counts, items });
				else terminal.stdout.write(`${countsInWords(counts)}\n${listInWords(items)}`);
			}),
		);
}

function showCommand(terminal: Terminal, open: WithSagas): Command {
	return new Command('show')
		.description('an instance with its history: what it was told, what it sent, when')
		.argument('<id>', 'of the instance: a request or a certificate; the same id in several sagas shows all')
		.option(...SAGA)
		.option(...COMPANY)
		.option(...JSON_OPTION)
		.action((id: string, { json, ...filter }: Common) =>
			open(async (desk) => {
				const found = await desk.list({ ...filter, id, limit: MOST_SHOWN });
				const items = [];
				for (const one of found) items.push({ ...one, history: await desk.history(one.saga, one.company, one.id) });
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
		.description('instances that run and have taken no step for longer than --for')
		.option('--for <span>', 'e.g. 90s, 15m, 2h, 3d; by the real time', spanArgument, spanArgument('1h'))
		.option(...SAGA)
		.option(...COMPANY)
		.option('--limit <n>', 'most instances that are listed', limitArgument, MOST_SHOWN)
		.option(...JSON_OPTION)
		.addHelpText(
			'after',
			'\nOne whose timer lies ahead moves by itself then at the latest: a declaration is watched until its period ends. Exit\ncodes: 0 none, 3 some.',
		)
		.action(({ json, for: quietForMs, ...filter }: Common & { limit: number; for: number }) =>
			open(async (desk) => {
				const items = await desk.list({ ...filter, status: 'running', quietForMs });
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
