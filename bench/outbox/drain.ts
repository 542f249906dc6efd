import { bareProducer } from '../peers/bare-producer.ts';
import type { Setting } from '../support/bench.ts';
import { median } from '../support/quantiles.ts';
import { withSubjects } from './contest.ts';
import { bytesOf, templates } from './load.ts';
import { drain, warmUp } from './run-drain.ts';

/** Rows a second with 1,000 aggregates and with one; ours, the naive relay and the bare producer in turn. */
export async function drains(setting: Setting): Promise<void> {
	const { report, options } = setting;
	await withSubjects(setting, async ({ ours, naive, adapters }) => {
		await warmUp(setting, [ours, naive]);
		for (const aggregates of [1_000, 1]) {
			const messages = templates(adapters.encode, aggregates);
			const rates = { ours: [] as number[], naive: [] as number[], bare: [] as number[] };
			let bare = {};
			for (let round = 1; round <= options.rounds; round += 1) {
				report.say(`round ${round} of ${options.rounds}, ${aggregates} aggregates`);
				const limit = await bareProducer(setting.stack, messages, options.rows);
				bare = limit.params;
				rates.bare.push(limit.rate);
				rates.naive.push(await drain(setting, naive, options.rows, aggregates));
				rates.ours.push(await drain(setting, ours, options.rows, aggregates));
			}
			const common = {
				aggregates,
				rows: options.rows,
				rounds: options.rounds,
				bytes: bytesOf(messages[0] as (typeof messages)[0]),
			};
			const tell = (subject: string, all: number[], own: object, limit?: { atLeast: number }) =>
				report.figure('drain', median(all), 'rows/s', { subject, ...common, ...own, all: all.map(Math.round) }, limit);
			tell('bare kafkajs producer', rates.bare, bare);
			tell(naive.name, rates.naive, naive.params);
			tell(ours.name, rates.ours, ours.params, { atLeast: 35_000 });
			const of = { aggregates, rows: options.rows };
			report.ratio('drain, ours to naive relay', median(rates.ours), median(rates.naive), of, { atLeast: 0.8 });
			report.ratio('drain, ours to bare kafkajs producer', median(rates.ours), median(rates.bare), of);
		}
	});
}
