import { reasonOf } from '../../infra/errors.ts';
import type { Logger } from '../../infra/ports/logger.ts';
import type { Database } from '../../infra/ports/session.ts';

export interface PruneParts {
	readonly database: Database;
	readonly logger: Logger;
}

const EVERY_MS = 3_600_000;
/** Rows a transaction: few enough that none is long. */
const TOGETHER = 5_000;

/**
 * Lets a consumer's inbox forget what is older than `keepMs`, at once and every hour.
 *
 * A message can come again for as long as its topic keeps it: a group without a member for a week loses its offsets on the
 * broker and begins at the oldest record. An inbox therefore outlives every topic that is kept for a number of days, above
 * all the commands, whose effects reach others. Topics that are kept for ever outlive any inbox; what comes from them
 * after that is known by what it says: a record by its sequence, a movement by its document, an order by its saga.
 */
export function keepPruned(consumer: string, keepMs: number, parts: PruneParts): { close(): Promise<void> } {
	const stop = new AbortController();
	let pruning = Promise.resolve();
	const start = () => {
		pruning = pruning.then(() => prune(consumer, keepMs, parts, stop.signal));
	};
	start();
	const timer = setInterval(start, EVERY_MS);
	return {
		async close() {
			stop.abort();
			clearInterval(timer);
			await pruning;
		},
	};
}

async function prune(
	consumer: string,
	keepMs: number,
	{ database, logger }: PruneParts,
	signal: AbortSignal,
): Promise<void> {
	let pruned = 0;
	try {
		for (let last = TOGETHER; last === TOGETHER && !signal.aborted; pruned += last) {
			last = await database.transaction(({ inbox }) => inbox.prune(consumer, keepMs, TOGETHER));
		}
		if (pruned > 0) logger.info({ consumer, pruned }, 'the inbox has forgotten old messages');
	} catch (error) {
		const problem = reasonOf(error);
		logger.warn({ consumer, problem }, 'the inbox could not be pruned; the next hour tries again');
	}
}
