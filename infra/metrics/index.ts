import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { type ConsumerMetrics, consumerMetrics } from './consumers.ts';
import { type OutboxMetrics, outboxMetrics } from './outbox.ts';

/** Counters of one process, in the names that dashboards and alerts are written for. */
export interface Metrics extends ConsumerMetrics, OutboxMetrics {
	/** Media type of `text`. */
	readonly contentType: string;
	/** Every figure of the process, in the Prometheus text format. */
	text(): Promise<string>;
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
		...consumerMetrics(registers),
		...outboxMetrics(registers),
		requestServed: ({ method, route, status }, seconds) =>
			requests.observe({ method, route, status: String(status) }, seconds),
	};
}
