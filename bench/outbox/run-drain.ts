import { closing, type Setting } from '../support/bench.ts';
import { secondsSince, sharedNow } from '../support/clock.ts';
import { profiled } from '../support/profile.ts';
import { countTo } from '../support/progress.ts';
import { MOVEMENTS } from '../support/records.ts';
import type { Subject } from './subject.ts';

/**
 * Loads rows, starts the relay and answers rows a second from its start to the last acknowledgement. Throws where the
 * topic does not hold each row once afterwards, or a row is left.
 */
export async function drain(
	{ stack, signal, report, options }: Setting,
	subject: Subject,
	rows: number,
	aggregates: number,
): Promise<number> {
	await subject.load(rows, aggregates);
	signal.throwIfAborted();
	const before = await stack.recordsOn(MOVEMENTS);
	const count = countTo(rows, signal);
	const seconds = await profiled(
		subject.name === 'ours' ? options.profile : undefined,
		`drain-${aggregates}`,
		report,
		async () => {
			const began = sharedNow();
			await using _relay = closing(await subject.start((messages) => count.add(messages.length)));
			await count.reached;
			return secondsSince(began);
		},
	);
	const published = (await stack.recordsOn(MOVEMENTS)) - before;
	const left = await subject.left();
	if (published !== rows || left !== 0) {
		throw new Error(`${subject.name}: ${rows} rows, ${published} records on the topic, ${left} rows left`);
	}
	return rows / seconds;
}

/** Drains that are not measured: code is compiled, connections' plans are made. */
export async function warmUp(setting: Setting, subjects: readonly Subject[]): Promise<void> {
	for (const subject of subjects) await drain(setting, subject, 10_000, 1_000);
}
