import avro from 'avsc';
import kafkajs from 'kafkajs';
import pg from 'pg';
import { readAudit, readPages } from './audit.ts';
import type { Evidence, SagaRow, Tables, TopicRecord } from './evidence.ts';

export interface Places {
	readonly brokers: readonly string[];
	/** Base of the registry's Confluent API. */
	readonly registryUrl: string;
	readonly databaseUrl: string;
}

const GIVE_UP_MS = 180_000;
/** Topics whose records are looked into. */
const DECODED = /^(erp\.(?!.*\.dlq$)|ltsd\.certificate-events$)/;
const FACTS = ['party', 'item', 'bom', 'routing', 'price_list', 'exchange_rate', 'supplier_declaration'];

/** Reads topics and tables with clients of its own. */
export async function readEvidence(places: Places): Promise<Pick<Evidence, 'records' | 'audit' | 'tables' | 'drawn'>> {
	const raw = await readTopics(places.brokers);
	const decode = decoder(places.registryUrl);
	const records: TopicRecord[] = [];
	for (const record of raw) {
		const decoded = DECODED.test(record.topic) ? await decode(record.value) : undefined;
		records.push(decoded ? { ...record, decoded } : record);
	}
	const client = new pg.Client({ connectionString: places.databaseUrl });
	await client.connect();
	try {
		const drawn = await readPages(client);
		return { records, audit: await readAudit(client), tables: await readTables(client), drawn };
	} finally {
		await client.end();
	}
}

/** Every record of every topic, by topic, partition and offset. */
async function readTopics(brokers: readonly string[]): Promise<TopicRecord[]> {
	const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING });
	const admin = kafka.admin();
	await admin.connect();
	const topics = (await admin.listTopics()).filter((name) => !name.startsWith('__'));
	/** Next offsets to read, of partitions that hold something. */
	const left = new Map<string, number>();
	for (const topic of topics)
		for (const { partition, low, high } of await admin.fetchTopicOffsets(topic))
			if (low !== high) left.set(`${topic}/${partition}`, Number(high));
	await admin.disconnect();

	const records: TopicRecord[] = [];
	const consumer = kafka.consumer({ groupId: `chaos-checker-${Date.now()}`, maxWaitTimeInMs: 100 });
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	const giveUp = setTimeout(() => reject(new Error(`not read to the end: ${[...left.keys()]}`)), GIVE_UP_MS);
	const look = () => left.size === 0 && resolve();
	await consumer.connect();
	try {
		await consumer.subscribe({ topics, fromBeginning: true });
		await consumer.run({
			autoCommit: false,
			eachBatch: async ({ batch: { topic, partition, messages } }) => {
				for (const { offset, key, value, headers } of messages)
					records.push({ topic, partition, offset: Number(offset), key, value, headers: listed(headers ?? {}) });
				const place = `${topic}/${partition}`;
				if (Number(messages.at(-1)?.offset ?? -1) + 1 >= (left.get(place) ?? 0)) left.delete(place);
				look();
			},
		});
		look();
		await promise;
	} finally {
		clearTimeout(giveUp);
		await consumer.disconnect();
	}
	return records.sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition || a.offset - b.offset);
}

function listed(headers: kafkajs.IHeaders): [string, Buffer][] {
	return Object.entries(headers).flatMap(([name, values]) =>
		[values].flat().map((value): [string, Buffer] => [name, Buffer.from(value ?? '')]),
	);
}

/** Confluent wire format by plain avsc, with the writer's schema as the registry gives it. Undefined for anything else. */
function decoder(registryUrl: string): (value: Buffer | null) => Promise<TopicRecord['decoded']> {
	const types = new Map<number, Promise<avro.Type | undefined>>();
	const typeOf = async (id: number) => {
		const answer = await fetch(`${registryUrl}/schemas/ids/${id}`);
		if (!answer.ok) return undefined;
		return avro.Type.forSchema(JSON.parse(((await answer.json()) as { schema: string }).schema));
	};
	return async (value) => {
		if (value === null || value.length < 5 || value[0] !== 0) return undefined;
		const id = value.readInt32BE(1);
		if (!types.has(id)) types.set(id, typeOf(id));
		const type = await types.get(id);
		try {
			return type && { type: type.name ?? '', fields: type.fromBuffer(value.subarray(5)) };
		} catch {
			return undefined;
		}
	};
}

async function readTables(client: pg.Client): Promise<Tables> {
	const all = async <R extends object>(sql: string) => (await client.query<R>(sql)).rows;
	const facts: Record<string, ReadonlyMap<string, number>> = {};
	for (const table of FACTS) {
		const rows = await all<{ id: string; sequence: number }>(`SELECT id, sequence::float8 FROM ${table}`);
		facts[table] = new Map(rows.map(({ id, sequence }) => [id, sequence]));
	}
	const [counts] = await all<{ left: number; numbers: number }>(
		`SELECT (SELECT count(*)::int FROM outbox) AS left, (SELECT coalesce(sum(last), 0)::int FROM number_series) AS numbers`,
	);
	return {
		outboxLeft: counts?.left ?? 0,
		numbersTaken: counts?.numbers ?? 0,
		facts,
		movements: new Set(
			(await all<{ document: string }>('SELECT document FROM movement')).map(({ document }) => document),
		),
		parked: await all('SELECT id, topic, park_reason AS reason FROM outbox WHERE parked_at IS NOT NULL'),
		sagas: await all<SagaRow>(`
			SELECT saga, id, version, status, outcome, waiting_for AS "waitingFor",
				(SELECT array_agg(good->>'standing') FROM jsonb_array_elements(state->'data'->'goods') good) AS standings
			FROM saga`),
		history: await all('SELECT saga, id, version, commands FROM saga_history ORDER BY saga, id, version'),
		certificates: await all(
			`SELECT certificate_id AS id, request_id AS "requestId", number, status, version::int, pdf_sha256 AS "saidSha256",
				encode(sha256(pdf), 'hex') AS "keptSha256" FROM certificate`,
		),
		keysParked: await parkedKeys(all),
	};
}

const PARKED = 'parked_key';

/** An installation that parks no keys has no table of them. */
async function parkedKeys(all: <R extends object>(sql: string) => Promise<R[]>): Promise<number> {
	const [table] = await all<{ is: boolean }>(`SELECT to_regclass('${PARKED}') IS NOT NULL AS is`);
	if (!table?.is) return 0;
	const [row] = await all<{ count: number }>(`SELECT count(*)::int FROM ${PARKED}`);
	return row?.count ?? 0;
}
