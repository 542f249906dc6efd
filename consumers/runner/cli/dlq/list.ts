import { Command } from 'commander';
import { EXIT, printJson, type Terminal } from '../../../../infra/terminal/index.ts';
import { deadLetterTopics } from '../../../../topics/catalogue/index.ts';
import type { Judged } from './judge.ts';
import { countArgument, type SelectionOptions, selectionOf, topicArgument, withSelection } from './options.ts';
import { type DlqOptions, type DlqParts, newest } from './parts.ts';
import { lettersInWords, surveyInWords } from './render.ts';
import { survey } from './survey.ts';
import { maskedReasons } from './view.ts';

const MOST_SHOWN = 50;

export function listCommand(terminal: Terminal, { open, now }: DlqOptions): Command {
	const command = new Command('list')
		.description('topics with dead letters; of one topic, its letters')
		.argument('[topic]', 'whose dead letters, e.g. erp.items; absent: all, counted by code', topicArgument)
		.option('--limit <n>', 'most letters that are listed, the newest of them', countArgument, MOST_SHOWN);
	return withSelection(command, now).action(
		(topic: string | undefined, options: SelectionOptions & { limit: number }, self: Command) => {
			const selection = selectionOf(options);
			if (topic !== undefined)
				return open(async (parts) =>
					show(terminal, topic, await newest(parts, topic, selection, options.limit), options.json === true),
				);
			if (Object.keys(selection).length > 0) self.error('error: name the topic whose letters are to be selected');
			return open((parts) => listTopics(terminal, parts, options.json === true));
		},
	);
}

function show(terminal: Terminal, topic: string, judged: readonly Judged[], json: boolean): void {
	if (judged.length === 0) {
		terminal.exitCode = EXIT.finding;
		terminal.stderr.write(`${topic}: no letter matches\n`);
	}
	if (json) printJson(terminal, { kind: 'DeadLetters', topic, items: judged.map(itemOf) });
	else if (judged.length > 0) terminal.stdout.write(lettersInWords(judged));
}

const itemOf = ({ letter, hindrance }: Judged) => ({
	partition: letter.partition,
	offset: letter.offset,
	reasons: maskedReasons(letter),
	replays: letter.replays,
	redriven: hindrance === 'redriven before',
});

async function listTopics(terminal: Terminal, parts: DlqParts, json: boolean): Promise<void> {
	const items = await survey(
		parts,
		deadLetterTopics.map(({ name }) => name),
	);
	if (json) printJson(terminal, { kind: 'DeadLetterTopics', items });
	else if (items.length > 0) terminal.stdout.write(surveyInWords(items));
	else terminal.stderr.write('there are no dead letters\n');
}
