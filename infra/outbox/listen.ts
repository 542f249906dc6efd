import pg from 'pg';
import type { Logger } from '../ports/logger.ts';
import { KEEP_ALIVE } from '../postgres/keep-alive.ts';

const RECONNECT_MS = 500;
/** Milliseconds for connecting, and for LISTEN: a relay that begins waits for both. */
const ANSWER_MS = 10_000;

/**
 * Listens on a channel over a connection of its own and connects again where it breaks: a LISTEN connection stays dead
 * after PostgreSQL restarts. After each connect the callback is called once, since notices may have been missed.
 */
export async function listen(
	url: string,
	channel: string,
	wake: () => void,
	logger: Logger,
	answerMs = ANSWER_MS,
): Promise<() => Promise<void>> {
	let closed = false;
	let client: pg.Client | undefined;
	let retry: NodeJS.Timeout | undefined;

	const connect = async () => {
		const next = new pg.Client({
			connectionString: url,
			connectionTimeoutMillis: answerMs,
			query_timeout: answerMs,
			...KEEP_ALIVE,
		});
		let dead = false;
		const again = (error?: Error) => {
			if (dead || closed) return;
			dead = true;
			logger.debug({ channel, problem: error?.message }, 'the listening connection broke; connecting again');
			next.end().catch(() => undefined);
			retry = setTimeout(() => void connect(), RECONNECT_MS);
		};
		next.on('error', again);
		next.on('end', () => again());
		next.on('notification', wake);
		try {
			await next.connect();
			await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
			client = next;
			wake();
		} catch (error) {
			again(error as Error);
		}
	};
	await connect();
	return async () => {
		closed = true;
		clearTimeout(retry);
		await client?.end().catch(() => undefined);
	};
}
