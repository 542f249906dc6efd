import { Command } from 'commander';
import type { ReceivedMessage } from '../../../../infra/ports/message.ts';
import { EXIT, printJson, type Terminal, table } from '../../../../infra/terminal/index.ts';
import { headerOf } from '../../middleware/trail.ts';
import { keysInWords } from './list.ts';
import { itemOf, JSON_OPTION, laneNamed, limitArgument, type ParkedOptions, withKey } from './parts.ts';

const MOST_SHOWN = 50;

export function showCommand(terminal: Terminal, { open }: ParkedOptions): Command {
	return withKey(new Command('show').description('a parked key and the messages that wait, first one first'))
		.option('--limit <n>', 'most messages that are shown', limitArgument, MOST_SHOWN)
		.option(...JSON_OPTION)
		.action(
			async (
				consumer: string,
				topic: string,
				key: string,
				{ limit, json }: { readonly limit: number; readonly json?: boolean },
			) => {
				const lane = laneNamed(topic, key);
				const { found, messages } = await open((database) =>
					database.transaction(async ({ parkingDesk }) => ({
						found: await parkingDesk.list({ consumer, lane, limit: 1 }),
						messages: await parkingDesk.messages(consumer, lane, limit),
					})),
				);
				const [parked] = found;
				if (!parked) {
					terminal.exitCode = EXIT.finding;
					terminal.stderr.write('no such key is parked; see psra parked list\n');
				}
				if (json)
					printJson(terminal, {
						kind: 'ParkedKey',
						item: parked ? { ...itemOf(parked), waiting: messages.map(viewOf) } : null,
					});
				else if (parked) terminal.stdout.write(`${keysInWords([parked])}\n${messagesInWords(messages)}`);
			},
		);
}

/** Who it is and where it stood; what it says is left out: it may hold personal data. */
const viewOf = (message: ReceivedMessage) => ({
	id: headerOf(message, 'ce_id') ?? null,
	type: headerOf(message, 'ce_type') ?? null,
	partition: message.partition,
	offset: message.offset,
	at: new Date(message.timestamp).toISOString(),
	bytes: message.payload?.length ?? null,
});

function messagesInWords(messages: readonly ReceivedMessage[]): string {
	return table(
		['PARTITION', 'OFFSET', 'TIME', 'TYPE', 'ID', 'BYTES'],
		messages
			.map(viewOf)
			.map(({ partition, offset, at, type, id, bytes }) => [
				partition,
				Number(offset),
				at,
				type ?? '-',
				id ?? '-',
				bytes ?? 0,
			]),
	);
}
