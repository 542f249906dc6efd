import type { Setting } from '../support/bench.ts';
import { median } from '../support/quantiles.ts';
import { withSubjects } from './contest.ts';
import { drain, warmUp } from './run-drain.ts';

const AGGREGATES = 1_000;
const SMALL = 10_000;
const USUAL = 200_000;
const LARGE = 2_000_000;

/** Rows a second with a small and with a large backlog: the way out must not depend on how much waits. */
export async function backlogs(setting: Setting): Promise<void> {
	const { report, options } = setting;
	const large = options.large ? LARGE : USUAL;
	if (!options.large) report.say(`--large is off: ${USUAL} rows instead of ${LARGE}`);
	await withSubjects(setting, async ({ ours, naive }) => {
		await warmUp(setting, [ours]);
		for (const subject of options.large ? [ours] : [naive, ours]) {
			const small: number[] = [];
			for (let round = 0; round < options.rounds; round += 1)
				small.push(await drain(setting, subject, SMALL, AGGREGATES));
			const rate = await drain(setting, subject, large, AGGREGATES);
			const common = { subject: subject.name, aggregates: AGGREGATES, ...subject.params };
			const all = small.map(Math.round);
			report.figure('backlog', median(small), 'rows/s', { ...common, rows: SMALL, rounds: options.rounds, all });
			report.figure('backlog', rate, 'rows/s', { ...common, rows: large });
			const sizes = { subject: subject.name, aggregates: AGGREGATES, rows: large, ofRows: SMALL };
			report.ratio(
				'backlog, large to small',
				rate,
				median(small),
				sizes,
				subject === ours ? { atLeast: 0.8 } : undefined,
			);
		}
	});
}
