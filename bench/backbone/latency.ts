import { setTimeout as pause } from 'node:timers/promises';
import { headerOf } from '../../consumers/runner/middleware/trail.ts';
import { openAdapters } from '../support/adapters.ts';
import { closing, type Setting } from '../support/bench.ts';
import { secondsSince, sharedNow } from '../support/clock.ts';
import { countTo } from '../support/progress.ts';
import { quantile } from '../support/quantiles.ts';
import { MOVEMENTS } from '../support/records.ts';
import { movements, OUTPUT, startFlow } from './flow.ts';

const RATE = 500;
const WARM_SECONDS = 2;
/** Numbers documents apart from those of the throughput. */
const FIRST = 90_000_000;

/** Milliseconds from the sending of a message to the acknowledgement of what its handler published. */
export async function latency({ stack, options, report, signal }: Setting): Promise<void> {
	await stack.makeTopics(MOVEMENTS, OUTPUT);
	await using adapters = await openAdapters(stack);
	const total = RATE * (options.seconds + WARM_SECONDS);
	const sent = new Map<string, number>();
	const all: number[] = [];
	const count = countTo(total, signal);
	await using _flow = closing(
		await startFlow(adapters, stack, (messages) => {
			const now = sharedNow();
			for (const message of messages) {
				const cause = headerOf(message as never, 'causationid') ?? '';
				const since = sent.get(cause);
				if (since === undefined) continue;
				all.push(now - since);
				count.add(1);
			}
		}),
	);
	await using producer = closing(await adapters.bus.producer());
	const ready = movements(adapters, FIRST, total);
	const began = sharedNow();
	for (let next = 0; next < total; ) {
		signal.throwIfAborted();
		const due = Math.min(total, Math.floor(secondsSince(began) * RATE));
		const batch = ready.slice(next, due);
		const now = sharedNow();
		for (const { id } of batch) sent.set(id, now);
		await producer.send(batch);
		next = due;
		await pause(1);
	}
	await count.reached;
	const measured = all.slice(RATE * WARM_SECONDS);
	const params = { subject: 'ours', rate: RATE, seconds: options.seconds, messages: measured.length };
	report.figure('topic to topic p50', quantile(measured, 0.5), 'ms', params);
	report.figure('topic to topic p99', quantile(measured, 0.99), 'ms', params, { atMost: 50 });
}
