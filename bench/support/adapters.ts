import type pg from 'pg';
import { machineClock } from '../../infra/clock/index.ts';
import { kafkaBus } from '../../infra/kafka/bus.ts';
import { type Envelope, envelope } from '../../infra/outbox/envelope.ts';
import { outboxFeed } from '../../infra/outbox/feed.ts';
import { coalescedNotifier } from '../../infra/outbox/notify.ts';
import { outbox } from '../../infra/outbox/store.ts';
import type { MessageBus } from '../../infra/ports/bus.ts';
import type { Clock } from '../../infra/ports/clock.ts';
import type { Codec } from '../../infra/ports/codec.ts';
import type { OutboxFeed } from '../../infra/ports/outbox.ts';
import { openDatabase, type PostgresDatabase } from '../../infra/postgres/database.ts';
import { registryClient } from '../../infra/registry/client.ts';
import { openCodec } from '../../infra/registry/codec.ts';
import { openTo } from '../../infra/registry/http.ts';
import type { BenchStack } from './stack.ts';

/** The product's own adapters on the bench's stack, as `infra/compose.ts` builds them. */
export interface BenchAdapters extends AsyncDisposable {
	readonly clock: Clock;
	readonly codec: Codec;
	readonly encode: Envelope;
	readonly database: PostgresDatabase;
	readonly pool: pg.Pool;
	readonly feed: OutboxFeed;
	readonly bus: MessageBus;
}

export type Place = Pick<BenchStack, 'brokers' | 'registryUrl' | 'databaseUrl' | 'prefix' | 'logger'>;

export async function openAdapters(
	{ brokers, registryUrl, databaseUrl, prefix, logger }: Place,
	connections?: number,
): Promise<BenchAdapters> {
	await using disposal = new AsyncDisposableStack();
	const clock = machineClock(0);
	const codec = await openCodec({ registry: registryClient(openTo(registryUrl)), topicPrefix: prefix });
	const encode = envelope({ codec, clock, source: 'urn:psra' });
	const database = openDatabase({
		url: databaseUrl,
		logger,
		outbox: (client) => outbox(client, encode),
		announce: coalescedNotifier,
		...(connections !== undefined && { connections }),
	});
	disposal.defer(() => database.close());
	const bus = kafkaBus({ brokers, clientId: 'psra-bench', topicPrefix: prefix, logger });
	disposal.defer(() => bus.close());
	const kept = disposal.move();
	return {
		clock,
		codec,
		encode,
		database,
		pool: database.pool,
		feed: outboxFeed(database.pool, databaseUrl, logger),
		bus,
		[Symbol.asyncDispose]: () => kept.disposeAsync(),
	};
}
