import type pg from 'pg';
import { OUTBOX_CHANNEL } from './feed.ts';

/**
 * Tells relays of appended rows after the commit. Notices inside hot transactions would queue all commits behind one
 * global lock; here at most one is under way, and whatever commits meanwhile shares the next. A lost notice costs a
 * poll interval, nothing else.
 */
export function coalescedNotifier(pool: pg.Pool): () => void {
	let running = false;
	let again = false;
	const send = async () => {
		do {
			again = false;
			await pool.query(`NOTIFY ${OUTBOX_CHANNEL}`).catch(() => undefined);
		} while (again);
		running = false;
	};
	return () => {
		again = true;
		if (running) return;
		running = true;
		void send();
	};
}
