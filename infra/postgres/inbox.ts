import type { Inbox, InboxMessage, Intake } from '../ports/inbox.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const GIVEN = `
	SELECT DISTINCT ON (company, source, id) company, source, id, decode(digest, 'hex') AS digest, place
	FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
		WITH ORDINALITY AS g (company, source, id, digest, place, lane, position)
	WHERE lane IS NULL OR lane <> ALL (ARRAY(SELECT lane FROM parked))
	ORDER BY company, source, id, position`;

const parkedAmong = (lanes: string) => `
	SELECT encode(lane, 'hex') AS lane FROM parked_key
	WHERE consumer = $1 AND lane = ANY (ARRAY(SELECT decode(l, 'hex') FROM unnest(${lanes}::text[]) AS l))`;

/**
 * Answers what is new: never seen, or set aside before and now sent again; and, in the same round trip, which lanes are
 * parked. A key that is being freed at this moment is waited for and then counts as free.
 */
const ACCEPT: Statement = {
	name: 'inbox_accept',
	text: `
		WITH parked AS MATERIALIZED (${parkedAmong('$8')} FOR KEY SHARE), accepted AS (
			INSERT INTO inbox AS i (consumer, company, source, message_id, digest, place)
			SELECT $1, company, source, id, digest, place FROM (${GIVEN}) AS given
			ON CONFLICT (consumer, company, source, message_id) DO UPDATE
				SET digest = excluded.digest, place = excluded.place, dead_letter = false, accepted_at = now()
				WHERE i.dead_letter AND (i.digest, i.place) IS DISTINCT FROM (excluded.digest, excluded.place)
			RETURNING company, source, message_id AS id
		)
		SELECT company, source, id, NULL AS lane FROM accepted UNION ALL SELECT NULL, NULL, NULL, lane FROM parked`,
};

const PARKED: Statement = { name: 'inbox_parked', text: parkedAmong('$2') };

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
		const [companies, sources, ids] = columns(messages);
		const found = await rows<KnownRow>(client, KNOWN, [consumer, companies, sources, ids]);
		return new Map(found.map((row) => [keyOf(row), row]));
	};
	return {
		async look(consumer, messages) {
			if (messages.length === 0) return [];
			const lanes = lanesOf(messages);
			const parked = lanes.length > 0 ? await rows<{ lane: string }>(client, PARKED, [consumer, lanes]) : [];
			return inTurn(messages, await known(consumer, messages), new Set(parked.map(({ lane }) => lane)));
		},
		async accept(consumer, messages) {
			if (messages.length === 0) return [];
			const answer = await rows<Accepted>(client, ACCEPT, [consumer, ...columns(messages), lanesOf(messages)]);
			const parked = new Set(answer.flatMap(({ lane }) => lane ?? []));
			const fresh = new Set(answer.flatMap((row) => (row.lane === null ? keyOf(row) : [])));
			const others = messages.filter((message) => !fresh.has(keyOf(message)));
			return inTurn(messages, others.length === 0 ? new Map() : await known(consumer, others), parked);
		},
		async setAside(consumer, { company, source, id }) {
			await run(client, SET_ASIDE, [consumer, company, source, id]);
		},
		prune: (consumer, ageMs, limit) => run(client, PRUNE, [consumer, ageMs, limit]),
	};
}

/** A message that was taken in, or, where `lane` is not null, a parked lane. */
interface Accepted extends Pick<InboxMessage, 'company' | 'source' | 'id'> {
	readonly lane: string | null;
}

function inTurn(
	messages: readonly InboxMessage[],
	known: ReadonlyMap<string, KnownRow>,
	parked: ReadonlySet<string>,
): Intake[] {
	const before = new Map(known);
	return messages.map((message) => {
		const row = before.get(keyOf(message));
		const same = row?.digest === message.digest;
		if (row && !(row.dead_letter && !(same && row.place === message.place))) return same ? 'repeated' : 'differing';
		if (message.lane !== undefined && parked.has(message.lane)) return 'parked';
		before.set(keyOf(message), { ...message, dead_letter: false });
		return 'new';
	});
}

const lanesOf = (messages: readonly InboxMessage[]) => [...new Set(messages.flatMap(({ lane }) => lane ?? []))];

const keyOf = ({ company, source, id }: Pick<InboxMessage, 'company' | 'source' | 'id'>) =>
	JSON.stringify([company, source, id]);

const columns = (messages: readonly InboxMessage[]) => [
	messages.map((m) => m.company),
	messages.map((m) => m.source),
	messages.map((m) => m.id),
	messages.map((m) => m.digest),
	messages.map((m) => m.place),
	messages.map((m) => m.lane ?? null),
];
