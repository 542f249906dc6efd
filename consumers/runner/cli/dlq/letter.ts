import { createHash } from 'node:crypto';
import type { EncodedMessage, Header, ReceivedMessage } from '../../../../infra/ports/message.ts';
import type { LetterPlace } from '../../../../infra/ports/redrives.ts';
import { deadLetterTopics, partitionOf, topicNamed } from '../../../../topics/catalogue/index.ts';

const REASON = '__dlq.';
const ERRORS = '__dlq.errors.';
/** Header of a record that was sent again: how often. Consumers pass it by. */
export const REPLAYS = 'redrivecount';

/** A record of a dead-letter topic, taken apart. */
export interface Letter {
	/** Name of the dead-letter topic. */
	readonly topic: string;
	/** The topic whose dead letters these are. */
	readonly of: string;
	readonly partition: number;
	readonly offset: string;
	readonly key: Uint8Array | null;
	readonly payload: Uint8Array | null;
	/** As the record came, reasons and replays left out. */
	readonly headers: readonly Header[];
	/** Why it is here, by the name behind `__dlq.errors.`. */
	readonly reasons: Readonly<Record<string, string>>;
	/** How often it was sent again before it came here. */
	readonly replays: number;
}

/** Takes a record of a dead-letter topic apart. A topic that is none is a RangeError. */
export function letterOf({ topic, partition, offset, key, payload, headers }: ReceivedMessage): Letter {
	const of = deadLetterTopics.find(({ name }) => name === topic)?.of;
	if (of === undefined) throw new RangeError(`${topic} holds no dead letters`);
	const own = headers.filter(([name]) => !name.startsWith(REASON) && name !== REPLAYS);
	// The newest stands last: a record may bear reasons of an earlier death.
	const reasons = Object.fromEntries(
		headers.flatMap(([name, value]) => (name.startsWith(ERRORS) ? [[name.slice(ERRORS.length), textOf(value)]] : [])),
	);
	const count = headers.findLast(([name]) => name === REPLAYS)?.[1];
	const replays = count === undefined ? 0 : Number(textOf(count));
	return {
		topic,
		of,
		partition,
		offset,
		key,
		payload,
		headers: own,
		reasons,
		replays: Number.isSafeInteger(replays) && replays >= 0 ? replays : 0,
	};
}

/** The record as it was, on its way to its topic again: byte for byte, under its id, with the count of its replays. */
export function originalOf(letter: Letter): EncodedMessage {
	const { of, key, payload, headers, replays } = letter;
	return {
		id: headerOf(letter, 'ce_id') ?? placeInWords(letter),
		topic: of,
		partition: partitionOf(topicNamed(of), key),
		type: headerOf(letter, 'ce_type') ?? '',
		key,
		payload,
		headers: [...headers, [REPLAYS, Buffer.from(String(replays + 1))]],
		aggregate: { type: of, id: key === null ? '' : textOf(key) },
	};
}

/** How its redrive is remembered. */
export function placeOf({ topic, partition, offset, key, payload, headers, reasons }: Letter): LetterPlace {
	const hash = createHash('sha256');
	for (const part of [key, payload, ...headers.flat(), JSON.stringify(reasons)]) {
		const bytes = Buffer.from(part ?? '');
		hash.update(`${part === null ? '-' : bytes.length}:`).update(bytes);
	}
	return { topic, partition, offset, digest: hash.digest('hex') };
}

/** The text of the first own header of a name. */
export function headerOf({ headers }: Letter, name: string): string | undefined {
	const found = headers.find(([one]) => one === name)?.[1];
	return found && textOf(found);
}

export const placeInWords = ({ topic, partition, offset }: Letter) => `${topic}/${partition}/${offset}`;

export const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
