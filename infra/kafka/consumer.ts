import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer } from 'kafkajs';
import type { MessageConsumerOptions, Subscription } from '../ports/bus.ts';
import type { Logger } from '../ports/logger.ts';
import { type OpenClient, RETRY, TIMING, type Timing } from './client.ts';
import { deliver, HEARTBEAT_MS, type Names } from './deliver.ts';
import { kafkaError } from './errors.ts';
import { type Attempts, startAgain } from './restart.ts';
import { type StallWatch, stallWatch, watch } from './watchdog.ts';

/** Milliseconds after which the broker takes a consumer that is not heard of for dead and gives its partitions away. */
const SESSION_MS = 6_000;

export interface SubscribeParts {
	readonly connect: () => OpenClient;
	readonly names: Names;
	readonly logger: Logger;
	readonly timing?: Timing;
	/** Waits between attempts; absent: in real time. */
	readonly pause?: Attempts['pause'];
}

/** A kafkajs consumer and the client that it alone uses. */
interface Member {
	readonly consumer: Consumer;
	readonly client: OpenClient;
}

/**
 * A kafkajs consumer behind the port. Offsets are committed by hand, up to the last message that the handler called
 * done. Whatever the handler throws is caught in `deliver`: kafkajs would take a TypeError for fatal and stop for good
 * while the process stays up. One that crashes for good in kafkajs's eyes is built anew until it runs, and so is one
 * that stands still: its fetches do not end, without a crash.
 */
export async function subscribe(parts: SubscribeParts, options: MessageConsumerOptions): Promise<Subscription> {
	const { logger, timing = TIMING, pause } = parts;
	const stop = new AbortController();
	const facts = { group: options.group };
	const stall = stallWatch(timing.stallMs, () => performance.now());
	const joined = Promise.withResolvers<void>();
	let current: Member | undefined;
	let restarting: Promise<void> = Promise.resolve();
	let restarts = 0;
	let inVain = 0;

	const run = async (consumer: Consumer) => {
		await consumer.connect();
		await consumer.subscribe({ topics: options.topics.map(parts.names.physical), fromBeginning: true });
		await consumer.run({
			autoCommit: false,
			eachBatchAutoResolve: false,
			partitionsConsumedConcurrently: 3,
			eachBatch(payload) {
				inVain = 0;
				return stall.during(() => deliver(payload, parts.names, logger, options, stop.signal));
			},
		});
	};
	const start = async () => {
		const member = build(parts, options, stop.signal, stall, {
			joined: joined.resolve,
			crashed: (crashed) => crashed === current && again(),
		});
		current = member;
		try {
			await run(member.consumer);
		} catch (error) {
			await leave(member, timing.leaveMs);
			throw kafkaError(error);
		}
		stall.sign();
		// Closed meanwhile: what was just opened would stay open for ever.
		if (stop.signal.aborted) await leave(member, timing.leaveMs);
	};
	// One after the other: the client tells of a crash also while its start is still under way.
	const again = (stuck?: Member) => {
		if (stop.signal.aborted) return;
		restarts += 1;
		// A batch that can not be read crashes each start anew: without a batch in between the pauses grow.
		const before = inVain++;
		restarting = restarting
			.then(() => leave(stuck, timing.leaveMs))
			.then(() => startAgain(start, { signal: stop.signal, logger, facts, before, ...(pause && { pause }) }))
			.finally(() => {
				restarts -= 1;
			});
	};
	await start();
	const endWatch = watch(stall, timing.stallMs, (silentMs) => {
		if (stop.signal.aborted || restarts > 0) return;
		logger.error({ ...facts, silentMs: Math.round(silentMs) }, 'the consumer stands still; it is built anew');
		const stuck = current;
		current = undefined;
		again(stuck);
	});
	return {
		ready: () => joined.promise,
		async close() {
			stop.abort();
			endWatch();
			await current?.consumer.disconnect();
			current?.client.retire();
		},
	};
}

function build(
	{ connect, names, logger }: SubscribeParts,
	options: MessageConsumerOptions,
	stop: AbortSignal,
	stall: StallWatch,
	on: { readonly joined: () => void; readonly crashed: (member: Member) => void },
): Member {
	const client = connect();
	const consumer = client.kafka.consumer({
		groupId: names.physical(options.group),
		sessionTimeout: SESSION_MS,
		heartbeatInterval: HEARTBEAT_MS,
		maxWaitTimeInMs: 200,
		maxBytesPerPartition: 9 * 1024 * 1024,
		allowAutoTopicCreation: false,
		retry: { ...RETRY, restartOnFailure: async () => !stop.aborted },
	});
	const member = { consumer, client };
	const { FETCH, GROUP_JOIN, REQUEST_TIMEOUT, CRASH } = consumer.events;
	consumer.on(FETCH, () => stall.sign());
	consumer.on(REQUEST_TIMEOUT, ({ payload }) => client.sever(payload.broker));
	consumer.on(GROUP_JOIN, ({ payload: { memberAssignment } }) => {
		stall.sign();
		on.joined();
		options.onAssigned?.(
			Object.entries(memberAssignment).flatMap(([topic, partitions]) =>
				partitions.map((partition) => ({ topic: names.logical(topic), partition })),
			),
		);
	});
	consumer.on(CRASH, ({ payload: { error, restart } }) => {
		const { code, message: problem, facts } = kafkaError(error);
		logger.error({ group: options.group, code, problem, remedy: facts.remedy, restart }, 'the consumer crashed');
		if (!restart) on.crashed(member);
	});
	return member;
}

/** Leaves the group if that can be done in time, and is heard of no more in any case. */
async function leave(member: Member | undefined, limitMs: number): Promise<void> {
	if (!member) return;
	const limit = new AbortController();
	const leaving = member.consumer.disconnect().catch(() => undefined);
	await Promise.race([leaving, sleep(limitMs, undefined, { signal: limit.signal }).catch(() => undefined)]);
	limit.abort();
	member.client.retire();
}
