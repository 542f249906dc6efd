import type { MessageBus } from '../ports/bus.ts';
import { type KafkaOptions, kafkaClient } from './client.ts';
import { subscribe } from './consumer.ts';
import type { Names } from './deliver.ts';
import { createProducer } from './producer.ts';

export function namesWith(prefix: string): Names {
	return {
		physical: (name) => `${prefix}${name}`,
		logical: (name) => (name.startsWith(prefix) ? name.slice(prefix.length) : name),
	};
}

/** Apache Kafka behind the `MessageBus` port. */
export function kafkaBus(options: KafkaOptions): MessageBus {
	const kafka = kafkaClient(options);
	const names = namesWith(options.topicPrefix);
	const open = new Set<{ close(): Promise<void> }>();
	const track = <T extends { close(): Promise<void> }>(part: T): T => {
		open.add(part);
		return part;
	};
	return {
		subscribe: async (subscription) => track(await subscribe(kafka, names, options.logger, subscription)),
		producer: async () => track(createProducer(kafka, names.physical, options.newTopicMs)),
		async close() {
			await Promise.allSettled([...open].map((part) => part.close()));
		},
	};
}
