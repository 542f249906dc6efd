import { processBatch, type RunnerParts } from '../../../consumers/runner/batch.ts';
import { watchedStarts } from '../../../consumers/runner/careful.ts';
import type { ConsumerDefinition, HandledMessage, Incoming } from '../../../consumers/runner/index.ts';
import { solo } from '../../../consumers/runner/solo.ts';
import { tryDue } from '../../../consumers/runner/try-parked.ts';
import { envelope } from '../../../infra/outbox/envelope.ts';
import type { Batch } from '../../../infra/ports/bus.ts';
import type { Header, ReceivedMessage } from '../../../infra/ports/message.ts';
import type { EvaluationRequest } from '../../../schemas/index.ts';
import { memoryLogger } from '../http/memory-logger.ts';
import { clockAt } from '../memory/clock.ts';
import { memoryDatabase } from '../memory/database.ts';
import { memoryCodec, memoryRegistry } from '../memory/registry.ts';

export const TOPIC = 'origin.evaluation-requests';
export const TYPE = 'psra.origin.EvaluationRequest';
export type Request = Incoming<typeof TYPE>;
type Handler = ConsumerDefinition['handlers'][typeof TYPE];

const text = (value: string) => Buffer.from(value);

/** What the inbox tells a message by. */
export const headersOf = (id: string, source = 'urn:test:erp'): Header[] => [
	['ce_id', text(id)],
	['ce_source', text(source)],
];

const requestOf = (company: string, sku: string): EvaluationRequest => ({
	company,
	sku,
	requestId: `r ${sku}`,
	agreements: [],
	asOf: null,
	reason: 'operator',
	requestedFor: null,
});

/** What a batch came to. */
export interface Processed {
	/** Offsets that were called done, with the number of messages that were committed at that moment. */
	readonly done: readonly { readonly offset: string; readonly committed: number }[];
	readonly error: unknown;
}

/**
 * The consumer runner on stores in memory with real Avro: one topic, one handler. Nothing waits: pauses are noted and
 * passed over. `inPlaceMs`: by the pauses; without it no key is parked for the time that its message takes.
 */
export async function runnerKit(handler?: Handler, { inPlaceMs = Number.POSITIVE_INFINITY } = {}) {
	const registry = memoryRegistry();
	const codec = await memoryCodec(registry);
	const clock = clockAt();
	const database = memoryDatabase(envelope({ codec, clock, source: 'urn:psra:test' }));
	const logger = memoryLogger();
	const outcomes: HandledMessage['outcome'][] = [];
	const pauses: number[] = [];
	const definition: ConsumerDefinition = {
		name: 'testing',
		topics: [TOPIC],
		handlers: handler === undefined ? {} : { [TYPE]: handler },
	};
	const parts: RunnerParts = {
		database,
		codec,
		clock,
		logger,
		inPlaceMs,
		elapsedMs: () => pauses.reduce((sum, ms) => sum + ms, 0),
		onHandled: ({ outcome }) => outcomes.push(outcome),
		async pause(ms) {
			pauses.push(ms);
			kit.onPause(pauses.length);
		},
	};
	const kit = {
		database,
		registry,
		logger,
		outcomes,
		pauses,
		/** Called at each pause, e.g. to mend what is broken. */
		onPause: (_pauses: number): void => undefined,
		/** A message of the topic about an item. Its place is the item's turn in the partition. */
		message(
			sku: string,
			offset: number,
			rest: Partial<ReceivedMessage> & { id?: string | null; company?: string } = {},
		): ReceivedMessage {
			const { company = 'HD', ...other } = rest;
			return kit.messageOf(requestOf(company, sku), offset, { id: `m ${sku}`, ...other });
		},
		/** The same about whatever stands in the record. */
		messageOf(
			value: EvaluationRequest,
			offset: number,
			{ id = 'm-1', ...other }: Partial<ReceivedMessage> & { id?: string | null } = {},
		): ReceivedMessage {
			return {
				topic: TOPIC,
				partition: 3,
				offset: String(offset),
				timestamp: 1_772_438_400_000 + offset,
				key: text(`${value.company}|${value.sku}`),
				payload: codec.encode(TOPIC, TYPE, value),
				headers: id === null ? [] : headersOf(id),
				...other,
			};
		},
		/** Runs a batch; `stopping` is asked as the broker's client would. */
		async process(messages: readonly ReceivedMessage[], stopping: () => boolean = () => false): Promise<Processed> {
			const done: { offset: string; committed: number }[] = [];
			const error = await kit
				.run({
					topic: TOPIC,
					partition: 3,
					messages,
					stopping,
					async done({ offset }) {
						done.push({ offset, committed: database.tables.inbox.size });
					},
				})
				.then(
					() => undefined,
					(reason: unknown) => reason,
				);
			return { done, error };
		},
		/** How batches are worked on; a test of starts puts its own in place. */
		run: (batch: Batch): Promise<void> => processBatch(definition, parts, batch),
		/** What a process does that begins anew: each call is another one, to which the partition is assigned. */
		newProcess() {
			const starts = watchedStarts(definition, { ...parts, solo: solo() });
			starts.assigned([{ topic: TOPIC, partition: 3 }]);
			kit.run = starts.process;
		},
		/** Lets so many milliseconds pass by the database's clock, and tries the parked keys that are due. */
		async tryParked(afterMs: number, holder = 'retrier', signal = new AbortController().signal) {
			database.pass(afterMs);
			return tryDue(definition, { ...parts, solo: solo() }, { holder, width: 8, signal });
		},
		/** Messages that are parked, by key. */
		parked: () => [...database.tables.parked.values()].map(({ messages }) => messages.map(({ offset }) => offset)),
		/** Dead letters in the outbox, oldest first. */
		deadLetters: () => database.tables.outbox.filter((row) => row.topic === `${TOPIC}.dlq`),
	};
	return kit;
}

/** Headers as text, in order. */
export const readable = (headers: readonly Header[]) =>
	headers.map(([name, value]) => [name, Buffer.from(value).toString()] as const);
