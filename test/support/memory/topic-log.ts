import type { ReceivedMessage } from '../../../infra/ports/message.ts';
import type { TopicLog, TopicRange } from '../../../infra/ports/topic-log.ts';

/** Topics in memory; records stand in the given order. `batch`: records that are handed over together. */
export function memoryTopicLog(records: readonly ReceivedMessage[], batch = 2): TopicLog {
	const within = (range: TopicRange) =>
		records.filter(
			({ topic, partition, offset }) =>
				topic === range.topic &&
				partition === range.partition &&
				BigInt(offset) >= range.from &&
				BigInt(offset) < range.to,
		);
	return {
		async ranges(topics) {
			const places = Map.groupBy(records, ({ topic, partition }) => `${topic}/${partition}`);
			return [...places.values()]
				.map((all) => {
					const [first, last] = [all[0] as ReceivedMessage, all.at(-1) as ReceivedMessage];
					const { topic, partition } = first;
					return { topic, partition, from: BigInt(first.offset), to: BigInt(last.offset) + 1n };
				})
				.filter(({ topic }) => topics.includes(topic));
		},
		async read(ranges, onRecords) {
			for (const range of ranges) {
				const found = within(range);
				for (let from = 0; from < found.length; from += batch) await onRecords(found.slice(from, from + batch));
			}
		},
	};
}
