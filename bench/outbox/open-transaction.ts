import pg from 'pg';
import type { Setting } from '../support/bench.ts';
import { median } from '../support/quantiles.ts';
import { withSubjects } from './contest.ts';
import { drain, warmUp } from './run-drain.ts';

const AGGREGATES = 1_000;

/**
 * Drains while another transaction, with an id of its own, stays open: no row that is deleted meanwhile can be vacuumed,
 * so each round has the dead rows of all before it.
 */
export async function openTransaction(setting: Setting): Promise<void> {
	const { report, options } = setting;
	await withSubjects(setting, async ({ ours, naive }) => {
		await warmUp(setting, [ours, naive]);
		for (const subject of [naive, ours]) {
			const rounds = async () => {
				const rates: number[] = [];
				for (let round = 0; round < options.rounds; round += 1)
					rates.push(await drain(setting, subject, options.rows, AGGREGATES));
				return rates;
			};
			report.say(`${subject.name} without an open transaction`);
			const free = await rounds();
			report.say(`${subject.name} while a transaction stays open`);
			const held = await whileOpen(setting.stack.databaseUrl, rounds);
			const common = { subject: subject.name, aggregates: AGGREGATES, rows: options.rows, rounds: options.rounds };
			const tell = (figure: string, all: number[]) =>
				report.figure(figure, median(all), 'rows/s', { ...common, ...subject.params, all: all.map(Math.round) });
			tell('drain without an open transaction', free);
			tell('drain while a transaction stays open', held);
			const limit = subject === ours ? { atLeast: 0.7 } : undefined;
			report.ratio('open transaction, kept', median(held), median(free), common, limit);
		}
	});
}

async function whileOpen<T>(url: string, work: () => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('BEGIN');
		await client.query('SELECT pg_current_xact_id()');
		return await work();
	} finally {
		await client.end();
	}
}
