import type { Inbox } from '../ports/inbox.ts';
import { type Queryable, rows, type Statement } from './sql.ts';

const ACCEPT: Statement = {
	name: 'inbox_accept',
	text: `
		INSERT INTO inbox (consumer, message_id)
		SELECT $1, id FROM unnest($2::text[]) AS id ORDER BY id
		ON CONFLICT DO NOTHING
		RETURNING message_id`,
};

export function inbox(client: Queryable): Inbox {
	return {
		async accept(consumer, ids) {
			const accepted = await rows<{ message_id: string }>(client, ACCEPT, [consumer, ids]);
			return new Set(accepted.map((row) => row.message_id));
		},
	};
}
