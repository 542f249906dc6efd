import { createHash } from 'node:crypto';
import type { Appended } from './audit.ts';
import {
	BAD_HEADER,
	DEAD,
	type Evidence,
	headerOf,
	headersAsCame,
	originOf,
	outboxIdOf,
	placeOf,
	type TopicRecord,
} from './evidence.ts';

/** What the broker acknowledged to the harness stands on its topic. */
export function acknowledged({ sent, records }: Evidence): string[] {
	const there = new Set(records.flatMap((record) => [`${record.topic} ${nameOf(record)}`]));
	return distinct(sent.map((one) => `${one.topic} ${one.bad === undefined ? one.id : `bad ${one.bad}`}`))
		.filter((name) => !there.has(name))
		.map((name) => `acknowledged and not on its topic: ${name}`);
}

const nameOf = (record: TopicRecord): string => {
	const bad = headerOf(record, BAD_HEADER);
	return bad === undefined ? (headerOf(record, 'ce_id') ?? '') : `bad ${bad}`;
};

/** Ids in the outbox are ids on the topics: each row that was committed stands there with its bytes, and nothing else. */
export function published({ audit, sent, records }: Evidence): string[] {
	const onTopic = Map.groupBy(records, (record) => `${record.topic} ${outboxIdOf(record)}`);
	const known = new Set(sent.map(({ topic, id }) => `${topic} ${id}`));
	const wrong: string[] = [];
	for (const { topic, id, keyMd5, payloadMd5 } of audit.appended) {
		const name = `${topic} ${id}`;
		if (known.has(name)) wrong.push(`appended twice: ${name}`);
		known.add(name);
		const found = onTopic.get(name);
		if (!found) wrong.push(`lost: ${name}`);
		else if (found.some(({ key, value }) => md5(key) !== keyMd5 || md5(value) !== payloadMd5))
			wrong.push(`published with other bytes: ${name}`);
	}
	for (const [name, [record]] of onTopic)
		if (!known.has(name) && record && headerOf(record, BAD_HEADER) === undefined)
			wrong.push(`published and never appended: ${name}`);
	return wrong;
}

/**
 * Topics whose records stand each for itself, and which several writers append to without holding the aggregate. Two that
 * ran side by side have no order; one that saw the other committed comes after it here too.
 */
const SIDE_BY_SIDE = new Set(['origin.evaluation-requests']);

/** Whether the statement that appended `later` saw `earlier` committed. */
function saw(later: Appended, earlier: Appended): boolean {
	const [xmin, xmax, running = ''] = later.snapshot.split(':');
	const { xid } = earlier;
	if (xid === later.xid || xid < Number(xmin)) return true;
	return xid < Number(xmax) && !running.split(',').includes(String(xid));
}

/** Of one aggregate, what is seen first on the topic is in the order in which it was appended. */
export function order({ audit, records }: Evidence): string[] {
	const first = new Map<string, TopicRecord>();
	for (const record of records) {
		const name = `${record.topic} ${outboxIdOf(record)}`;
		const known = first.get(name);
		if (!known || (known.partition === record.partition && record.offset < known.offset)) first.set(name, record);
	}
	const wrong: string[] = [];
	for (const [aggregate, rows] of Map.groupBy(audit.appended, (row) => row.aggregate)) {
		const seen = rows
			.toSorted((a, b) => a.seq - b.seq)
			.flatMap((row) => {
				const record = first.get(`${row.topic} ${row.id}`);
				return record ? [{ row, record }] : [];
			});
		wrong.push(...seen.flatMap((one, index) => inverted(aggregate, seen.slice(0, index), one)));
	}
	return wrong;
}

interface Seen {
	readonly row: Appended;
	readonly record: TopicRecord;
}

function inverted(aggregate: string, before: readonly Seen[], { row, record }: Seen): string[] {
	const last = before.at(-1);
	if (last && last.record.partition !== record.partition)
		return [`${aggregate} is on two partitions: ${last.row.id}, ${row.id}`];
	return before.flatMap((one) => {
		const isFree = SIDE_BY_SIDE.has(row.topic) && !saw(row, one.row);
		return one.record.offset > record.offset && !isFree ? [`${aggregate}: ${row.id} came before ${one.row.id}`] : [];
	});
}

/** Dead letters are those that were sent bad on purpose, each once, byte for byte. */
export function deadLetters({ records }: Evidence): string[] {
	const bad = new Map(
		records
			.filter((record) => !record.topic.endsWith(DEAD) && headerOf(record, BAD_HEADER) !== undefined)
			.map((record) => [placeOf(record), record]),
	);
	const groups = new Map<string, Set<string>>();
	const wrong: string[] = [];
	for (const letter of records.filter(({ topic }) => topic.endsWith(DEAD))) {
		const { place, group } = originOf(letter);
		const original = bad.get(place);
		if (!original) wrong.push(`a good record is a dead letter: ${place} (${headerOf(letter, '__dlq.errors.message')})`);
		else if (!isSame(original, letter)) wrong.push(`a dead letter has other bytes: ${place}`);
		const by = groups.get(place) ?? new Set();
		groups.set(place, by.add(group));
	}
	for (const place of bad.keys()) {
		const by = groups.get(place)?.size ?? 0;
		if (by !== 1) wrong.push(`a bad record went to the dead letters of ${by} consumers: ${place}`);
	}
	return wrong;
}

function isSame(original: TopicRecord, letter: TopicRecord): boolean {
	const bytes = ({ key, value }: TopicRecord, headers: TopicRecord['headers']) =>
		JSON.stringify([hex(key), hex(value), headers.map(([name, content]) => [name, hex(content)])]);
	return bytes(original, original.headers) === bytes(letter, headersAsCame(letter));
}

const hex = (bytes: Buffer | null) => bytes?.toString('hex') ?? null;
const md5 = (bytes: Buffer | null) => (bytes === null ? null : createHash('md5').update(bytes).digest('hex'));
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
