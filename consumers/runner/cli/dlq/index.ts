import { Command } from 'commander';
import type { Codec } from '../../../../infra/ports/codec.ts';
import type { Database } from '../../../../infra/ports/session.ts';
import type { TopicLog } from '../../../../infra/ports/topic-log.ts';
import {
	agree,
	CONSENT,
	type Confirm,
	type Consent,
	EXIT,
	printJson,
	type Terminal,
} from '../../../../infra/terminal/index.ts';
import { deadLetterTopics } from '../../../../topics/catalogue/index.ts';
import { type Judged, judge } from './judge.ts';
import { letterOf } from './letter.ts';
import { countArgument, manyArgument, offsetArgument, sinceArgument, topicArgument } from './options.ts';
import { carryOut, planRedrive, type RedriveParts } from './redrive.ts';
import { letterInWords, lettersInWords, planInWords, surveyInWords } from './render.ts';
import { isSelected, rangesWithin, type Selection } from './selection.ts';
import { survey } from './survey.ts';
import { viewOf } from './view.ts';

/** What the commands work on. */
export interface DlqParts {
	readonly log: TopicLog;
	readonly database: Pick<Database, 'transaction'>;
	/** Looks the schemas up in the registry. */
	readonly codec: () => Promise<Codec>;
}

export interface DlqOptions {
	/** Opens broker and database of the configuration for `work` and closes them again. */
	readonly open: <T>(work: (parts: DlqParts) => Promise<T>) => Promise<T>;
	readonly confirm: Confirm;
	/** For the audit: who gives the command, and its words. */
	readonly act: { readonly actor: string; readonly command: string };
	/** By the business clock, as the letters' times are. */
	readonly now: () => Date;
}

const JSON_OPTION = ['--json', 'one JSON object instead of text'] as const;
const TOPIC = ['<topic>', 'whose dead letters, e.g. erp.items', topicArgument] as const;
const MOST_SHOWN = 50;
const MOST_REPLAYS = 2;

interface SelectionOptions {
	readonly code?: readonly string[];
	readonly group?: string;
	readonly partition?: number;
	readonly fromOffset?: bigint;
	readonly toOffset?: bigint;
	readonly since?: Date;
	readonly json?: boolean;
}

/** `psra dlq list|show|redrive`, mounted by the binary. */
export function dlqCommand(terminal: Terminal, options: DlqOptions): Command {
	return new Command('dlq')
		.description('dead letters: what consumers and entrances could not take in')
		.addHelpText(
			'before',
			'Examples:\n  psra dlq list\n  psra dlq list erp.items --code HANDLER_FAILED\n  psra dlq show erp.items 17\n  psra dlq redrive erp.items --code HANDLER_FAILED\n  psra dlq redrive erp.items --code HANDLER_FAILED --yes\n',
		)
		.addHelpText('after', '\nExit codes: 0 done, 3 nothing matches, 4 refused or cancelled, 5 broker or database away.')
		.addCommand(listCommand(terminal, options))
		.addCommand(showCommand(terminal, options))
		.addCommand(redriveCommand(terminal, options));
}

function withSelection(command: Command, now: () => Date): Command {
	return command
		.option('--code <code>', 'only letters with this error code; may be repeated', manyArgument)
		.option('--group <name>', 'only letters that this consumer group gave up')
		.option('--partition <n>', 'only letters of this partition of the dead-letter topic', countArgument)
		.option('--from-offset <n>', 'from this offset of the dead-letter topic on', offsetArgument)
		.option('--to-offset <n>', 'up to and with this offset', offsetArgument)
		.option('--since <when>', 'died not before: an ISO 8601 instant, or a span such as 2h', sinceArgument(now))
		.option(...JSON_OPTION);
}

const selectionOf = ({ code, json: _, ...rest }: SelectionOptions): Selection => ({
	...rest,
	...(code && { codes: code }),
});

function listCommand(terminal: Terminal, { open, now }: DlqOptions): Command {
	const command = new Command('list')
		.description('topics with dead letters; of one topic, its letters')
		.argument('[topic]', 'whose dead letters, e.g. erp.items; absent: all, counted by code', topicArgument)
		.option('--limit <n>', 'most letters that are listed, the newest of them', countArgument, MOST_SHOWN);
	return withSelection(command, now).action(
		(topic: string | undefined, options: SelectionOptions & { limit: number }) =>
			open(async (parts) => {
				if (topic === undefined) return listTopics(terminal, parts, options.json === true);
				const judged = await newest(parts, topic, selectionOf(options), options.limit);
				if (judged.length === 0) terminal.exitCode = EXIT.finding;
				if (options.json)
					printJson(terminal, {
						kind: 'DeadLetters',
						topic,
						items: judged.map(({ letter: { partition, offset, reasons, replays }, hindrance }) => ({
							partition,
							offset,
							...reasons,
							replays,
							redriven: hindrance === 'redriven before',
						})),
					});
				else if (judged.length > 0) terminal.stdout.write(lettersInWords(judged));
				else terminal.stderr.write(`${topic}: no letter matches\n`);
			}),
	);
}

async function listTopics(terminal: Terminal, parts: DlqParts, json: boolean): Promise<void> {
	const items = await survey(
		parts,
		deadLetterTopics.map(({ name }) => name),
	);
	if (json) printJson(terminal, { kind: 'DeadLetterTopics', items });
	else if (items.length > 0) terminal.stdout.write(surveyInWords(items));
	else terminal.stderr.write('there are no dead letters\n');
}

async function newest(parts: DlqParts, topic: string, selection: Selection, limit: number): Promise<Judged[]> {
	const kept: Judged[] = [];
	await parts.log.read(rangesWithin(await parts.log.ranges([topic]), selection), async (records) => {
		const letters = records.map(letterOf).filter((letter) => isSelected(letter, selection));
		const judged = await parts.database.transaction(({ redrives }) => judge(letters, redrives, MOST_REPLAYS));
		kept.push(...judged);
		kept.splice(0, kept.length - limit);
	});
	return kept;
}

function showCommand(terminal: Terminal, { open }: DlqOptions): Command {
	return new Command('show')
		.description('one dead letter: reasons, headers, and its value decoded where it can be')
		.argument(...TOPIC)
		.argument('<offset>', 'its offset in the dead-letter topic, see list', offsetArgument)
		.option('--partition <n>', 'partition of the dead-letter topic', countArgument, 0)
		.option('--unmask', 'show personal data; without it they are masked')
		.option(...JSON_OPTION)
		.action(
			(
				topic: string,
				offset: bigint,
				{ partition, unmask, json }: { partition: number; unmask?: boolean; json?: boolean },
			) =>
				open(async (parts) => {
					const [found] = await newest(parts, topic, { partition, fromOffset: offset, toOffset: offset }, 1);
					if (!found) {
						terminal.exitCode = EXIT.finding;
						terminal.stderr.write(`${topic}/${partition}/${offset}: there is no such letter\n`);
						return;
					}
					const redriven = found.hindrance === 'redriven before';
					const view = await viewOf(found.letter, { codec: parts.codec, redriven, unmask: unmask === true });
					if (json) printJson(terminal, { kind: 'DeadLetter', item: view });
					else terminal.stdout.write(letterInWords(view));
				}),
		);
}

interface RedriveOptions extends SelectionOptions, Consent {
	readonly max: number;
	readonly replays: number;
}

const of = (topic: string) => topic.replace(/\.dlq$/, '');

function redriveCommand(terminal: Terminal, { open, confirm, act, now }: DlqOptions): Command {
	const command = new Command('redrive')
		.description(
			'send dead letters to their topic again, byte for byte; without --execute or --yes it shows what it would do',
		)
		.argument(...TOPIC)
		.option('--max <n>', 'most letters that are sent, the oldest first', countArgument, 10_000)
		.option('--replays <n>', 'leave letters that came back so often', countArgument, MOST_REPLAYS)
		.option(...CONSENT.execute)
		.option(...CONSENT.yes)
		.addHelpText(
			'after',
			'\nEach letter is sent once, under its own ce_id; the letter itself stays where it is. Every consumer of the topic sees the\nrecord again: those that had taken it in know its id. Exit codes: 0 done, 3 nothing to send, 4 cancelled.',
		);
	return withSelection(command, now).action((topic: string, options: RedriveOptions) =>
		open(async (parts) => {
			const order = { topic, selection: selectionOf(options), max: options.max, mostReplays: options.replays };
			const plan = await planRedrive(parts, order);
			const show = (sent: number | null) => {
				const { ranges: _, selection: __, ...counts } = plan;
				if (options.json) printJson(terminal, { kind: 'Redrive', plan: counts, sent });
			};
			if (!options.json) terminal.stdout.write(planInWords(plan));
			if (plan.redriven === 0) {
				terminal.exitCode = EXIT.finding;
				return show(0);
			}
			if (!(await agree(terminal, confirm, options, `Send ${plan.redriven} again to ${of(topic)}?`))) return show(null);
			const sent = await carryOut(parts satisfies RedriveParts, plan, act);
			terminal.stderr.write(`${sent} sent again\n`);
			show(sent);
		}),
	);
}
