import { afterAll, beforeAll } from '@jest/globals';
import { envelope } from '../../../infra/outbox/envelope.ts';
import { outboxFeed } from '../../../infra/outbox/feed.ts';
import { coalescedNotifier } from '../../../infra/outbox/notify.ts';
import { outbox } from '../../../infra/outbox/store.ts';
import { openDatabase, type PostgresDatabase } from '../../../infra/postgres/database.ts';
import { openCodec } from '../../../infra/registry/codec.ts';
import type { StoresWithFeed } from '../../conformance/stores.ts';
import { memoryLogger } from '../http/memory-logger.ts';
import { freshDatabase } from '../postgres.ts';

export interface PostgresStores extends StoresWithFeed {
	readonly database: PostgresDatabase;
}

/**
 * The stores in PostgreSQL for a conformance suite: one database a test file, empty before each test. Answers what the
 * suites take as factory. Schemas are numbered without a registry: what is tested is how bytes are kept.
 */
export function postgresStores(): () => Promise<PostgresStores> {
	const disposal = new AsyncDisposableStack();
	let stores: PostgresStores | undefined;
	beforeAll(async () => {
		const { url } = disposal.adopt(await freshDatabase(), (fresh) => fresh.drop());
		const clock = { now: () => new Date('2026-03-02T08:00:00.000Z'), today: () => '2026-03-02' };
		const encode = envelope({ codec: await codecWithoutRegistry(), clock, source: 'urn:test' });
		const logger = memoryLogger();
		const database = openDatabase({
			url,
			logger,
			outbox: (client) => outbox(client, encode),
			announce: coalescedNotifier,
		});
		disposal.adopt(database, (open) => open.close());
		stores = {
			database,
			transaction: (work) => database.transaction(work),
			feed: outboxFeed(database.pool, url, logger),
			close: () => empty(database),
		};
	}, 60_000);
	afterAll(() => disposal.disposeAsync(), 60_000);
	return async () => {
		if (!stores) throw new Error('the stores are there only while tests run');
		return stores;
	};
}

async function empty({ pool }: PostgresDatabase): Promise<void> {
	await pool.query(
		'TRUNCATE outbox, outbox_lease, inbox, timer, saga, saga_correlation, saga_history, operator_act, redriven_letter, parked_key, parked_message, partition_start',
	);
	await pool.query(
		'TRUNCATE party, item, bom, bom_component, price_list, supplier_declaration, declared_good, movement, finding',
	);
	await pool.query('TRUNCATE evaluation, latest_evaluation, certificate, certificate_notice, number_series');
	await pool.query('TRUNCATE judgement, asked_question, review_task, pack_acceptance, idempotency_key');
}

function codecWithoutRegistry() {
	let last = 0;
	return openCodec({
		topicPrefix: '',
		registry: {
			idOf: async () => ++last,
			writerType: async () => undefined,
			register: () => Promise.reject(new Error('nothing is registered here')),
		},
	});
}
