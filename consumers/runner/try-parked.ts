import { setTimeout as sleep } from 'node:timers/promises';
import { PsraError, reasonOf } from '../../infra/errors.ts';
import type { BegunMessage, ParkLease } from '../../infra/ports/parking.ts';
import type { RunnerParts } from './batch.ts';
import { DEATHS, killsProcess } from './careful.ts';
import type { ConsumerDefinition } from './consumer.ts';
import { identityOfPlace } from './middleware/identity.ts';
import { isOutside, retryParked } from './middleware/retry.ts';
import { reasonToPark } from './park.ts';
import { atHead, prepare, read } from './prepare.ts';
import { type Around, save } from './save.ts';
import { ofThisProcess } from './solo.ts';

/** Milliseconds for which a key is this process's; renewed while it works on it. */
const LEASE_MS = 60_000;
/** Milliseconds before the database is told again that a message failed. */
const AGAIN_MS = 250;

/** What a look came to: keys that were tried, and those among them that met a fault outside. */
export interface Look {
	readonly tried: number;
	readonly outside: number;
}

export interface LookOptions {
	readonly holder: string;
	/** Most keys. */
	readonly width: number;
	readonly signal: AbortSignal;
	readonly leaseMs?: number;
}

/** Tries keys that are due, each until it is free, fails, or another process takes it over. */
export async function tryDue(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	{ holder, width, signal, leaseMs = LEASE_MS }: LookOptions,
): Promise<Look> {
	const { database, logger } = parts;
	const leases = await database.transaction(({ parking }) => parking.claim(definition.name, holder, leaseMs, width));
	if (leases.length === 0) return { tried: 0, outside: 0 };
	const renewing = setInterval(() => {
		for (const lease of leases)
			database.transaction(({ parking }) => parking.renew(lease, leaseMs)).catch(() => undefined);
	}, leaseMs / 3).unref();
	try {
		const work = (lease: ParkLease) =>
			tryKey(definition, parts, lease, signal).catch((error: unknown): End => {
				logger.warn({ problem: reasonOf(error) }, 'a parked key waits for the database');
				return 'failed';
			});
		// Whoever died on one of these did not say on which: each is worked on alone.
		const [suspect, others] = [
			leases.filter((one) => one.unfinished > 0),
			leases.filter((one) => one.unfinished === 0),
		];
		const ends = await Promise.all(others.map(work));
		for (const lease of suspect) ends.push(await work(lease));
		return { tried: ends.length, outside: ends.filter((end) => end === 'outside').length };
	} finally {
		clearInterval(renewing);
	}
}

type End = 'free' | 'failed' | 'outside' | 'lost' | 'stopped';

async function tryKey(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	lease: ParkLease,
	signal: AbortSignal,
): Promise<End> {
	const { database, solo = ofThisProcess } = parts;
	const within = lease.unfinished > 0 ? solo.alone : solo.beside;
	for (;;) {
		if (signal.aborted) {
			await database.transaction(({ parking }) => parking.putOff(lease));
			return 'stopped';
		}
		const end = await within(() => tryFirst(definition, parts, lease, signal));
		if (end !== 'went on') return end;
	}
}

async function tryFirst(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	lease: ParkLease,
	signal: AbortSignal,
): Promise<End | 'went on'> {
	const { database, logger } = parts;
	const begun = await database.transaction(({ parking }) => parking.begin(lease));
	if (!begun) return 'lost';
	let isFree = false;
	const around: Around = {
		async before({ parking }) {
			if (!(await parking.hold(lease))) throw new LeaseLost();
		},
		async after({ parking }) {
			isFree = await parking.remove(lease, begun.seq);
		},
	};
	try {
		await handle(definition, parts, begun, around);
		return isFree ? 'free' : 'went on';
	} catch (error) {
		if (error instanceof LeaseLost) return 'lost';
		const verdict = retryParked(error, begun.tries + 1);
		const { topic, partition, offset } = begun.message;
		try {
			if ('deadLetter' in verdict) {
				await bury(definition, parts, begun, verdict.deadLetter, around);
				return isFree ? 'free' : 'went on';
			}
		} catch (buryError) {
			if (buryError instanceof LeaseLost) return 'lost';
			logger.warn({ topic, partition, offset, problem: reasonOf(buryError) }, 'a dead letter waits for the database');
		}
		const why = { ...reasonToPark(error), retryInMs: 'parkForMs' in verdict ? verdict.parkForMs : 1_000 };
		logger.warn({ topic, partition, offset, ...why, tries: begun.tries + 1 }, 'a parked message failed again');
		await persistently(signal, () => database.transaction(({ parking }) => parking.putOff(lease, why)));
		return isOutside(error) ? 'outside' : 'failed';
	}
}

async function handle(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	begun: BegunMessage,
	around: Around,
): Promise<void> {
	// The first death was not alone.
	if (begun.begun > DEATHS + 1) throw killsProcess(begun.begun - 1);
	const one = atHead(await read(parts.codec, begun.message));
	await save(definition, parts, [await prepare(definition, parts, one)], around);
}

async function bury(
	definition: ConsumerDefinition,
	parts: RunnerParts,
	{ message: received, tries }: BegunMessage,
	bad: PsraError,
	around: Around,
): Promise<void> {
	const identity = await read(parts.codec, received).then(
		(one) => atHead(one).identity,
		() => identityOfPlace(received),
	);
	await save(definition, parts, [{ received, identity, bad, deliveries: tries + 1 }], around);
}

/** A mark that stays although its process lives would be taken for a death. */
async function persistently(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
	for (;;) {
		try {
			return await work();
		} catch (error) {
			if (signal.aborted || !(error instanceof PsraError)) throw error;
			await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
		}
	}
}

class LeaseLost extends Error {}
