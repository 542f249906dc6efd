import { PsraError } from '../errors.ts';
import type { MessageProducer } from '../ports/bus.ts';
import type { Logger } from '../ports/logger.ts';
import type { Lease, OutboxFeed, OutboxRow } from '../ports/outbox.ts';

export interface PublishParts {
	readonly feed: Pick<OutboxFeed, 'park'>;
	readonly producer: MessageProducer;
	readonly logger: Logger;
	readonly metrics?: { outboxParked(topic: string): void };
}

export interface Published {
	/** Rows that the broker acknowledged. */
	readonly rows: readonly OutboxRow[];
	/** Rows that it refuses for good and that were set aside. */
	readonly parked: number;
	/** The lease was lost meanwhile: nothing more was published. */
	readonly isLost: boolean;
}

/** Publishes rows in order; one that the broker refuses for good is parked. Throws where nothing is known of some. */
export async function publish(
	parts: PublishParts,
	lease: Lease,
	rows: readonly OutboxRow[],
	isLost: () => boolean,
): Promise<Published> {
	try {
		const placed = await place(parts, rows);
		await parts.producer.send(placed);
		return { rows: placed, parked: 0, isLost: false };
	} catch (error) {
		if (!(error instanceof PsraError) || error.code !== 'KAFKA_REFUSED') throw error;
		const [row, ...others] = rows as [OutboxRow, ...OutboxRow[]];
		return others.length > 0 ? publishOneByOne(parts, lease, rows, isLost) : park(parts, lease, row, error);
	}
}

/** Finds the row that the broker refuses. Later rows of its aggregate stay behind it. */
async function publishOneByOne(
	parts: PublishParts,
	lease: Lease,
	rows: readonly OutboxRow[],
	isLost: () => boolean,
): Promise<Published> {
	const published: OutboxRow[] = [];
	const waiting = new Set<string>();
	let parked = 0;
	for (const row of rows) {
		const aggregate = `${row.aggregate.type}\n${row.aggregate.id}`;
		if (waiting.has(aggregate)) continue;
		if (isLost()) return { rows: published, parked, isLost: true };
		const one = await publish(parts, lease, [row], isLost);
		if (one.rows.length === 0) waiting.add(aggregate);
		published.push(...one.rows);
		parked += one.parked;
		if (one.isLost) return { rows: published, parked, isLost: true };
	}
	return { rows: published, parked, isLost: false };
}

async function park(
	{ feed, logger, metrics }: PublishParts,
	lease: Lease,
	row: OutboxRow,
	{ code, message }: PsraError,
): Promise<Published> {
	if (!(await feed.park(lease, row.seq, code, message))) return { rows: [], parked: 0, isLost: true };
	logger.error({ topic: row.topic, id: row.id, problem: message }, 'a row can not be published and is parked');
	metrics?.outboxParked(row.topic);
	return { rows: [], parked: 1, isLost: false };
}

/** Rows whose topic the broker does not know yet wait, and only they: it may have been made a moment ago. */
async function place({ producer, logger }: PublishParts, rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
	const counts = new Map<string, number>();
	for (const topic of new Set(rows.map((row) => row.topic))) {
		try {
			counts.set(topic, await producer.partitions(topic));
		} catch (error) {
			if (!isTopicUnknown(error)) throw error;
			logger.debug({ topic }, 'rows wait for their topic');
		}
	}
	const placed = rows.filter(({ topic }) => counts.has(topic));
	const lost = placed.find(({ topic, partition }) => partition >= (counts.get(topic) ?? 0));
	if (lost) throw partitionMissing(lost, counts.get(lost.topic) ?? 0);
	return placed;
}

const isTopicUnknown = (error: unknown) =>
	error instanceof PsraError && error.code === 'KAFKA_UNAVAILABLE' && error.facts.type === 'UNKNOWN_TOPIC_OR_PARTITION';

function partitionMissing({ topic, partition }: OutboxRow, count: number): PsraError {
	return new PsraError(
		'KAFKA_REFUSED',
		`The broker has ${count} partitions of ${topic}; a row belongs to partition ${partition}.`,
		{
			field: topic,
			problem: 'the topic has fewer partitions than the catalogue',
			remedy: 'Run `psra topics apply`, then `psra outbox retry`.',
		},
	);
}
