import type { PostgresDatabase } from '../postgres/database.ts';
import { type Queryable, rows, run, type Statement } from '../postgres/sql.ts';
import type { Tile, TilePlace } from './tlog/tiles.ts';

export type Pool = PostgresDatabase['pool'];

const BEGIN_LOG: Statement = {
	name: 'ledger_begin',
	text: 'INSERT INTO ledger (company, origin, verifier, size) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING',
};
const FIND_LOG: Statement = {
	name: 'ledger_find',
	text: 'SELECT origin, verifier, size::float8 AS size FROM ledger WHERE company = $1',
};
const LOCK_LOG: Statement = { name: 'ledger_lock', text: `${FIND_LOG.text} FOR UPDATE` };
/** The size that was read is the fencing token: of two who went on from it, one finds it gone. */
const GROW: Statement = {
	name: 'ledger_grow',
	text: 'UPDATE ledger SET size = $3 WHERE company = $1 AND size = $2',
};

const LAST_INDEX: Statement = {
	name: 'ledger_last_index',
	text: 'SELECT coalesce(max(index), -1)::float8 AS last FROM ledger_leaf WHERE company = $1',
};
const COUNTS: Statement = {
	name: 'ledger_counts',
	text: `
		SELECT (SELECT count(*) FROM ledger_leaf WHERE company = $1)::float8 AS leaves,
			(SELECT count(*) FROM ledger_tile WHERE company = $1)::float8 AS tiles`,
};
/** One look into an index for each command and each hash: asked for by arrays, the whole table is read once it is large. */
const PLACED: Statement = {
	name: 'ledger_placed',
	text: `
		SELECT l.command, l.leaf_hash AS "leafHash", l.index::float8 AS index
		FROM unnest($2::text[]) AS w (command)
		CROSS JOIN LATERAL (
			SELECT command, leaf_hash, index FROM ledger_leaf WHERE company = $1 AND command = w.command LIMIT 1
		) AS l
		UNION
		SELECT l.command, l.leaf_hash, l.index::float8
		FROM unnest($3::bytea[]) AS w (leaf_hash)
		CROSS JOIN LATERAL (
			SELECT command, leaf_hash, index FROM ledger_leaf WHERE company = $1 AND leaf_hash = w.leaf_hash LIMIT 1
		) AS l`,
};
const ADD_LEAVES: Statement = {
	name: 'ledger_add_leaves',
	text: `
		INSERT INTO ledger_leaf (company, index, command, leaf_hash, leaf)
		SELECT $1, $2::bigint + position - 1, command, leaf_hash, leaf
		FROM unnest($3::text[], $4::bytea[], $5::bytea[]) WITH ORDINALITY AS l (command, leaf_hash, leaf, position)`,
};
const LEAVES: Statement = {
	name: 'ledger_leaves',
	text: `
		SELECT leaf, leaf_hash AS "leafHash" FROM ledger_leaf
		WHERE company = $1 AND index >= $2 AND index < $3 ORDER BY index`,
};

const TILES: Statement = {
	name: 'ledger_tiles',
	text: `
		SELECT t.level::int AS level, t.index::float8 AS index, t.hashes
		FROM unnest($2::smallint[], $3::bigint[]) AS p (level, index)
		JOIN ledger_tile t ON t.company = $1 AND t.level = p.level AND t.index = p.index`,
};
const PUT_TILES: Statement = {
	name: 'ledger_put_tiles',
	text: `
		INSERT INTO ledger_tile (company, level, index, hashes)
		SELECT $1, * FROM unnest($2::smallint[], $3::bigint[], $4::bytea[])
		ON CONFLICT (company, level, index) DO UPDATE SET hashes = excluded.hashes`,
};

const CHECKPOINT = 'SELECT size::float8 AS size, note, cosignatures, signed_at AS "signedAt" FROM ledger_checkpoint';
const CHECKPOINT_AT: Statement = {
	name: 'ledger_checkpoint_at',
	text: `${CHECKPOINT} WHERE company = $1 AND size = $2`,
};
const WITNESSED: Statement = {
	name: 'ledger_witnessed',
	text: `${CHECKPOINT} WHERE company = $1 AND cosignatures IS NOT NULL ORDER BY size DESC LIMIT 1`,
};
const CHECKPOINTS: Statement = {
	name: 'ledger_checkpoints',
	text: `${CHECKPOINT} WHERE company = $1 AND size >= $2 AND size < $3 ORDER BY size`,
};
const ADD_CHECKPOINT: Statement = {
	name: 'ledger_add_checkpoint',
	text: 'INSERT INTO ledger_checkpoint (company, size, note) VALUES ($1, $2, $3)',
};
const COSIGN: Statement = {
	name: 'ledger_cosign',
	text: 'UPDATE ledger_checkpoint SET cosignatures = $3 WHERE company = $1 AND size = $2 AND cosignatures IS NULL',
};

export interface LogRow {
	readonly origin: string;
	readonly verifier: string;
	readonly size: number;
}

export interface LogCounts {
	readonly leaves: number;
	readonly tiles: number;
}

export interface CheckpointRow {
	readonly size: number;
	/** Signed by the log. */
	readonly note: string;
	/** Null: not witnessed yet. */
	readonly cosignatures: string | null;
	readonly signedAt: Date;
}

export interface LeafRow {
	readonly leaf: Uint8Array;
	readonly leafHash: Uint8Array;
}

export interface PlacedLeaf {
	readonly command: string;
	readonly leafHash: Uint8Array;
	readonly index: number;
}

export interface NewLeaf extends LeafRow {
	readonly command: string;
}

/** The log of a company in PostgreSQL: its rows, and nothing of what they mean. */
export function logStore(client: Queryable, company: string) {
	return {
		/** False where the company has a log already, or another one has that origin. */
		begin: async (origin: string, verifier: string) =>
			(await run(client, BEGIN_LOG, [company, origin, verifier])) === 1,
		find: () => only<LogRow>(client, FIND_LOG, [company]),
		/** Waits until nobody else appends; the lock is held until the transaction ends. */
		lock: () => only<LogRow>(client, LOCK_LOG, [company]),
		/** False where it is not at `from` any more. */
		grow: async (from: number, to: number) => (await run(client, GROW, [company, from, to])) === 1,

		/** Index of the last leaf; -1 where there is none. */
		async lastIndex() {
			return ((await only<{ last: number }>(client, LAST_INDEX, [company])) as { last: number }).last;
		},
		/** Leaves and tiles that are stored; it reads every row of them. */
		counts: async () => (await only<LogCounts>(client, COUNTS, [company])) as LogCounts,
		/** Leaves that one of these commands brought, or that have one of these hashes. */
		placed: (commands: readonly string[], hashes: readonly Uint8Array[]) =>
			rows<PlacedLeaf & Row>(client, PLACED, [company, commands, hashes]),
		addLeaves: (from: number, leaves: readonly NewLeaf[]) =>
			run(client, ADD_LEAVES, [
				company,
				from,
				leaves.map(({ command }) => command),
				leaves.map(({ leafHash }) => leafHash),
				leaves.map(({ leaf }) => leaf),
			]),
		/** Leaves from an index to before another. */
		leaves: (from: number, to: number) => rows<LeafRow & Row>(client, LEAVES, [company, from, to]),

		tiles: (places: readonly TilePlace[]) =>
			places.length === 0 ? [] : rows<Tile & Row>(client, TILES, [company, ...columns(places)]),
		putTiles: (tiles: readonly Tile[]) =>
			run(client, PUT_TILES, [company, ...columns(tiles), tiles.map(({ hashes }) => hashes)]),

		checkpointAt: (size: number) => only<CheckpointRow>(client, CHECKPOINT_AT, [company, size]),
		/** Of trees from a size to below another. */
		checkpoints: (from: number, to: number) => rows<CheckpointRow & Row>(client, CHECKPOINTS, [company, from, to]),
		/** The newest that was witnessed. */
		witnessed: () => only<CheckpointRow>(client, WITNESSED, [company]),
		addCheckpoint: (size: number, note: string) => run(client, ADD_CHECKPOINT, [company, size, note]),
		/** The first cosignatures stay: proofs that were given out hold them. */
		cosign: (size: number, lines: string) => run(client, COSIGN, [company, size, lines]),
	};
}
export type LogStore = ReturnType<typeof logStore>;

type Row = Readonly<Record<string, unknown>>;

async function only<R extends object>(
	client: Queryable,
	statement: Statement,
	values: unknown[],
): Promise<R | undefined> {
	return (await rows<R & Row>(client, statement, values))[0];
}

const columns = (places: readonly TilePlace[]) => [places.map(({ level }) => level), places.map(({ index }) => index)];
