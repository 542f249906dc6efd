import { type Command, InvalidArgumentError } from 'commander';
import { durationMs } from '../../../../infra/terminal/index.ts';
import { deadLetterTopics } from '../../../../topics/catalogue/index.ts';
import { deadLetterTopic, type Selection } from './selection.ts';

/** Readers of arguments; each throws what commander shows with the usage, exit code 2. */

export function topicArgument(name: string): string {
	const topic = deadLetterTopic(name);
	if (topic === undefined)
		throw new InvalidArgumentError(
			`There is no such topic; one of ${deadLetterTopics.map(({ of }) => of).join(', ')}.`,
		);
	return topic;
}

export function offsetArgument(text: string): bigint {
	if (!/^\d{1,18}$/.test(text)) throw new InvalidArgumentError('An offset is a whole number from 0 on.');
	return BigInt(text);
}

export function countArgument(text: string): number {
	if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 0 on.');
	return Number(text);
}

/** An instant, or a span of time before `now`. */
export const sinceArgument =
	(now: () => Date) =>
	(text: string): Date => {
		const span = durationMs(text);
		const instant = span === undefined ? new Date(text) : new Date(now().getTime() - span);
		if (Number.isNaN(instant.getTime()) || (span === undefined && !/^\d{4}-\d{2}-\d{2}/.test(text)))
			throw new InvalidArgumentError('Give an ISO 8601 instant, or a span such as 30m, 2h, 3d.');
		return instant;
	};

/** An option that may be given more than once. */
export const manyArgument = (one: string, before: readonly string[] = []): readonly string[] => [...before, one];

export const JSON_OPTION = ['--json', 'one JSON object instead of text'] as const;
export const TOPIC = ['<topic>', 'whose dead letters, e.g. erp.items', topicArgument] as const;

export interface SelectionOptions {
	readonly code?: readonly string[];
	readonly group?: string;
	readonly partition?: number;
	readonly fromOffset?: bigint;
	readonly toOffset?: bigint;
	readonly since?: Date;
	readonly json?: boolean;
}

/** Adds the options that say which letters are meant. `now`: what spans of time are counted from. */
export function withSelection(command: Command, now: () => Date): Command {
	return command
		.option('--code <code>', 'only letters with this error code; may be repeated', manyArgument)
		.option('--group <name>', 'only letters that this consumer group gave up')
		.option('--partition <n>', 'only letters of this partition of the dead-letter topic', countArgument)
		.option('--from-offset <n>', 'from this offset of the dead-letter topic on', offsetArgument)
		.option('--to-offset <n>', 'up to and with this offset', offsetArgument)
		.option('--since <when>', 'died not before: an ISO 8601 instant, or a span such as 2h', sinceArgument(now))
		.option(...JSON_OPTION);
}

export function selectionOf({ code, group, partition, fromOffset, toOffset, since }: SelectionOptions): Selection {
	return {
		...(code && { codes: code }),
		...(group !== undefined && { group }),
		...(partition !== undefined && { partition }),
		...(fromOffset !== undefined && { fromOffset }),
		...(toOffset !== undefined && { toOffset }),
		...(since && { since }),
	};
}
