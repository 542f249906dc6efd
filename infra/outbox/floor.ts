import { type Queryable, rows, type Statement } from '../postgres/sql.ts';

const ASSIGNED: Statement = {
	name: 'outbox_assigned',
	// A sequence that gave nothing out yet stands at its first number already: taken for given, that row would be lost.
	text: 'SELECT (last_value - CASE WHEN is_called THEN 0 ELSE 1 END)::text AS seq FROM outbox_seq_seq',
};

/** Transactions that have written to the outbox and are not over: each holds this lock from before its first row to its end. */
const WRITERS: Statement = {
	name: 'outbox_writers',
	text: `
		SELECT virtualtransaction AS writer FROM pg_locks
		WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND relation = 'outbox'::regclass
			AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
};

const LOWEST: Statement = {
	name: 'outbox_lowest',
	text: 'SELECT least($3::bigint, min(seq) - 1)::text AS seq FROM outbox WHERE shard = $1 AND seq > $2',
};

/** Below `assigned` no row appears any more once every one of `writers` is over. */
interface Mark {
	readonly assigned: string;
	readonly writers: ReadonlySet<string>;
}

/** A number up to which a shard holds no row and never will, so that a read needs not pass over what was removed. */
export interface Floor {
	readonly seq: string;
	readonly mark: Mark | null;
}

export const GROUND: Floor = { seq: '0', mark: null };

/**
 * Raises the floor of a shard as far as is certain.
 *
 * Removed rows stay in table and index until every transaction that could see them is over; while one stays open, each
 * read from the beginning would pass over all of them. A mere "above the last row that was read" would lose a row whose
 * transaction took a lower number and committed later, or publish it behind a younger one of its aggregate. So a number
 * counts only once the transactions that were writing when it was the highest are over. Its own row locks aside, a
 * transaction that never writes here, however long it is open, holds nothing up.
 */
export async function raise(client: Queryable, shard: number, { seq, mark }: Floor): Promise<Floor> {
	if (!mark) return { seq, mark: await newMark(client) };
	const now = await writers(client);
	if ([...mark.writers].some((writer) => now.has(writer))) return { seq, mark };
	const [lowest] = await rows<{ seq: string }>(client, LOWEST, [shard, seq, mark.assigned]);
	return { seq: lowest?.seq ?? seq, mark: await newMark(client) };
}

/** The number first: who took one up to it and is not over is then among the writers. */
async function newMark(client: Queryable): Promise<Mark> {
	const [row] = await rows<{ seq: string }>(client, ASSIGNED, []);
	return { assigned: row?.seq ?? '0', writers: await writers(client) };
}

async function writers(client: Queryable): Promise<Set<string>> {
	return new Set((await rows<{ writer: string }>(client, WRITERS, [])).map(({ writer }) => writer));
}
