import { Command } from 'commander';
import { PsraError } from '../../../../infra/errors.ts';
import type { ReceivedMessage } from '../../../../infra/ports/message.ts';
import type { Session } from '../../../../infra/ports/session.ts';
import { agree, CONSENT, type Consent, EXIT, printJson, type Terminal } from '../../../../infra/terminal/index.ts';
import { deadLetter } from '../../middleware/dead-letter.ts';
import { keysInWords } from './list.ts';
import { itemOf, JSON_OPTION, laneNamed, type ParkedOptions, withKey } from './parts.ts';

interface DiscardOptions extends Consent {
	readonly reason: string;
	readonly all?: boolean;
	readonly json?: boolean;
}

export function discardCommand(terminal: Terminal, { open, confirm, act, now }: ParkedOptions): Command {
	return withKey(
		new Command('discard').description(
			'send the first message of a parked key to the dead letters, byte for byte; those behind it go on',
		),
	)
		.requiredOption('--reason <text>', 'why; it stands in the letter and in the audit')
		.option('--all', 'all messages that wait there, and not the first one only')
		.option(...CONSENT.execute)
		.option(...CONSENT.yes)
		.option(...JSON_OPTION)
		.addHelpText('after', '\nNothing is lost: `psra dlq redrive` sends a letter again.')
		.action((consumer: string, topic: string, key: string, options: DiscardOptions) =>
			open(async (database) => {
				const lane = laneNamed(topic, key);
				const [parked] = await database.transaction(({ parkingDesk }) =>
					parkingDesk.list({ consumer, lane, limit: 1 }),
				);
				const answer = (discarded: number | null) => {
					const item = parked ? itemOf(parked) : null;
					if (options.json) printJson(terminal, { kind: 'ParkedDiscard', discarded, item });
				};
				if (!parked) {
					terminal.exitCode = EXIT.finding;
					terminal.stderr.write('no such key is parked; see psra parked list\n');
					return answer(0);
				}
				if (!options.json) terminal.stdout.write(keysInWords([parked]));
				const what = options.all ? `all ${parked.messages} messages` : 'the first message';
				if (!(await agree(terminal, confirm, options, `Send ${what} to ${topic}.dlq?`))) return answer(null);
				const which = options.all ? 'all' : 'first';
				const discarded = await database.transaction(async (session) => {
					const taken = await session.parkingDesk.take(consumer, lane, which);
					const error = discardedFor(options.reason, act.actor);
					await bury(session, taken, consumer, error, now);
					const { code, problem, tries } = parked;
					const messages = taken.map(({ partition, offset }) => `${partition}/${offset}`);
					await session.acts.note({
						...act,
						facts: { consumer, topic, key, reason: options.reason, messages, waitedFor: { code, problem, tries } },
					});
					return taken.length;
				});
				terminal.stderr.write(`${discarded} message(s) went to the dead letters\n`);
				answer(discarded);
			}),
		);
}

async function bury(
	{ outbox }: Session,
	messages: readonly ReceivedMessage[],
	consumer: string,
	error: PsraError,
	now: () => Date,
): Promise<void> {
	const clock = { now, today: () => now().toISOString().slice(0, 10) };
	await outbox.appendEncoded(messages.map((message) => deadLetter(message, consumer, error, clock)));
}

const discardedFor = (reason: string, actor: string) =>
	new PsraError('PARKED_DISCARDED', `${actor} gave the message up: ${reason}`, {
		problem: reason,
		remedy: 'Redrive it if it is to be handled after all.',
	});
