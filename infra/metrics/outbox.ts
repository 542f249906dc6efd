import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What the relay tells. */
export interface OutboxMetrics {
	/** Rows of the outbox were acknowledged by the broker. */
	outboxPublished(topic: string, rows: number): void;
	/** A send ended, acknowledged. */
	outboxSent(seconds: number): void;
	/** A row of the outbox was set aside, since the broker refuses it for good. */
	outboxParked(topic: string): void;
	/** What waits on a shard that this process leads; undefined: it does not lead it, and tells nothing of it. */
	outboxShard(
		shard: number,
		state:
			| {
					readonly term: string;
					readonly rows: number;
					readonly parked: number;
					readonly oldestMs: number;
			  }
			| undefined,
	): void;
}

/** Seconds: a send of one record to a broker beside, and one that waits for a broker's return. */
const SEND_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30];

export function outboxMetrics(registers: Registry[]): OutboxMetrics {
	const published = new Counter({
		name: 'psra_outbox_published_total',
		help: 'Outbox rows that the broker acknowledged.',
		labelNames: ['topic'],
		registers,
	});
	const sends = new Histogram({
		name: 'psra_outbox_publish_seconds',
		help: 'How long a send of the relay took until the broker had acknowledged all of it, its throttling included.',
		buckets: SEND_BUCKETS_S,
		registers,
	});
	const parked = new Counter({
		name: 'psra_outbox_parked_total',
		help: 'Outbox rows set aside because the broker refuses them for good; each waits for a person.',
		labelNames: ['topic'],
		registers,
	});
	const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['shard'], registers });
	const rows = gauge(
		'psra_outbox_backlog_rows',
		'Rows that wait on a shard, by the process that leads it; counted up to 10000 a shard.',
	);
	const age = gauge('psra_outbox_oldest_age_seconds', 'Age of the oldest row of a shard, parked ones included.');
	const waiting = gauge('psra_outbox_parked_rows', 'Parked rows of a shard.');
	const held = gauge('psra_outbox_lease_held', 'Whether this process leads the shard: 1 or 0.');
	const term = gauge(
		'psra_outbox_lease_term',
		'Term of the lease on a shard; it rises with each change of the leader.',
	);
	return {
		outboxPublished: (topic, count) => published.inc({ topic }, count),
		outboxSent: (seconds) => sends.observe(seconds),
		outboxParked: (topic) => parked.inc({ topic }),
		outboxShard(shard, state) {
			held.set({ shard }, state ? 1 : 0);
			if (!state) {
				for (const one of [rows, age, waiting, term]) one.remove({ shard });
				return;
			}
			rows.set({ shard }, state.rows);
			age.set({ shard }, state.oldestMs / 1_000);
			waiting.set({ shard }, state.parked);
			term.set({ shard }, Number(state.term));
		},
	};
}
