import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Counters of one process, in the names that dashboards and alerts are written for. */
export interface Metrics {
	/** Media type of `text`. */
	readonly contentType: string;
	/** Every figure of the process, in the Prometheus text format. */
	text(): Promise<string>;
	/** A message was saved. Takes what the runner tells `onHandled`. */
	messageHandled(message: { readonly consumer: string; readonly topic: string; readonly outcome: string }): void;
	/** Rows of the outbox were acknowledged by the broker. */
	outboxPublished(topic: string, rows: number): void;
	/** A row of the outbox was set aside, since the broker refuses it for good. */
	outboxParked(topic: string): void;
	/** A request was answered. `route` is the pattern, not the address: each value is a series of its own. */
	requestServed(
		request: { readonly method: string; readonly route: string; readonly status: number },
		seconds: number,
	): void;
}

/** Seconds: from a look-up by key to a request that waits for the database. */
const LATENCY_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Metrics in a registry of their own, so that several roles, or tests, in one process do not meet in a global one. */
export function createMetrics(): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const registers = [registry];
	const messages = new Counter({
		name: 'psra_messages_total',
		help: 'Messages saved, by consumer, topic and outcome (handled, repeated, dead-lettered).',
		labelNames: ['consumer', 'topic', 'outcome'],
		registers,
	});
	const published = new Counter({
		name: 'psra_outbox_published_total',
		help: 'Outbox rows that the broker acknowledged.',
		labelNames: ['topic'],
		registers,
	});
	const parked = new Counter({
		name: 'psra_outbox_parked_total',
		help: 'Outbox rows set aside because the broker refuses them for good; each waits for a person.',
		labelNames: ['topic'],
		registers,
	});
	const requests = new Histogram({
		name: 'psra_http_request_duration_seconds',
		help: 'Requests answered, and how long they took.',
		labelNames: ['method', 'route', 'status'],
		buckets: LATENCY_BUCKETS_S,
		registers,
	});
	return {
		contentType: registry.contentType,
		text: () => registry.metrics(),
		messageHandled: ({ consumer, topic, outcome }) => messages.inc({ consumer, topic, outcome }),
		outboxPublished: (topic, rows) => published.inc({ topic }, rows),
		outboxParked: (topic) => parked.inc({ topic }),
		requestServed: ({ method, route, status }, seconds) =>
			requests.observe({ method, route, status: String(status) }, seconds),
	};
}
