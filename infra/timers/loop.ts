import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Database, Session } from '../ports/session.ts';
import type { OnStep } from '../ports/steps.ts';
import type { Timer } from '../ports/timers.ts';

/** What happens when a timer is due, within the transaction that takes it out. */
export type Fire = (timer: Timer, session: Session) => Promise<void>;

export interface TimerLoopOptions {
	readonly database: Database;
	readonly clock: Clock;
	readonly logger: Logger;
	readonly owners: Readonly<Record<string, Fire>>;
	/** Milliseconds between looks. */
	readonly pollMs?: number;
	readonly onStep?: OnStep | undefined;
}

/** Due timers that share a transaction. */
const TOGETHER = 50;
/** Milliseconds by which a timer is put off that failed: it must not hold up the others. */
const PUT_OFF_MS = 10_000;

/**
 * Fires due timers. Several processes may run it: each takes timers that no other holds. A kill in the middle leaves
 * the timer where it was.
 */
export function startTimers({ database, clock, logger, owners, pollMs = 100, onStep }: TimerLoopOptions): {
	close(): Promise<void>;
} {
	const stop = new AbortController();

	async function fireDue(owner: string, fire: Fire, limit: number): Promise<number> {
		const fired = await database.transaction(async (session) => {
			const due = await session.timers.take(owner, clock.now(), limit);
			if (due.length > 0) onStep?.('timer.taken');
			for (const timer of due) await fire(timer, session);
			if (due.length > 0) onStep?.('timer.fired');
			return due.length;
		});
		if (fired > 0) onStep?.('timer.saved');
		return fired;
	}

	/** After a failure: one at a time, and the one that fails is put off. */
	async function fireOne(owner: string, fire: Fire): Promise<boolean> {
		let taken: Timer | undefined;
		try {
			return await database.transaction(async (session) => {
				[taken] = await session.timers.take(owner, clock.now(), 1);
				if (taken) await fire(taken, session);
				return taken !== undefined;
			});
		} catch (error) {
			logger.error(
				{ owner, timer: taken?.name, instance: taken?.instance, problem: String(error) },
				'a timer failed and is put off',
			);
			const timer = taken;
			if (!timer) throw error;
			await database.transaction((session) =>
				session.timers.set([{ ...timer, dueAt: new Date(clock.now().getTime() + PUT_OFF_MS) }]),
			);
			return true;
		}
	}

	async function look(owner: string, fire: Fire): Promise<boolean> {
		try {
			return (await fireDue(owner, fire, TOGETHER)) > 0;
		} catch (error) {
			logger.debug({ owner, problem: String(error) }, 'timers failed together; firing them one by one');
			return fireOne(owner, fire);
		}
	}

	async function run(): Promise<void> {
		while (!stop.signal.aborted) {
			let fired = false;
			for (const [owner, fire] of Object.entries(owners)) {
				try {
					if (await look(owner, fire)) fired = true;
				} catch (error) {
					logger.warn({ owner, problem: String(error) }, 'timers wait for the database');
				}
			}
			if (!fired) await pause(pollMs, undefined, { signal: stop.signal }).catch(() => undefined);
		}
	}

	const running = run();
	return {
		async close() {
			stop.abort();
			await running;
		},
	};
}
