import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '../../infra/errors.ts';
import type { RunnerParts } from './batch.ts';
import type { ConsumerDefinition } from './consumer.ts';
import { tryDue } from './try-parked.ts';

/** Keys in work at once, where what they wait for is there. */
const SIDE_BY_SIDE = 8;
/** Milliseconds between looks where no key is known to be due before. */
const POLL_MS = 10_000;
const SHORTEST_MS = 250;
/** Milliseconds before another key is tried after one met a fault outside; doubled each time. */
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 30_000;

export interface ParkedKeys {
	/** Has a look in so many milliseconds at the latest. */
	wakeIn(ms: number): void;
	/** Lets the message in hand end, and gives the leases up. */
	close(): Promise<void>;
}

/**
 * Tries the keys that a consumer has parked as they become due, whichever process parked them. While what they wait for is
 * away one key is tried at a time and ever more rarely; once one gets through, twice as many each time, up to a bound: its
 * return is met by no storm. Where nothing is parked a look is one probe of an index.
 */
export function retryParkedKeys(definition: ConsumerDefinition, parts: RunnerParts): ParkedKeys {
	const stop = new AbortController();
	const holder = randomUUID();
	let wake = new AbortController();
	let width = SIDE_BY_SIDE;
	let restMs = 0;
	let toldAt = Number.NEGATIVE_INFINITY;

	/** What is parked is counted no more often than it is looked for while nothing is. */
	const tell = async (isParked: boolean) => {
		const { metrics } = parts;
		if (!metrics || (isParked && performance.now() - toldAt < POLL_MS)) return;
		toldAt = performance.now();
		const none = { keys: 0, messages: 0, oldestMs: 0 };
		const totals = isParked ? await parts.database.transaction(({ parkingDesk }) => parkingDesk.totals()) : [];
		metrics.parkedKeys(definition.name, totals.find(({ consumer }) => consumer === definition.name) ?? none);
	};
	const look = async (): Promise<number> => {
		const { tried, outside } = await tryDue(definition, parts, { holder, width, signal: stop.signal });
		if (tried > 0) await tell(true);
		if (outside > 0) {
			width = 1;
			restMs = Math.min(LONGEST_REST_MS, Math.max(FIRST_REST_MS, restMs * 2));
			return restMs;
		}
		if (tried > 0) {
			width = Math.min(SIDE_BY_SIDE, width * 2);
			restMs = 0;
			return 0;
		}
		const dueInMs = await parts.database.transaction(({ parking }) => parking.dueInMs(definition.name));
		await tell(dueInMs !== undefined);
		return Math.min(POLL_MS, Math.max(SHORTEST_MS, dueInMs ?? POLL_MS));
	};
	const run = async () => {
		while (!stop.signal.aborted) {
			wake = new AbortController();
			let idleMs = POLL_MS;
			try {
				idleMs = await look();
			} catch (error) {
				parts.logger.warn({ problem: reasonOf(error) }, 'parked keys wait for the database');
			}
			const signal = AbortSignal.any([stop.signal, wake.signal]);
			await sleep(idleMs, undefined, { signal }).catch(() => undefined);
		}
	};
	let timer: NodeJS.Timeout | undefined;
	const running = run();
	return {
		wakeIn(ms) {
			if (ms > POLL_MS || stop.signal.aborted || timer !== undefined) return;
			timer = setTimeout(() => {
				timer = undefined;
				wake.abort();
			}, ms);
		},
		async close() {
			stop.abort();
			clearTimeout(timer);
			await running;
		},
	};
}
