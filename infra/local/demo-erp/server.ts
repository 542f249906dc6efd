import { createHash, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from '../../ports/logger.ts';
import { createInventory, type Inventory, type ReceiptEntry } from './inventory.ts';
import { openJournal } from './journal.ts';
import { type OriginStatus, readIdempotencyKey, readStatus } from './origin-status.ts';
import { type Problem, sendProblem } from './problem.ts';

/**
 * The demonstration's ERP: a small HTTP server that stands for a firm's inventory system. It takes origin statuses in,
 * keeps a receipt of each on disk and honours idempotency keys. It listens on the loopback address only and is no part
 * of a production installation.
 */
export interface DemoErpOptions {
	/** 0 takes a free one. */
	readonly port: number;
	/** Folder of the receipts; made where it is missing. */
	readonly dataDir: string;
	/** Bearer token that every route but `/healthz` asks for. */
	readonly token: string;
	readonly log?: Logger;
	/** The ERP's clock; absent: the machine's. */
	readonly now?: () => Date;
	/** What an update takes before its receipt is kept, to rehearse a slow ERP; absent: nothing. */
	readonly work?: (status: OriginStatus) => Promise<void>;
}

export interface DemoErp {
	readonly url: string;
	/** Ends requests in work and closes the file of receipts. */
	stop(): Promise<void>;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const UNAUTHORISED: Problem = {
	status: 401,
	title: 'Not authorised',
	detail: 'The bearer token is missing or wrong.',
	remedy: 'Send the token of the demo ERP in the Authorization header.',
};

const NO_KEY: Problem = {
	status: 400,
	title: 'No Idempotency-Key',
	detail: 'The Idempotency-Key header is missing or is no string of 1 to 255 printable characters.',
	field: 'Idempotency-Key',
	remedy: 'Send a key that is the same for every attempt at this update.',
};

/** Every fault as a problem document, those of the framework included. */
function describeFaults(app: FastifyInstance, log: Logger | undefined): void {
	app.setNotFoundHandler((request, reply) =>
		sendProblem(reply, {
			status: 404,
			title: 'No such address',
			detail: `${request.method} ${request.url.split('?')[0]} is not served.`,
			remedy: 'Use PUT /inventory/items/{sku}/origin-status, GET /receipts or GET /healthz.',
		}),
	);
	app.setErrorHandler(async (fault, _request, reply) => {
		const status = (fault as { statusCode?: number }).statusCode ?? 500;
		const known = status >= 400 && status < 500;
		if (!known) log?.error({ error: String(fault) }, 'the demo ERP failed at a request');
		await sendProblem(reply, {
			status,
			title: known ? 'Bad request' : 'Internal fault',
			detail: known ? (fault as Error).message : 'The request could not be worked on.',
			remedy: known ? 'Send JSON as the inventory interface says.' : 'Send the same request again later.',
		});
	});
}

function serve(app: FastifyInstance, inventory: Inventory, options: DemoErpOptions): void {
	const wanted = digest(options.token);
	const authorised = (header: string | undefined): boolean => {
		const given = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
		return given !== undefined && timingSafeEqual(digest(given), wanted);
	};

	app.get('/healthz', async () => ({ status: 'ok', system: 'demo-erp' }));

	void app.register((closed, _options, done) => {
		closed.addHook('onRequest', async (request, reply) => {
			if (!authorised(request.headers.authorization)) await sendProblem(reply, UNAUTHORISED);
		});

		closed.get('/receipts', async () => ({
			receipts: inventory.receipts().map(({ digest: _digest, ...receipt }) => receipt),
		}));

		closed.put<{ Params: { sku: string } }>('/inventory/items/:sku/origin-status', async (request, reply) => {
			const key = readIdempotencyKey(request.headers['idempotency-key']);
			if (key === undefined) return sendProblem(reply, NO_KEY);
			const status = readStatus(request.body, request.params.sku);
			if ('title' in status) return sendProblem(reply, status);
			const outcome = await inventory.update(key, status);
			if ('problem' in outcome) return sendProblem(reply, outcome.problem);
			const { receipt, repeated } = outcome;
			const { sku, company, certificateId } = status;
			options.log?.info({ company, sku, certificateId, repeated, ...receipt }, 'the demo ERP gave a receipt');
			if (repeated) reply.header('idempotency-replayed', 'true');
			return reply.code(200).send(receipt);
		});
		done();
	});
}

/** Starts the server and answers once it listens. */
export async function startDemoErp(options: DemoErpOptions): Promise<DemoErp> {
	const journal = await openJournal<ReceiptEntry>(join(options.dataDir, 'receipts.jsonl'));
	const inventory = createInventory({
		journal,
		now: options.now ?? (() => new Date()),
		work: options.work ?? (async () => undefined),
	});
	const app = fastify({ logger: false, forceCloseConnections: 'idle', routerOptions: { maxParamLength: 1_000 } });
	describeFaults(app, options.log);
	serve(app, inventory, options);
	try {
		const url = await app.listen({ host: '127.0.0.1', port: options.port });
		return {
			url,
			stop: async () => {
				await app.close();
				await journal.close();
			},
		};
	} catch (fault) {
		await journal.close();
		throw fault;
	}
}
