import { InvalidArgumentError } from 'commander';
import { durationMs } from '../../../../infra/terminal/index.ts';
import { deadLetterTopics } from '../../../../topics/catalogue/index.ts';
import { deadLetterTopic } from './selection.ts';

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
