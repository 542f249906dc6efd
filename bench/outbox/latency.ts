import { closing, type Setting } from '../support/bench.ts';
import { sharedNow } from '../support/clock.ts';
import { countTo } from '../support/progress.ts';
import { quantile } from '../support/quantiles.ts';
import { withSubjects } from './contest.ts';
import type { Subject } from './subject.ts';
import { openWriter, type Writing } from './writer.ts';

/** Seconds at the beginning that do not count: connections, plans and code are cold. */
const WARM_SECONDS = 2;
const AGGREGATES = 1_000;

/** Rows a second, rows a transaction, and the targets of issue 6.8. */
const LOADS = [
	{ rate: 200, rowsPerTransaction: 1, p50: { atMost: 3 }, p99: { atMost: 15 } },
	{ rate: 5_000, rowsPerTransaction: 10, p99: { atMost: 100 } },
] as const;

/** Milliseconds from the return of COMMIT to the acknowledgement of Kafka, at a given rate of rows. */
export async function latencies(setting: Setting): Promise<void> {
	const { report, options } = setting;
	await withSubjects(setting, async ({ ours, naive }) => {
		for (const { rate, rowsPerTransaction, ...limits } of LOADS) {
			const seen = new Map<Subject, number[]>();
			for (const subject of [naive, ours]) {
				report.say(`${subject.name} at ${rate} rows/s`);
				const writing = { rate, rowsPerTransaction, seconds: WARM_SECONDS + options.seconds, connections: 8 };
				seen.set(
					subject,
					await measure(setting, subject, { ...writing, kind: subject.writer, aggregates: AGGREGATES }),
				);
			}
			const common = { rate, rowsPerTransaction, aggregates: AGGREGATES, seconds: options.seconds };
			for (const [subject, all] of seen) {
				const params = { subject: subject.name, ...common, ...subject.params, rows: all.length };
				const limit = (name: 'p50' | 'p99') => (subject === ours && name in limits ? limits[name as 'p99'] : undefined);
				report.figure('commit to acknowledgement p50', quantile(all, 0.5), 'ms', params, limit('p50'));
				report.figure('commit to acknowledgement p99', quantile(all, 0.99), 'ms', params, limit('p99'));
				report.figure('commit to acknowledgement, longest', Math.max(...all.slice(0, 100_000)), 'ms', params);
			}
			for (const q of [0.5, 0.99]) {
				const of = (subject: Subject) => quantile(seen.get(subject) ?? [], q);
				report.ratio(`commit to acknowledgement p${q * 100}, ours to naive relay`, of(ours), of(naive), common);
			}
		}
	});
}

async function measure({ stack, signal }: Setting, subject: Subject, writing: Writing): Promise<number[]> {
	await subject.load(1, 1);
	await using writer = await openWriter(stack, writing, signal);
	const acknowledged = new Map<string, number>();
	const rows = Math.round((writing.rate as number) * writing.seconds);
	const count = countTo(rows + 1, signal);
	await using _relay = closing(
		await subject.start((messages) => {
			const now = sharedNow();
			for (const { id } of messages) acknowledged.set(id, now);
			count.add(messages.length);
		}),
	);
	const [commits] = await Promise.all([writer.write(), count.reached]);
	const began = Math.min(...[...commits.values()].slice(0, 1_000));
	return [...commits].flatMap(([id, committed]) => {
		const at = acknowledged.get(id);
		if (at === undefined) throw new Error(`${subject.name}: ${id} was committed and never acknowledged`);
		// The poll may find a row before its writer has heard of the commit.
		return committed - began < WARM_SECONDS * 1e3 ? [] : [Math.max(0, at - committed)];
	});
}
