import type { InboxMessage } from '../../infra/ports/inbox.ts';
import type { Database } from '../../infra/ports/session.ts';
import { deadLetterNameOf } from '../../topics/catalogue/index.ts';
import { enqueue, type Submission } from '../submit.ts';
import type { LineAnswer } from './answer.ts';
import { deadLetter, digestOf, type LetterContext, letterId } from './dead-letter.ts';
import type { Entrance } from './entrances.ts';
import type { BadLine, GoodLine } from './read-line.ts';

/** Name of the entrance's inbox, and with `urn:psra:` the source of its ids. */
export const ERP_HTTP_INBOX = 'erp-http';

export interface Sender extends LetterContext {
	readonly database: Database;
	readonly entrance: Entrance;
}

/**
 * Takes a batch in as a whole or not at all: good lines go to their topic, bad ones to its dead letters, both through
 * the outbox, and what was taken in before goes nowhere. Answers each line in turn. Throws DATABASE_UNAVAILABLE.
 */
export async function takeIn(lines: readonly (GoodLine | BadLine)[], sender: Sender): Promise<LineAnswer[]> {
	const { database, entrance, topic, company, trail } = sender;
	const isNew = await database.transaction(async ({ inbox, outbox }) => {
		const intakes = await inbox.accept(
			ERP_HTTP_INBOX,
			lines.map((line): InboxMessage => {
				const identity = 'id' in line ? line : { id: letterId(line, sender), digest: digestOf(line) };
				return {
					company,
					source: `urn:psra:${ERP_HTTP_INBOX}`,
					id: identity.id,
					digest: identity.digest,
					place: topic,
				};
			}),
		);
		const fresh = lines.filter((_, index) => intakes[index] === 'new');
		await enqueue(
			outbox,
			fresh
				.filter((line) => 'id' in line)
				.map(({ id, value }): Submission => ({ id, topic, type: entrance.type, value })),
			trail,
		);
		await outbox.appendEncoded(fresh.filter((line) => 'problems' in line).map((line) => deadLetter(line, sender)));
		return intakes.map((intake) => intake === 'new');
	});
	return lines.map((line, index) => answerTo(line, isNew[index] === true, sender));
}

function answerTo(line: GoodLine | BadLine, isNew: boolean, sender: Sender): LineAnswer {
	const { number, bytes, whole } = line.line;
	if ('id' in line) return { line: number, status: isNew ? 'accepted' : 'repeated', id: line.id };
	return {
		line: number,
		status: 'rejected',
		problems: [...line.problems],
		deadLetter: {
			topic: deadLetterNameOf(sender.topic),
			id: letterId(line, sender),
			keptBytes: bytes.length,
			bytes: whole?.bytes ?? bytes.length,
		},
	};
}
