import { type BenchAdapters, openAdapters } from '../support/adapters.ts';
import { closing, type Setting } from '../support/bench.ts';
import { sharedNow } from '../support/clock.ts';
import { memoryInUse } from '../support/memory.ts';
import { profiled } from '../support/profile.ts';
import { countTo } from '../support/progress.ts';
import { slope } from '../support/quantiles.ts';
import { MOVEMENTS } from '../support/records.ts';
import { movements, OUTPUT, startFlow } from './flow.ts';

const A_SEND = 1_000;
/** Part of the messages after which code is compiled and pools are full. */
const WARM = 0.2;
/** Looks at the memory in a run. */
const LOOKS = 20;
const PER = 100_000;

/**
 * Messages a second through the whole backbone, with as many waiting as it can take, and how memory grows meanwhile.
 * Throws where the output topic does not hold one message for each.
 */
export async function throughput(setting: Setting): Promise<void> {
	const { stack, options, report, signal } = setting;
	await stack.makeTopics(MOVEMENTS, OUTPUT);
	await using adapters = await openAdapters(stack);
	await preload(adapters, setting);
	const total = options.messages;
	const count = countTo(total, signal);
	const times: { readonly messages: number; readonly at: number }[] = [];
	const heap: [number, number][] = [];
	const rss: [number, number][] = [];
	let done = 0;
	let lookAt = total * WARM;
	await profiled(options.profile, 'backbone', report, async () => {
		await using _flow = closing(
			await startFlow(adapters, stack, ({ length }) => {
				done += length;
				times.push({ messages: done, at: sharedNow() });
				count.add(length);
				if (done < lookAt) return;
				lookAt += (total * (1 - WARM)) / LOOKS;
				const memory = memoryInUse();
				heap.push([done / PER, memory.heap]);
				rss.push([done / PER, memory.rss]);
			}),
		);
		await count.reached;
	});
	const published = await stack.recordsOn(OUTPUT);
	if (published !== total) throw new Error(`${total} messages went in, ${published} came out`);

	const warm = times.find(({ messages }) => messages >= total * WARM) as (typeof times)[0];
	const last = times.at(-1) as (typeof times)[0];
	const rate = (last.messages - warm.messages) / ((last.at - warm.at) / 1e3);
	const params = { subject: 'ours', messages: total, aggregates: 1_000 };
	report.figure('topic to topic', rate, 'msg/s', params, { atLeast: 8_000 });
	const growth = { ...params, per: `${PER} messages`, after: `${WARM * 100} % of them` };
	report.figure('heap growth after collection', slope(heap), 'bytes', growth, { atMost: 1_000_000 });
	report.figure('resident memory growth', slope(rss), 'bytes', growth);
	report.figure('resident memory at the end', rss.at(-1)?.[1] ?? Number.NaN, 'bytes', params);
}

async function preload(adapters: BenchAdapters, { options, report, signal }: Setting): Promise<void> {
	report.say(`publishing ${options.messages} messages`);
	await using producer = closing(await adapters.bus.producer());
	for (let from = 0; from < options.messages; from += A_SEND) {
		signal.throwIfAborted();
		const size = Math.min(A_SEND, options.messages - from);
		await producer.send(movements(adapters, from, size));
	}
}
