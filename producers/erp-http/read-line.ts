import { createHash } from 'node:crypto';
import { PsraError, reasonOf } from '../../infra/errors.ts';
import type { Codec } from '../../infra/ports/codec.ts';
import type { EventType, EventTypes } from '../../schemas/index.ts';
import { companyOf, keyOf, topicNamed } from '../../topics/catalogue/index.ts';
import { ambiguityOf } from './ambiguity.ts';
import type { Entrance } from './entrances.ts';
import { KEY_BYTES, LINE_BYTES } from './limits.ts';
import { type LineProblem, lineProblem, quoted } from './problem.ts';
import { readRecord } from './read-record.ts';
import type { Line } from './split-lines.ts';

/** A line that may be taken in. */
export interface GoodLine {
	readonly line: Line;
	/** `ce_id`: what it is about and what it says, so that the same record sent again is a repeat however it is spelled. */
	readonly id: string;
	readonly value: EventTypes[EventType];
	/** SHA-256 of the record in Avro, hex. */
	readonly digest: string;
}

export interface BadLine {
	readonly line: Line;
	readonly problems: readonly [LineProblem, ...LineProblem[]];
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** Bytes of the wire format before the record. */
const WIRE_HEADER = 5;
/** Characters of a digest in an id: 132 bits. */
const DIGEST_IN_ID = 22;

/** Reads lines of one entrance that a company's sender has sent. Pure. */
export function lineReader(
	{ topic, type, schema }: Entrance,
	company: string,
	codec: Pick<Codec, 'encode'>,
): (line: Line) => GoodLine | BadLine {
	return (line) => {
		const bad = (...problems: [LineProblem, ...LineProblem[]]): BadLine => ({ line, problems });
		if (line.whole) return bad(tooLong(line.whole.bytes));
		const parsed = parse(line.bytes);
		if ('problem' in parsed) return bad(parsed.problem);
		const read = readRecord(schema, parsed.value);
		if ('problems' in read) return bad(...read.problems);
		const value = read.record as unknown as EventTypes[typeof type];
		const named = companyOf(topicNamed(topic), type, value);
		if (named !== company) return bad(foreign(named, company));
		const key = keyOf(topicNamed(topic), type, value);
		if (Buffer.byteLength(key) > KEY_BYTES) return bad(keyTooLong(topicNamed(topic).key));
		try {
			const record = codec.encode(topic, type, value).subarray(WIRE_HEADER);
			const digest = createHash('sha256').update(record).digest();
			const id = `http:${type}:${key}:${digest.toString('base64url').slice(0, DIGEST_IN_ID)}`;
			return { line, id, value, digest: digest.toString('hex') };
		} catch (error) {
			if (!(error instanceof PsraError) || error.code !== 'VALUE_INVALID') throw error;
			const { field = '', problem = error.message, remedy = 'Correct the field.' } = error.facts;
			return bad(lineProblem('VALUE_INVALID', field, problem, remedy));
		}
	};
}

/** True where a line holds no data: NDJSON lets such lines stand between the others. */
export function isBlank({ bytes, whole }: Line): boolean {
	return !whole && bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

function parse(bytes: Buffer): { readonly value: unknown } | { readonly problem: LineProblem } {
	let json: string;
	try {
		json = utf8.decode(bytes);
	} catch {
		return { problem: notReadable('is no UTF-8', 'Send UTF-8.') };
	}
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch (error) {
		const why = reasonOf(error);
		return { problem: notReadable(`is no JSON: ${why}`, 'Send one JSON object a line, without line breaks in it.') };
	}
	const ambiguity = ambiguityOf(json);
	return ambiguity ? { problem: ambiguity } : { value };
}

function notReadable(problem: string, remedy: string): LineProblem {
	return lineProblem('REQUEST_MALFORMED', '', problem, remedy);
}

function tooLong(bytes: number): LineProblem {
	return lineProblem(
		'BODY_TOO_LARGE',
		'',
		`has ${bytes} bytes; a line may have ${LINE_BYTES}`,
		'Send a smaller record: no topic holds one of this size.',
	);
}

function foreign(named: string, company: string): LineProblem {
	return lineProblem(
		'COMPANY_MISMATCH',
		'company',
		`${quoted(named)} is not ${company}, for which the request was let in`,
		"Send each company's records with its own token or key.",
	);
}

function keyTooLong(key: string): LineProblem {
	return lineProblem(
		'VALUE_INVALID',
		key,
		`has more than ${KEY_BYTES} bytes`,
		'Use shorter numbers; they are part of every key.',
	);
}
