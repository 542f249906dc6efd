import type { TopicRange } from '../../../../infra/ports/topic-log.ts';
import { deadLetterNameOf, deadLetterTopics } from '../../../../topics/catalogue/index.ts';
import type { Letter } from './letter.ts';

/** Which letters are meant; what is absent is no condition. */
export interface Selection {
	/** Error codes, any of them. */
	readonly codes?: readonly string[];
	/** Consumer group that gave them up. */
	readonly group?: string;
	readonly partition?: number;
	/** First and last offset, both meant. */
	readonly fromOffset?: bigint;
	readonly toOffset?: bigint;
	/** Not before this instant. */
	readonly since?: Date;
}

/** The dead-letter topic of a name, given as the topic's or as its own; undefined where the catalogue has none. */
export function deadLetterTopic(name: string): string | undefined {
	return deadLetterTopics.find((topic) => topic.name === name || topic.name === deadLetterNameOf(name))?.name;
}

/** The stretches of a topic that can hold selected letters. */
export function rangesWithin(
	ranges: readonly TopicRange[],
	{ partition, fromOffset, toOffset }: Selection,
): TopicRange[] {
	return ranges
		.filter((range) => partition === undefined || range.partition === partition)
		.map((range) => ({
			...range,
			from: fromOffset !== undefined && fromOffset > range.from ? fromOffset : range.from,
			to: toOffset !== undefined && toOffset + 1n < range.to ? toOffset + 1n : range.to,
		}))
		.filter(({ from, to }) => from < to);
}

export function isSelected({ reasons }: Letter, { codes, group, since }: Selection): boolean {
	if (codes && !codes.includes(reasons.code ?? '')) return false;
	if (group !== undefined && reasons.group !== group) return false;
	// A letter without a time could be of any: it is not left out.
	return since === undefined || reasons.time === undefined || new Date(reasons.time) >= since;
}
