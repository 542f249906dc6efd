import { startRelay } from '../../infra/outbox/relay.ts';
import type { MessageProducer } from '../../infra/ports/bus.ts';
import type { Logger } from '../../infra/ports/logger.ts';
import type { BenchAdapters } from '../support/adapters.ts';
import { loadOutbox } from './load.ts';
import type { Acknowledged, Subject } from './subject.ts';

/** The product's outbox with its relay at its defaults: leases, fencing, shards, parking. */
export function ours({ pool, encode, feed, bus }: BenchAdapters, logger: Logger): Subject {
	return {
		name: 'ours',
		params: {},
		writer: 'ours',
		load: (rows, aggregates) => loadOutbox(pool, encode, rows, aggregates),
		async start(acknowledged) {
			const producer = acknowledging(await bus.producer(), acknowledged);
			const relay = await startRelay({ feed, producer, logger });
			return {
				async close() {
					await relay.close();
					await producer.close();
				},
			};
		},
		async left() {
			const { rows } = await pool.query<{ rows: number }>('SELECT count(*)::int AS rows FROM outbox');
			return rows[0]?.rows ?? 0;
		},
	};
}

/** The producer, telling of each send that the broker has acknowledged. */
export function acknowledging(producer: MessageProducer, acknowledged: Acknowledged): MessageProducer {
	return {
		...producer,
		async send(messages) {
			await producer.send(messages);
			acknowledged(messages);
		},
	};
}
