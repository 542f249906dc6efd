import { setTimeout as sleep } from 'node:timers/promises';
import { silentLogger } from '../../infra/logging/index.ts';
import type { Envelope } from '../../infra/outbox/envelope.ts';
import { coalescedNotifier } from '../../infra/outbox/notify.ts';
import { outbox } from '../../infra/outbox/store.ts';
import { openDatabase } from '../../infra/postgres/database.ts';
import { type Submission, submit } from '../../producers/submit.ts';
import type { Direct } from './direct.ts';

/** The way in that HTTP and CSV take: through the outbox, so that the relays have as much to do as the consumers. */
export interface Entrance extends AsyncDisposable {
	/** Each once, in this order; waits while PostgreSQL is down. */
	enter(submissions: readonly Submission[]): Promise<void>;
}

const ENTERED = 'SELECT id FROM chaos.appended WHERE id = ANY ($1)';
const TRY_AGAIN_MS = 500;

export function openEntrance(url: string, encode: Envelope, direct: Direct): Entrance {
	const database = openDatabase({
		url,
		logger: silentLogger,
		outbox: (client) => outbox(client, encode),
		announce: coalescedNotifier,
		connections: 4,
	});
	let isOver = false;
	return {
		async enter(submissions) {
			for (let left = submissions; left.length > 0; ) {
				try {
					await submit(database, left);
					return;
				} catch (error) {
					if (isOver) throw error;
					await sleep(TRY_AGAIN_MS);
				}
				// A server that dies at the commit leaves open whether it was one: what entered must not enter again.
				const rows = await direct.query<{ id: string }>(ENTERED, [submissions.map(({ id }) => id)]);
				const entered = new Set(rows.map(({ id }) => id));
				left = submissions.filter(({ id }) => !entered.has(id));
			}
		},
		async [Symbol.asyncDispose]() {
			isOver = true;
			await database.close();
		},
	};
}
