import type { FastifyPluginCallback } from 'fastify';
import { z } from 'zod';
import { PsraError } from '../errors.ts';

/** Answers whether a thing that requests need is there, e.g. the database. */
export type Readiness = Readonly<Record<string, () => Promise<boolean>>>;

/** What the server tells its metrics, and asks of them. */
export interface HttpMetrics {
	readonly contentType: string;
	/** Every figure of the process, in the Prometheus text format. */
	text(): Promise<string>;
	requestServed(
		request: { readonly method: string; readonly route: string; readonly status: number },
		seconds: number,
	): void;
}

export interface OperationsOptions {
	readonly readiness: Readiness;
	readonly metrics?: HttpMetrics;
}

/** A route for everybody that answers its one state, or a problem. */
function open(summary: string, state: string) {
	const response = { 200: z.object({ status: z.literal(state) }) };
	return { config: { access: 'open' }, schema: { tags: ['operations'], summary, response } } as const;
}

const METRICS = {
	tags: ['operations'],
	summary: 'Every figure of the process',
	response: {
		200: { description: 'Prometheus text format.', content: { 'text/plain': { schema: z.string() } } },
	},
} as const;

/** How the process does: `/healthz` (it runs), `/readyz` (it can serve), and for operators `/metrics`. */
export function operations({ readiness, metrics }: OperationsOptions): FastifyPluginCallback {
	const missing = shared(async () => {
		const checks = Object.entries(readiness).map(async ([name, check]) => ({
			name,
			ready: await check().catch(() => false),
		}));
		return (await Promise.all(checks)).filter(({ ready }) => !ready).map(({ name }) => name);
	});
	return (app, _options, done) => {
		app.get('/healthz', open('Whether the process runs', 'alive'), async () => ({ status: 'alive' }));
		app.get('/readyz', open('Whether the process can serve', 'ready'), async () => {
			const absent = await missing();
			if (absent.length === 0) return { status: 'ready' };
			throw new PsraError('NOT_READY', `Not there: ${absent.join(', ')}.`);
		});
		if (metrics) {
			app.get('/metrics', { config: { access: ['operator'] }, schema: METRICS }, async (_request, reply) =>
				reply.type(metrics.contentType).send(await metrics.text()),
			);
		}
		done();
	};
}

/** One look at a time, however many ask: `/readyz` is open, and must not be a way to keep the database busy. */
function shared<T>(look: () => Promise<T>): () => Promise<T> {
	let inHand: Promise<T> | undefined;
	return () => {
		inHand ??= look().finally(() => {
			inHand = undefined;
		});
		return inHand;
	};
}
