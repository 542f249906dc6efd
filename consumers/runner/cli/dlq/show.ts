import { Command } from 'commander';
import { EXIT, printJson, type Terminal } from '../../../../infra/terminal/index.ts';
import { countArgument, JSON_OPTION, offsetArgument, TOPIC } from './options.ts';
import { type DlqOptions, newest } from './parts.ts';
import { letterInWords } from './render.ts';
import { viewOf } from './view.ts';

interface ShowOptions {
	readonly partition: number;
	readonly unmask?: boolean;
	readonly json?: boolean;
}

export function showCommand(terminal: Terminal, { open }: DlqOptions): Command {
	return new Command('show')
		.description('one dead letter: reasons, headers, and its value decoded where it can be')
		.argument(...TOPIC)
		.argument('<offset>', 'its offset in the dead-letter topic, see list', offsetArgument)
		.option('--partition <n>', 'partition of the dead-letter topic', countArgument, 0)
		.option('--unmask', 'show personal data; without it they are masked')
		.option(...JSON_OPTION)
		.action((topic: string, offset: bigint, { partition, unmask, json }: ShowOptions) =>
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
