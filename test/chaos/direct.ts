import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A connection of the harness's own to PostgreSQL, past the proxy, which waits while the server is down. */
export interface Direct extends AsyncDisposable {
	query<R extends object>(sql: string, values?: readonly unknown[]): Promise<R[]>;
}

const TRY_AGAIN_MS = 500;
const GIVE_UP_MS = 120_000;

export function openDirect(url: string): Direct {
	const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 5_000 });
	// The server is killed under idle connections; the next query opens one.
	pool.on('error', () => undefined);
	return {
		async query<R extends object>(sql: string, values: readonly unknown[] = []) {
			const until = performance.now() + GIVE_UP_MS;
			for (;;) {
				try {
					return (await pool.query<R>(sql, [...values])).rows;
				} catch (error) {
					if (!isOutage(error) || performance.now() > until) throw error;
					await sleep(TRY_AGAIN_MS);
				}
			}
		},
		[Symbol.asyncDispose]: () => pool.end(),
	};
}

/** Anything but an error that PostgreSQL tells of the statement itself. */
function isOutage(error: unknown): boolean {
	const { code } = error as { code?: unknown };
	return typeof code !== 'string' || !/^(22|23|42)/.test(code);
}
