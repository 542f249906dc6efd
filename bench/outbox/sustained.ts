import { closing, type Setting } from '../support/bench.ts';
import { sharedNow } from '../support/clock.ts';
import { countTo } from '../support/progress.ts';
import { withSubjects } from './contest.ts';
import type { Subject } from './subject.ts';
import { openWriter, type Writing } from './writer.ts';

const WARM_SECONDS = 2;
const WRITING = { rate: null, rowsPerTransaction: 50, connections: 4, aggregates: 1_000 } as const;

interface Sustained {
	/** Rows a second in the window in which writers wrote. */
	readonly committed: number;
	readonly acknowledged: number;
	/** Rows committed and not acknowledged when the writers ended. */
	readonly behind: number;
}

/** Rows a second that are acknowledged while writers commit as many as they can; all of them share the machine. */
export async function sustained(setting: Setting): Promise<void> {
	const { report, options } = setting;
	await withSubjects(setting, async ({ ours, naive }) => {
		const seen = new Map<Subject, Sustained>();
		for (const subject of [naive, ours]) {
			report.say(`${subject.name} while writers commit at full rate`);
			const writing = { ...WRITING, kind: subject.writer, seconds: WARM_SECONDS + options.seconds };
			const result = await measure(setting, subject, writing);
			seen.set(subject, result);
			const params = { subject: subject.name, ...WRITING, ...subject.params, seconds: options.seconds };
			report.figure('committed by writers at full rate', result.committed, 'rows/s', params);
			report.figure('acknowledged while writers commit at full rate', result.acknowledged, 'rows/s', params);
			report.figure('behind after writers at full rate', result.behind, 'rows', params);
			const of = { subject: subject.name, aggregates: WRITING.aggregates };
			report.ratio('acknowledged to committed', result.acknowledged, result.committed, of);
		}
		const of = (subject: Subject) => seen.get(subject)?.acknowledged ?? Number.NaN;
		report.ratio('sustained, ours to naive relay', of(ours), of(naive), { aggregates: 1_000 }, { atLeast: 0.8 });
	});
}

async function measure({ stack, signal }: Setting, subject: Subject, writing: Writing): Promise<Sustained> {
	await subject.load(1, 1);
	await using writer = await openWriter(stack, writing, signal);
	/** Time and rows of each acknowledgement. */
	const acknowledgements: { readonly at: number; readonly rows: number }[] = [];
	await using _relay = closing(
		await subject.start((messages) => {
			acknowledgements.push({ at: sharedNow(), rows: messages.length });
			count?.add(messages.length);
		}),
	);
	let count: ReturnType<typeof countTo> | undefined;
	const commits = [...(await writer.write()).values()];
	const to = commits.reduce((last, at) => Math.max(last, at), 0);
	const from = to - (writing.seconds - WARM_SECONDS) * 1e3;
	const sum = (upTo: number, since = 0) =>
		acknowledgements.reduce((rows, one) => rows + (one.at > since && one.at <= upTo ? one.rows : 0), 0);
	const seconds = (to - from) / 1e3;
	const result = {
		committed: commits.filter((at) => at > from).length / seconds,
		acknowledged: sum(to, from) / seconds,
		behind: Math.max(0, commits.length + 1 - sum(to)),
	};
	const rest = commits.length + 1 - sum(Number.POSITIVE_INFINITY);
	if (rest > 0) {
		count = countTo(rest, signal);
		await count.reached;
	}
	return result;
}
