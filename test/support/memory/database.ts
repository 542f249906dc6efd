import { type Envelope, envelope } from '../../../infra/outbox/envelope.ts';
import type { OutboxFeed } from '../../../infra/ports/outbox.ts';
import type { Database, Session } from '../../../infra/ports/session.ts';
import { memoryAcceptances, memoryIdempotency, memoryJudgements, memoryReviews } from './answers.ts';
import { memoryCertificates } from './certificates.ts';
import { clockAt } from './clock.ts';
import { memoryEvaluations } from './evaluations.ts';
import { memoryFacts } from './facts.ts';
import { memoryInbox } from './inbox.ts';
import { memoryActs, memoryRedrives } from './operators.ts';
import { memoryFeed, memoryOutbox } from './outbox.ts';
import { memoryParking, memoryParkingDesk, memoryStarts } from './parking.ts';
import { memorySagas } from './sagas.ts';
import { copyOf, emptyTables, type Tables } from './tables.ts';
import { memoryTimers } from './timers.ts';

export interface MemoryDatabase extends Database {
	/** What is committed. */
	readonly tables: Tables;
	readonly feed: OutboxFeed;
	/** Transactions that were begun. */
	readonly begun: number;
	/** The next transactions fail with these errors, in order, before they begin. */
	failNext(...errors: Error[]): void;
	/** The next transaction does its work and then fails with this error instead of committing. */
	failNextCommit(error: Error): void;
	/** Lets so many milliseconds pass by the database's clock: parked keys become due, leases end. */
	pass(ms: number): void;
}

/** Values as JSON, for tests that look at values and not at bytes. */
const json: Envelope = envelope({
	codec: { encode: (_topic, _type, value) => Buffer.from(JSON.stringify(value)) },
	clock: clockAt(),
	source: 'urn:psra:test',
});

/**
 * The stores in memory behind the `Database` port, held to the conformance suites. Transactions come one after the
 * other and work on a copy that a commit puts in place.
 */
export function memoryDatabase(encode: Envelope = json): MemoryDatabase {
	let tables = emptyTables();
	let line: Promise<unknown> = Promise.resolve();
	let begun = 0;
	let seq = 0;
	let aheadMs = 0;
	const now = () => performance.now() + aheadMs;
	const failures: Error[] = [];
	const commitFailures: Error[] = [];
	const listeners = new Set<() => void>();

	const inTurn = <T>(work: (copy: Tables) => T | Promise<T>): Promise<T> => {
		const turn = line.then(async () => {
			begun += 1;
			const failure = failures.shift();
			if (failure) throw failure;
			const copy = copyOf(tables);
			const result = await work(copy);
			const commitFailure = commitFailures.shift();
			if (commitFailure) throw commitFailure;
			const appended = copy.outbox.length > tables.outbox.length;
			tables = copy;
			if (appended) for (const wake of listeners) wake();
			return result;
		});
		line = turn.catch(() => undefined);
		return turn;
	};
	const sessionOn = (copy: Tables): Session => ({
		inbox: memoryInbox(copy),
		outbox: memoryOutbox(copy, encode, () => ++seq),
		timers: memoryTimers(copy),
		facts: memoryFacts(copy),
		evaluations: memoryEvaluations(copy),
		sagas: memorySagas(copy),
		certificates: memoryCertificates(copy),
		judgements: memoryJudgements(copy),
		reviews: memoryReviews(copy),
		acceptances: memoryAcceptances(copy),
		idempotency: memoryIdempotency(copy),
		acts: memoryActs(copy),
		redrives: memoryRedrives(copy),
		parking: memoryParking(copy, now),
		parkingDesk: memoryParkingDesk(copy, now),
		starts: memoryStarts(copy),
	});
	const feed = memoryFeed({
		tables: () => tables,
		change: inTurn,
		onAppended(wake) {
			listeners.add(wake);
			return () => listeners.delete(wake);
		},
	});
	return {
		get tables() {
			return tables;
		},
		get begun() {
			return begun;
		},
		feed,
		transaction: (work) => inTurn((copy) => work(sessionOn(copy))),
		failNext: (...errors) => void failures.push(...errors),
		failNextCommit: (error) => void commitFailures.push(error),
		pass(ms) {
			aheadMs += ms;
		},
		ready: async () => true,
		close: async () => undefined,
	};
}
