import type { Kafka } from 'kafkajs';
import { PsraError } from '../errors.ts';
import { kafkaError, UNKNOWN_TOPIC } from './errors.ts';

/** Milliseconds for which an unknown topic may be one that was only just made. */
const NEW_TOPIC_MS = 30_000;
/** Milliseconds for an answer: kafkajs asks for minutes on a connection whose other side is gone without a word. */
const ANSWER_MS = 20_000;

export interface PartitionCounts {
	/**
	 * Partitions of a topic. Throws KAFKA_UNAVAILABLE with the type UNKNOWN_TOPIC_OR_PARTITION where the broker does not
	 * know it yet, and KAFKA_REFUSED where it has not for `newTopicMs`.
	 */
	of(topic: string): Promise<number>;
	/** Asks anew next time: after a failed send a topic may be gone or have grown. */
	forget(): void;
}

export function partitionCounts(
	kafka: Pick<Kafka, 'admin'>,
	physical: (topic: string) => string,
	{ newTopicMs = NEW_TOPIC_MS, answerMs = ANSWER_MS, now = () => performance.now() } = {},
): PartitionCounts {
	const counts = new Map<string, number>();
	const unknownSince = new Map<string, number>();

	const ask = async (topic: string): Promise<number> => {
		const admin = kafka.admin();
		try {
			await admin.connect();
			const { topics } = await admin.fetchTopicMetadata({ topics: [physical(topic)] });
			return topics[0]?.partitions.length ?? 0;
		} catch (error) {
			const said = kafkaError(error);
			if (said.facts.type === UNKNOWN_TOPIC) return 0;
			throw said;
		} finally {
			await admin.disconnect();
		}
	};
	const unknown = (topic: string): PsraError => {
		const since = unknownSince.get(topic) ?? now();
		unknownSince.set(topic, since);
		const isFinal = now() - since >= newTopicMs;
		return new PsraError(isFinal ? 'KAFKA_REFUSED' : 'KAFKA_UNAVAILABLE', `The broker has no topic ${topic}.`, {
			type: UNKNOWN_TOPIC,
			field: topic,
			problem: 'the broker has no such topic',
			remedy: 'Run `psra topics apply`.',
		});
	};

	return {
		async of(topic) {
			const known = counts.get(topic);
			if (known !== undefined) return known;
			const count = await inTime(ask(topic), answerMs);
			if (count === 0) throw unknown(topic);
			unknownSince.delete(topic);
			counts.set(topic, count);
			return count;
		},
		forget: () => counts.clear(),
	};
}

/** Whoever is late is not waited for: the next question opens a connection of its own. */
async function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
	const late = Promise.withResolvers<never>();
	const timer = setTimeout(() => late.reject(kafkaError(new Error(`no answer in ${ms} ms`))), ms);
	try {
		return await Promise.race([answer, late.promise]);
	} finally {
		clearTimeout(timer);
		answer.catch(() => undefined);
	}
}
