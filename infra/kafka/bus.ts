import type { MessageBus } from '../ports/bus.ts';
import { type KafkaOptions, openClient } from './client.ts';
import { subscribe } from './consumer.ts';
import type { Names } from './deliver.ts';
import { createProducer } from './producer.ts';

export function namesWith(prefix: string): Names {
	return {
		physical: (name) => `${prefix}${name}`,
		logical: (name) => (name.startsWith(prefix) ? name.slice(prefix.length) : name),
	};
}

/** Apache Kafka behind the `MessageBus` port. Each producer and consumer has connections of its own. */
export function kafkaBus(options: KafkaOptions): MessageBus {
	const { logger, timing, compression, newTopicMs } = options;
	const connect = () => openClient(options);
	const names = namesWith(options.topicPrefix);
	const open = new Set<{ close(): Promise<void> }>();
	const track = <T extends { close(): Promise<void> }>(part: T): T => {
		open.add(part);
		return part;
	};
	return {
		subscribe: async (subscription) =>
			track(await subscribe({ connect, names, logger, ...(timing && { timing }) }, subscription)),
		producer: async () =>
			track(
				createProducer({
					connect,
					physical: names.physical,
					...(compression && { compression }),
					...(newTopicMs !== undefined && { newTopicMs }),
				}),
			),
		async close() {
			await Promise.allSettled([...open].map((part) => part.close()));
		},
	};
}
