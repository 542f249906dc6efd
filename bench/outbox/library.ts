import { setTimeout as pause } from 'node:timers/promises';
import { LIBRARY, loadLibrary, startLibrary } from '../peers/outbox-library.ts';
import { closing, type Setting } from '../support/bench.ts';
import { secondsSince, sharedNow } from '../support/clock.ts';
import { withSubjects } from './contest.ts';
import { templates } from './load.ts';
import { drain, warmUp } from './run-drain.ts';

/** More than it takes in the time; ours drains as many. */
const ROWS = 10_000;
/** Seconds at the beginning that do not count. */
const WARM_SECONDS = 2;

/** Rows a second of a published library on the same rows, beside ours. It gets a time, as it would take many minutes. */
export async function library(setting: Setting): Promise<void> {
	const { report, options } = setting;
	await withSubjects(setting, async ({ ours, adapters }) => {
		await warmUp(setting, [ours]);
		for (const aggregates of [1_000, 1]) {
			report.say(`${LIBRARY.subject}, ${aggregates} aggregates, ${options.seconds} s`);
			await loadLibrary(adapters.pool, templates(adapters.encode, aggregates), ROWS);
			const theirs = await during(setting);
			const own = await drain(setting, ours, ROWS, aggregates);
			const common = { aggregates, rows: ROWS };
			report.figure('library drain', theirs, 'rows/s', { ...LIBRARY, ...common, seconds: options.seconds });
			report.figure('library drain', own, 'rows/s', { subject: ours.name, ...common });
			report.ratio(`drain, ours to ${LIBRARY.subject}`, own, theirs, common);
		}
		await adapters.pool.query('DROP TABLE library_outbox CASCADE');
	});
}

async function during({ stack, options, signal }: Setting): Promise<number> {
	let rows = 0;
	await using _listener = closing(
		await startLibrary(stack, (acknowledged) => {
			rows += acknowledged;
		}),
	);
	await pause(WARM_SECONDS * 1e3, undefined, { signal });
	const before = rows;
	const began = sharedNow();
	await pause(options.seconds * 1e3, undefined, { signal });
	const rate = (rows - before) / secondsSince(began);
	if (rate === 0) throw new Error(`${LIBRARY.subject} published nothing in ${options.seconds} s`);
	return rate;
}
