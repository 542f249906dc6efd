import { setTimeout as pause } from 'node:timers/promises';
import { PsraError } from '../errors.ts';
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
	/** Most milliseconds between looks; a timer that is known to be due before is waited for no longer. */
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
	const names = Object.keys(owners);
	const fire = (timer: Timer, session: Session) => (owners[timer.owner] as Fire)(timer, session);

	async function fireDue(): Promise<number> {
		const fired = await database.transaction(async (session) => {
			const due = await session.timers.take(names, clock.now(), TOGETHER);
			if (due.length > 0) onStep?.('timer.taken');
			for (const timer of due) await fire(timer, session);
			if (due.length > 0) onStep?.('timer.fired');
			return due.length;
		});
		if (fired > 0) onStep?.('timer.saved');
		return fired;
	}

	/** After a failure: one at a time, and the one that fails is put off. */
	async function fireOne(): Promise<void> {
		let taken: Timer | undefined;
		try {
			await database.transaction(async (session) => {
				[taken] = await session.timers.take(names, clock.now(), 1);
				if (taken) await fire(taken, session);
			});
		} catch (error) {
			const timer = taken;
			// Its own fault or nobody's: while the database is away, no timer is put off, and it may have fired after all.
			if (!timer || isDatabaseAway(error)) throw error;
			const { owner, name, instance } = timer;
			logger.error({ owner, timer: name, instance, problem: String(error) }, 'a timer failed and is put off');
			await database.transaction((session) =>
				session.timers.set([{ ...timer, dueAt: new Date(clock.now().getTime() + PUT_OFF_MS) }]),
			);
		}
	}

	/** One look: fires what is due. Answers for how many milliseconds there is nothing to do; 0: look again at once. */
	async function look(): Promise<number> {
		const next = await database.transaction((session) => session.timers.next(names));
		if (!next) return pollMs;
		const idleMs = next.getTime() - clock.now().getTime();
		// An earlier timer may be set meanwhile, and the business clock may be moved: never longer than a poll.
		if (idleMs > 0) return Math.min(idleMs, pollMs);
		try {
			// None: another process holds them; its commit is not waited for.
			return (await fireDue()) > 0 ? 0 : pollMs;
		} catch (error) {
			logger.debug({ problem: String(error) }, 'timers failed together; firing them one by one');
			await fireOne();
			return 0;
		}
	}

	async function run(): Promise<void> {
		while (!stop.signal.aborted) {
			let idleMs = pollMs;
			try {
				idleMs = await look();
			} catch (error) {
				logger.warn({ problem: String(error) }, 'timers wait for the database');
			}
			if (idleMs > 0) await pause(idleMs, undefined, { signal: stop.signal }).catch(() => undefined);
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

const isDatabaseAway = (error: unknown) => error instanceof PsraError && error.code === 'DATABASE_UNAVAILABLE';
