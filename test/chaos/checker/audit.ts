import type { ClientBase } from 'pg';
import type { DrawnPage } from './evidence.ts';

/**
 * What the database itself writes down of the outbox, by triggers, so that no code of the system can forget a row: rows
 * that were appended, and rows that were removed, with who held the shard. Connections say by `application_name` which
 * process they are of. Both roll back with the transaction that caused them. Pages are told in files,
 * which stay also where the rest is rolled back: of one that was drawn, and drawn again after a kill.
 */
export const AUDIT = `
CREATE SCHEMA chaos;

CREATE TABLE chaos.appended (
	seq bigint PRIMARY KEY, id text NOT NULL, topic text NOT NULL, aggregatetype text NOT NULL, aggregateid text NOT NULL,
	key_md5 text, payload_md5 text, xid xid8 NOT NULL, snapshot pg_snapshot NOT NULL
);
CREATE FUNCTION chaos.note_appended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO chaos.appended
	SELECT seq, id, topic, aggregatetype, aggregateid, md5(key), md5(payload), pg_current_xact_id(), pg_current_snapshot()
	FROM fresh;
	RETURN NULL;
END $$;
CREATE TRIGGER chaos_appended AFTER INSERT ON outbox REFERENCING NEW TABLE AS fresh
	FOR EACH STATEMENT EXECUTE FUNCTION chaos.note_appended();

CREATE TABLE chaos.removed (
	seq bigint NOT NULL, shard smallint NOT NULL, process text NOT NULL, begun timestamptz NOT NULL, ended timestamptz NOT NULL
);
CREATE FUNCTION chaos.note_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO chaos.removed
	SELECT seq, shard, current_setting('application_name'), statement_timestamp(), clock_timestamp() FROM gone;
	RETURN NULL;
END $$;
CREATE TRIGGER chaos_removed AFTER DELETE ON outbox REFERENCING OLD TABLE AS gone
	FOR EACH STATEMENT EXECUTE FUNCTION chaos.note_removed();

CREATE TABLE chaos.lease (
	ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	shard smallint NOT NULL, holder text, term bigint NOT NULL, expires_at timestamptz NOT NULL,
	process text NOT NULL, at timestamptz NOT NULL
);
CREATE FUNCTION chaos.note_lease() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO chaos.lease (shard, holder, term, expires_at, process, at)
	VALUES (NEW.shard, NEW.holder, NEW.term, NEW.expires_at, current_setting('application_name'), clock_timestamp());
	RETURN NULL;
END $$;
CREATE TRIGGER chaos_lease AFTER INSERT OR UPDATE ON outbox_lease
	FOR EACH ROW EXECUTE FUNCTION chaos.note_lease();

CREATE FUNCTION chaos.note_page() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('COPY (SELECT %L) TO %L', concat_ws(' ', NEW.certificate_id, NEW.number, md5(NEW.pdf)),
		format('%s/chaos-page-%s-%s', current_setting('data_directory'), extract(epoch FROM clock_timestamp()), pg_backend_pid()));
	RETURN NULL;
END $$;
CREATE TRIGGER chaos_page AFTER INSERT ON certificate
	FOR EACH ROW WHEN (NEW.pdf IS NOT NULL) EXECUTE FUNCTION chaos.note_page();
`;

export interface Appended {
	readonly seq: number;
	readonly id: string;
	readonly topic: string;
	readonly aggregate: string;
	readonly keyMd5: string | null;
	readonly payloadMd5: string | null;
	readonly xid: number;
	/** What the statement that appended it saw, as PostgreSQL writes it: `xmin:xmax:` and what ran side by side. */
	readonly snapshot: string;
}

/** Times in milliseconds since 1970. */
export interface Removed {
	readonly seq: number;
	readonly shard: number;
	readonly process: string;
	readonly begun: number;
	readonly ended: number;
}

export interface LeaseChange {
	readonly shard: number;
	readonly holder: string | null;
	readonly term: number;
	/** -Infinity where it was given up. */
	readonly expiresAt: number;
	readonly process: string;
	readonly at: number;
}

export interface Audit {
	readonly appended: readonly Appended[];
	readonly removed: readonly Removed[];
	readonly leases: readonly LeaseChange[];
}

const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

export async function readAudit(client: Pick<ClientBase, 'query'>): Promise<Audit> {
	const all = async <R extends object>(sql: string) => (await client.query<R>(sql)).rows;
	return {
		appended: await all<Appended>(`
			SELECT seq::float8, id, topic, aggregatetype || ' ' || aggregateid AS aggregate, key_md5 AS "keyMd5",
				payload_md5 AS "payloadMd5", xid::text::float8, snapshot::text FROM chaos.appended ORDER BY seq`),
		removed: await all<Removed>(`
			SELECT seq::float8, shard, process, ${MS('begun')} AS begun, ${MS('ended')} AS ended FROM chaos.removed`),
		leases: await all<LeaseChange>(`
			SELECT shard, holder, term::float8, ${MS('expires_at')} AS "expiresAt", process, ${MS('at')} AS at
			FROM chaos.lease ORDER BY ordinal`),
	};
}

export async function readPages(client: Pick<ClientBase, 'query'>): Promise<DrawnPage[]> {
	const { rows } = await client.query<{ line: string }>(`
		SELECT pg_read_file(current_setting('data_directory') || '/' || name) AS line
		FROM pg_ls_dir(current_setting('data_directory')) AS name WHERE name LIKE 'chaos-page-%' ORDER BY name`);
	return rows.map(({ line }) => {
		const [certificateId = '', number = '', md5 = ''] = line.trim().split(' ');
		return { certificateId, number, md5 };
	});
}
