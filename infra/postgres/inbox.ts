import type { Inbox, InboxMessage, Intake } from '../ports/inbox.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const GIVEN = `
	SELECT DISTINCT ON (company, source, id) company, source, id, decode(digest, 'hex') AS digest, place
	FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
		WITH ORDINALITY AS g (company, source, id, digest, place, position)
	ORDER BY company, source, id, position`;

/** Answers what is new: never seen, or set aside before and now sent again. */
const ACCEPT: Statement = {
	name: 'inbox_accept',
	text: `
		INSERT INTO inbox AS i (consumer, company, source, message_id, digest, place)
		SELECT $1, company, source, id, digest, place FROM (${GIVEN}) AS given
		ON CONFLICT (consumer, company, source, message_id) DO UPDATE
			SET digest = excluded.digest, place = excluded.place, dead_letter = false, accepted_at = now()
			WHERE i.dead_letter AND (i.digest, i.place) IS DISTINCT FROM (excluded.digest, excluded.place)
		RETURNING company, source, message_id AS id`,
};

const KNOWN: Statement = {
	name: 'inbox_known',
	text: `
		SELECT i.company, i.source, i.message_id AS id, encode(i.digest, 'hex') AS digest, i.place, i.dead_letter
		FROM unnest($2::text[], $3::text[], $4::text[]) AS g (company, source, id)
		JOIN inbox i ON i.consumer = $1 AND i.company = g.company AND i.source = g.source AND i.message_id = g.id`,
};

const SET_ASIDE: Statement = {
	name: 'inbox_set_aside',
	text: `
		UPDATE inbox SET dead_letter = true
		WHERE consumer = $1 AND company = $2 AND source = $3 AND message_id = $4`,
};

const PRUNE: Statement = {
	name: 'inbox_prune',
	text: `
		DELETE FROM inbox WHERE ctid = ANY (ARRAY(
			SELECT ctid FROM inbox
			WHERE consumer = $1 AND accepted_at < now() - make_interval(secs => $2 / 1000.0)
			LIMIT $3 FOR UPDATE SKIP LOCKED
		))`,
};

interface KnownRow extends InboxMessage {
	readonly dead_letter: boolean;
}

export function inbox(client: Queryable): Inbox {
	const known = async (consumer: string, messages: readonly InboxMessage[]) => {
		const found = await rows<KnownRow>(client, KNOWN, [consumer, ...columns(messages).slice(0, 3)]);
		return new Map(found.map((row) => [keyOf(row), row]));
	};
	return {
		async look(consumer, messages) {
			if (messages.length === 0) return [];
			return inTurn(messages, await known(consumer, messages));
		},
		async accept(consumer, messages) {
			if (messages.length === 0) return [];
			const accepted = await rows<InboxMessage>(client, ACCEPT, [consumer, ...columns(messages)]);
			const fresh = new Set(accepted.map(keyOf));
			const others = messages.filter((message) => !fresh.has(keyOf(message)));
			return inTurn(messages, others.length === 0 ? new Map() : await known(consumer, others));
		},
		async setAside(consumer, { company, source, id }) {
			await run(client, SET_ASIDE, [consumer, company, source, id]);
		},
		prune: (consumer, ageMs, limit) => run(client, PRUNE, [consumer, ageMs, limit]),
	};
}

function inTurn(messages: readonly InboxMessage[], known: ReadonlyMap<string, KnownRow>): Intake[] {
	const before = new Map(known);
	return messages.map((message) => {
		const row = before.get(keyOf(message));
		const same = row?.digest === message.digest;
		if (row && !(row.dead_letter && !(same && row.place === message.place))) return same ? 'repeated' : 'differing';
		before.set(keyOf(message), { ...message, dead_letter: false });
		return 'new';
	});
}

const keyOf = ({ company, source, id }: Pick<InboxMessage, 'company' | 'source' | 'id'>) =>
	JSON.stringify([company, source, id]);

const columns = (messages: readonly InboxMessage[]) => [
	messages.map((m) => m.company),
	messages.map((m) => m.source),
	messages.map((m) => m.id),
	messages.map((m) => m.digest),
	messages.map((m) => m.place),
];
