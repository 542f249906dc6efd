import pg from 'pg';
import type { Logger } from '../ports/logger.ts';
import type { Outbox, TransactionOutbox } from '../ports/outbox.ts';
import type { Database, Session } from '../ports/session.ts';
import { acceptanceStore } from './acceptances.ts';
import { certificateStore } from './certificates.ts';
import { databaseError } from './errors.ts';
import { evaluationStore } from './evaluations.ts';
import { factStore } from './facts.ts';
import { idempotencyStore } from './idempotency.ts';
import { inbox } from './inbox.ts';
import { judgementStore } from './judgements.ts';
import { KEEP_ALIVE } from './keep-alive.ts';
import { schemaIsCurrent } from './migrate.ts';
import { operatorActs } from './operator-acts.ts';
import { parking } from './parking.ts';
import { parkingDesk } from './parking-desk.ts';
import { redrives } from './redrives.ts';
import { reviewStore } from './reviews.ts';
import { sagaStore } from './sagas.ts';
import type { Queryable } from './sql.ts';
import { starts } from './starts.ts';
import { timerStore } from './timers.ts';

export interface PostgresOptions {
	readonly url: string;
	readonly logger: Logger;
	/** The outbox on a connection. */
	readonly outbox: (client: Queryable) => TransactionOutbox;
	/** Told after the commit of a transaction that appended to the outbox. */
	readonly announce: (pool: pg.Pool) => () => void;
	/** Most connections at once; each transaction holds one. */
	readonly connections?: number;
}

export interface PostgresDatabase extends Database {
	readonly pool: pg.Pool;
}

/** Stores bound to one connection. */
export function sessionOn(client: Queryable, outbox: Outbox): Session {
	return {
		inbox: inbox(client),
		outbox,
		timers: timerStore(client),
		facts: factStore(client),
		evaluations: evaluationStore(client),
		sagas: sagaStore(client),
		certificates: certificateStore(client),
		judgements: judgementStore(client),
		reviews: reviewStore(client),
		acceptances: acceptanceStore(client),
		idempotency: idempotencyStore(client),
		acts: operatorActs(client),
		redrives: redrives(client),
		parking: parking(client),
		parkingDesk: parkingDesk(client),
		starts: starts(client),
	};
}

/** Milliseconds for a statement: none of ours takes a tenth of it, and a peer that vanished would be waited for without end. */
const QUERY_MS = 60_000;

/** PostgreSQL behind the `Database` port. Idle connections that break are dropped; the next transaction opens one. */
export function openDatabase({ url, logger, outbox, announce, connections = 10 }: PostgresOptions): PostgresDatabase {
	const pool = new pg.Pool({
		connectionString: url,
		max: connections,
		connectionTimeoutMillis: 10_000,
		query_timeout: QUERY_MS,
		...KEEP_ALIVE,
	});
	pool.on('error', (error) => logger.warn({ problem: error.message }, 'an idle database connection broke'));
	const appendedIn = announce(pool);
	return {
		pool,
		async transaction(work) {
			let appended = 0;
			try {
				const result = await inTransaction(pool, async (client) => {
					const outgoing = outbox(client);
					const done = await work(sessionOn(client, outgoing));
					appended = await outgoing.flush();
					return done;
				});
				if (appended > 0) appendedIn();
				return result;
			} catch (error) {
				throw databaseError(error);
			}
		},
		ready: () => schemaIsCurrent(pool).catch(() => false),
		close: () => pool.end(),
	};
}

export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
	const client = await pool.connect();
	let broken: Error | undefined;
	// A connection that dies in the middle emits an error of its own; unheard, it would end the process.
	const onError = (error: Error) => {
		broken = error;
	};
	client.on('error', onError);
	try {
		await client.query('BEGIN');
		const result = await work(client);
		await client.query('COMMIT');
		return result;
	} catch (error) {
		await client.query('ROLLBACK').catch((rollbackError: Error) => {
			broken ??= rollbackError;
		});
		throw error;
	} finally {
		client.off('error', onError);
		client.release(broken);
	}
}
