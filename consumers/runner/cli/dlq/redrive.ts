import { Command } from 'commander';
import { agree, CONSENT, type Consent, EXIT, printJson, type Terminal } from '../../../../infra/terminal/index.ts';
import { countArgument, type SelectionOptions, selectionOf, TOPIC, withSelection } from './options.ts';
import { type DlqOptions, MOST_REPLAYS } from './parts.ts';
import { carryOut, planRedrive } from './redrive-letters.ts';
import { planInWords } from './render.ts';

interface RedriveOptions extends SelectionOptions, Consent {
	readonly max: number;
	readonly replays: number;
}

const MOST_SENT = 10_000;

export function redriveCommand(terminal: Terminal, { open, confirm, act, now }: DlqOptions): Command {
	const command = new Command('redrive')
		.description(
			'send dead letters to their topic again, byte for byte; without --execute or --yes it shows what it would do',
		)
		.argument(...TOPIC)
		.option('--max <n>', 'most letters that are sent, the oldest first', countArgument, MOST_SENT)
		.option('--replays <n>', 'leave letters that came back so often', countArgument, MOST_REPLAYS)
		.option(...CONSENT.execute)
		.option(...CONSENT.yes)
		.addHelpText(
			'after',
			'\nEach letter is sent once, under its own ce_id; the letter itself stays where it is. Every consumer of the topic sees the\nrecord again: those that had taken it in know its id. Exit codes: 0 done, 3 nothing to send, 4 refused or cancelled.',
		);
	return withSelection(command, now).action((topic: string, options: RedriveOptions) =>
		open(async (parts) => {
			const { max, replays: mostReplays, json } = options;
			const plan = await planRedrive(parts, { topic, selection: selectionOf(options), max, mostReplays });
			const { ranges: _, selection: __, ...counts } = plan;
			/** `sent`: null where it was a dry run, refused or cancelled. */
			const answer = (sent: number | null) => {
				if (json) printJson(terminal, { kind: 'Redrive', plan: counts, sent });
			};
			if (!json) terminal.stdout.write(planInWords(plan));
			if (plan.toSend === 0) {
				terminal.exitCode = EXIT.finding;
				return answer(0);
			}
			const question = `Send ${plan.toSend} again to ${topic.replace(/\.dlq$/, '')}?`;
			if (!(await agree(terminal, confirm, options, question))) return answer(null);
			const sent = await carryOut(parts, plan, act);
			terminal.stderr.write(`${sent} sent again\n`);
			answer(sent);
		}),
	);
}
