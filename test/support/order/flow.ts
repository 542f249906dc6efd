import { processBatch, type RunnerParts } from '../../../consumers/runner/batch.ts';
import type { SampleEvent } from '../../../infra/local/sample/index.ts';
import { type Envelope, envelope, newTrail } from '../../../infra/outbox/envelope.ts';
import { outbox } from '../../../infra/outbox/store.ts';
import type { CompanySettings } from '../../../infra/ports/company.ts';
import type { EncodedMessage } from '../../../infra/ports/message.ts';
import type { Session } from '../../../infra/ports/session.ts';
import { openDatabase, type PostgresDatabase } from '../../../infra/postgres/database.ts';
import { restoreHeaders, type StoredHeader } from '../../../infra/postgres/headers.ts';
import { keyOf, topicNamed } from '../../../topics/catalogue/index.ts';
import { memoryLogger } from '../http/memory-logger.ts';
import { clockAt, type SetClock } from '../memory/clock.ts';
import { memoryCodec } from '../memory/registry.ts';
import { freshDatabase } from '../postgres.ts';
import { type MemoryBroker, memoryBroker, type Unread } from './broker.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { type Processes, processesOf, QUIET_MS, SETTLE_MS } from './processes.ts';
import { below, type Random } from './random.ts';

export interface HowToPlay {
	/** Decides what moves next. Absent: everything in turn. */
	readonly random?: Random;
	/** Every message is published twice and delivered twice. */
	readonly repeated?: boolean;
}

/**
 * The consumers, sagas and timers of an installation on a real PostgreSQL, with the topics in memory and a clock that
 * stands: nothing moves but one step at a time, so a seed tells the whole run.
 */
export interface Flow extends AsyncDisposable {
	/** Begins anew: nothing known, nothing published, the clock at its start. */
	reset(): Promise<void>;
	/** Publishes the events as an ERP does, in this order, and goes on until nothing moves any more. */
	play(events: readonly SampleEvent[], how?: HowToPlay): Promise<void>;
	transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
	outcome(): Promise<Outcome>;
	/** What the ERP was told of declarations, each once, without their numbers. */
	told(): readonly string[];
	deadLetters(): readonly EncodedMessage[];
	/** How many messages the topics hold. */
	published(): number;
}

/** So long timers fire: a request settles anew with each verdict that comes, but no date of the facts passes. */
const GO_ON_MS = 10 * SETTLE_MS;
/** No run here comes near it; without a bound a message that waits for ever would. */
const MOST_STEPS = 50_000;

export async function openFlow(company: CompanySettings, clockStart: string): Promise<Flow> {
	await using disposal = new AsyncDisposableStack();
	const { url } = disposal.adopt(await freshDatabase(), (fresh) => fresh.drop());
	const codec = await memoryCodec();
	const logger = memoryLogger();
	let now: SetClock = clockAt(clockStart);
	const clock = { now: () => now.now(), today: () => now.today() };
	const encode = envelope({ codec, clock, source: 'urn:psra' });
	const database = openDatabase({
		// What a crash would lose does not matter here.
		url: `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent('-c synchronous_commit=off')}`,
		logger,
		outbox: (client) => outbox(client, encode),
		announce: () => () => undefined,
	});
	disposal.adopt(database, (open) => open.close());
	const tables = await tablesOf(database);
	let broker = memoryBroker();
	let processes = processesOf(clock, company);
	const kept = disposal.move();
	return {
		async reset() {
			await database.pool.query(`TRUNCATE ${tables.join(', ')}`);
			now = clockAt(clockStart);
			broker = memoryBroker();
			processes = processesOf(clock, company);
		},
		async play(events, how = {}) {
			logger.lines.length = 0;
			const parts = { database, codec, clock, logger };
			await run({ parts, broker, processes, pass: (ms) => now.pass(ms) }, encodeAll(encode, events), how);
		},
		transaction: (work) => database.transaction(work),
		outcome: () => outcomeOf(database.pool),
		told: () => toldOf(processes.erp),
		deadLetters: () => broker.deadLetters(),
		published: () => broker.published(),
		[Symbol.asyncDispose]: () => kept.disposeAsync(),
	};
}

interface Moving {
	readonly parts: Omit<RunnerParts, 'database' | 'logger'> & {
		readonly database: PostgresDatabase;
		readonly logger: ReturnType<typeof memoryLogger>;
	};
	readonly broker: MemoryBroker;
	readonly processes: Processes;
	readonly pass: (ms: number) => void;
}

async function run(moving: Moving, events: readonly EncodedMessage[], { random, repeated }: HowToPlay): Promise<void> {
	const { broker, processes, pass, parts } = moving;
	const publish = (messages: readonly EncodedMessage[]) =>
		broker.append(repeated ? messages.flatMap((message) => [message, message]) : messages);
	const relay = async () => publish(await takeOutbox(parts.database));
	const waiting = [...events];
	const end = parts.clock.now().getTime() + GO_ON_MS;
	await relay();
	for (let step = 0; step < MOST_STEPS; step++) {
		const unread = broker.unread(processes.consumers);
		if (waiting.length > 0 && (!random || unread.length === 0 || random() < 0.3)) {
			publish(waiting.splice(0, random ? 1 + below(random, 60) : waiting.length));
		} else if (random && waiting.length > 0 && random() < 0.06) {
			// Facts stop coming for a while: what is known so far is judged.
			pass(2 * QUIET_MS);
			await fireDue(moving);
			await relay();
		} else if (unread.length > 0) {
			const one = unread[random ? below(random, unread.length) : 0] as Unread;
			const count = random ? 1 + below(random, 100) : one.messages.length;
			await deliver(moving, { ...one, messages: one.messages.slice(0, count) }, repeated ? 2 : 1);
			await relay();
		} else {
			const due = await nextDue(parts.database);
			if (due === undefined || due > end) return;
			pass(Math.max(0, due - parts.clock.now().getTime()));
			await fireDue(moving);
			await relay();
		}
	}
	throw new Error(`still moving after ${MOST_STEPS} steps: ${JSON.stringify(parts.logger.lines.slice(-3))}`);
}

/** A message that has to wait, e.g. for the event that starts its saga, is left for a later delivery. */
async function deliver({ parts, broker }: Moving, { consumer, topic, partition, messages }: Unread, times: number) {
	for (let time = 0; time < times; time++) {
		let waits = false;
		const pause = async () => {
			waits = true;
		};
		await processBatch(
			consumer,
			{ ...parts, pause },
			{
				topic,
				partition,
				messages,
				stopping: () => waits,
				done: async (message) => broker.done(consumer, message),
			},
		);
	}
}

async function fireDue({ parts: { database, clock }, processes: { timers } }: Moving): Promise<void> {
	for (const [owner, fire] of Object.entries(timers)) {
		await database.transaction(async (session) => {
			for (const timer of await session.timers.take([owner], clock.now(), 10_000)) await fire(timer, session);
		});
	}
}

async function nextDue({ pool }: PostgresDatabase): Promise<number | undefined> {
	const { rows } = await pool.query<{ due: Date | null }>('SELECT min(due_at) AS due FROM timer');
	return rows[0]?.due?.getTime();
}

interface OutboxRow {
	readonly id: string;
	readonly topic: string;
	readonly partition: number;
	readonly type: string;
	readonly key: Buffer | null;
	readonly payload: Buffer | null;
	readonly headers: StoredHeader[];
	readonly aggregatetype: string;
	readonly aggregateid: string;
}

/** What the relay would publish now, taken out. */
async function takeOutbox({ pool }: PostgresDatabase): Promise<EncodedMessage[]> {
	const { rows } = await pool.query<OutboxRow>(`
		WITH taken AS (DELETE FROM outbox RETURNING *)
		SELECT id, topic, partition, type, key, payload, headers, aggregatetype, aggregateid FROM taken ORDER BY seq`);
	return rows.map(({ headers, aggregatetype, aggregateid, ...row }) => ({
		...row,
		headers: restoreHeaders(headers),
		aggregate: { type: aggregatetype, id: aggregateid },
	}));
}

function toldOf({ calls }: Processes['erp']): string[] {
	const said = calls.map(({ status: { certificateNumber: _, ...status } }) => JSON.stringify(status));
	return [...new Set(said)].sort();
}

/** Each under an id that says what it is, as an ERP sends it. */
function encodeAll(encode: Envelope, events: readonly SampleEvent[]): EncodedMessage[] {
	return events.map(({ topic, type, value }, index) => {
		const key = keyOf(topicNamed(topic), type, value);
		return encode({ id: `${type} ${key} ${index}`, topic, type, value, key }, newTrail());
	});
}

async function tablesOf({ pool }: PostgresDatabase): Promise<string[]> {
	const { rows } = await pool.query<{ name: string }>(`
		SELECT quote_ident(tablename) AS name FROM pg_tables
		WHERE schemaname = 'public' AND tablename NOT LIKE 'schema_migration%'`);
	return rows.map(({ name }) => name);
}
