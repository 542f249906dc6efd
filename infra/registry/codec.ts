import avro from 'avsc';
import { schemaOf } from '../../schemas/index.ts';
import { topicNamed } from '../../topics/catalogue/index.ts';
import { PsraError, reasonOf } from '../errors.ts';
import type { Codec } from '../ports/codec.ts';
import type { SchemaMemory } from '../ports/schema-memory.ts';
import { BoundedCache } from './bounded-cache.ts';
import type { RegistryClient } from './client.ts';
import { avroOptions } from './logical-types.ts';
import { type Subject, subjects } from './subjects.ts';

const MAGIC = 0;
const HEADER = 5;
/** Writers' schemas kept; each is a resolver of some kilobytes. */
const WRITERS = 1_000;
/** For how long an unknown id is not asked for again, in milliseconds: a flood of bad messages costs no flood of calls. */
const UNKNOWN_FOR = 30_000;

interface Writer {
	readonly type: string;
	/** Built once per (writer id, reader): building it anew for each message costs 700 times the decoding. */
	readonly resolver: ReturnType<avro.Type['createResolver']> | undefined;
	readonly reader: avro.Type;
}

export interface CodecOptions {
	readonly registry: RegistryClient;
	readonly topicPrefix: string;
	/** Absent for short-lived tools that only read. */
	readonly memory?: SchemaMemory;
}

/**
 * Looks every schema of the catalogue up. Throws SCHEMA_NOT_REGISTERED where one is missing, SCHEMA_ID_MOVED where the
 * registry gives another id than before.
 */
export async function openCodec({ registry, topicPrefix, memory }: CodecOptions): Promise<Codec> {
	const ids = await lookUp(registry, subjects(topicPrefix), memory);
	const readers = new Map<string, avro.Type>();
	for (const [type, schema] of Object.entries(schemaOf))
		readers.set(type, avro.Type.forSchema(schema as never, avroOptions()));
	const writers = new BoundedCache<number, Writer>(WRITERS);
	const unknown = new BoundedCache<number, number>(WRITERS);

	/** Asked for now. Many messages of one new writer come at once: they share a question, and one that failed is not kept. */
	const asked = new Map<number, Promise<Writer>>();

	function writerOf(id: number): Promise<Writer> {
		const question = asked.get(id) ?? ask(id).finally(() => asked.delete(id));
		asked.set(id, question);
		return question;
	}

	async function ask(id: number): Promise<Writer> {
		const missedAt = unknown.get(id);
		const isMissed = missedAt !== undefined && performance.now() - missedAt < UNKNOWN_FOR;
		const type = isMissed ? undefined : await registry.writerType(id);
		if (!type) {
			if (!isMissed) unknown.set(id, performance.now());
			throw new PsraError('SCHEMA_ID_UNKNOWN', `The registry knows no schema ${id}.`, {
				field: 'schema id',
				problem: `${id} is not registered`,
				remedy: 'Register the schema and send the message again with the id that the registry gave.',
			});
		}
		const writer = resolve(id, type, readers);
		writers.set(id, writer);
		return writer;
	}

	return {
		encode(topic, type, value) {
			const id = ids.get(`${topic}\n${type}`);
			const writer = readers.get(type);
			if (id === undefined || !writer) throw new RangeError(`${type} is no record of topic ${topic}`);
			return encode(writer, id, type, value);
		},
		async decode(topic, payload) {
			const bytes = Buffer.isBuffer(payload)
				? payload
				: Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
			if (bytes.length < HEADER || bytes[0] !== MAGIC) {
				throw new PsraError('MESSAGE_NOT_WIRE_FORMAT', 'The value is not in Confluent wire format.', {
					field: 'value',
					problem:
						bytes.length < HEADER ? `only ${bytes.length} bytes` : `it begins with byte ${bytes[0]} instead of 0`,
					remedy: 'Serialise with a schema registry serialiser: magic byte 0, 4-byte schema id, Avro.',
				});
			}
			const id = bytes.readInt32BE(1);
			const writer = writers.get(id) ?? (await writerOf(id));
			const { records } = topicNamed(topic);
			if (!(writer.type in records)) {
				throw new PsraError('EVENT_TYPE_UNEXPECTED', `${writer.type} is no record of ${topic}.`, {
					field: 'schema id',
					problem: `it names ${writer.type}`,
					remedy: `Send ${Object.keys(records).join(' or ')} to this topic.`,
				});
			}
			return { type: writer.type, value: decode(writer, bytes) };
		},
	};
}

async function lookUp(
	registry: RegistryClient,
	needed: readonly Subject[],
	memory: SchemaMemory | undefined,
): Promise<Map<string, number>> {
	const found = await Promise.all(needed.map(async (s) => ({ ...s, id: await registry.idOf(s.subject, s.schema) })));
	const missing = found.filter((s) => s.id === undefined).map((s) => s.subject);
	if (missing.length > 0) {
		throw new PsraError('SCHEMA_NOT_REGISTERED', `The registry lacks the schemas of ${missing.join(', ')}.`, {
			field: missing[0] as string,
			problem: 'this edition of the schema is not registered',
			remedy: 'Run `psra schemas register`.',
		});
	}
	const registered = found.map((s) => ({
		subject: s.subject,
		type: s.type,
		fingerprint: s.fingerprint,
		id: s.id as number,
		topic: s.topic,
	}));
	const [moved] = (await memory?.note(registered)) ?? [];
	if (moved) {
		throw new PsraError(
			'SCHEMA_ID_MOVED',
			`The registry gives ${moved.schema.subject} the id ${moved.schema.id}; it was ${moved.knownId}.`,
			{
				field: moved.schema.subject,
				problem: 'ids were given anew, so older messages would be read with a wrong schema',
				remedy: "Restore the registry's storage from its backup; do not register anything in this one.",
			},
		);
	}
	return new Map(registered.map((s) => [`${s.topic}\n${s.type}`, s.id]));
}

/** A record type that we don't know is no reason to fail here: the topic decides whether it may stand there. */
function resolve(id: number, writer: avro.Type, readers: ReadonlyMap<string, avro.Type>): Writer {
	const type = writer.name ?? '';
	const reader = readers.get(type);
	if (!reader) return { type, resolver: undefined, reader: writer };
	try {
		return { type, resolver: reader.equals(writer) ? undefined : reader.createResolver(writer), reader };
	} catch (error) {
		throw new PsraError(
			'MESSAGE_NOT_DECODABLE',
			`Schema ${id} can not be read as ${type}.`,
			{
				field: 'schema id',
				problem: reasonOf(error),
				remedy: 'Write with a schema compatible with the released ones.',
			},
			error,
		);
	}
}

/** What most values fit into; a larger one is written twice, the second time into as much as it needs. */
let draft = Buffer.alloc(4_096);

function encode(type: avro.Type, id: number, name: string, value: object): Uint8Array {
	try {
		let end = type.encode(value, draft, HEADER);
		// avsc answers how many bytes were missing, negative.
		if (end < 0) {
			draft = Buffer.alloc(draft.length - end);
			end = type.encode(value, draft, HEADER);
		}
		const bytes = Buffer.allocUnsafe(end);
		draft.copy(bytes, 0, 0, end);
		bytes[0] = MAGIC;
		bytes.writeInt32BE(id, 1);
		return bytes;
	} catch (error) {
		throw invalid(type, name, value, error);
	}
}

function invalid(type: avro.Type, name: string, value: object, cause: unknown): PsraError {
	let field = '';
	let problem = reasonOf(cause);
	type.isValid(value, {
		errorHook(path: string[], found: unknown, expected: avro.Type) {
			if (field !== '') return;
			field = path.join('.');
			problem = `${JSON.stringify(found) ?? 'nothing'} is no ${expected.toString()}`;
		},
	} as never);
	return new PsraError(
		'VALUE_INVALID',
		`${name}: ${field === '' ? problem : `${field}: ${problem}`}`,
		{
			field,
			problem,
			remedy: 'Correct the field; the schema says what it may hold.',
		},
		cause,
	);
}

/** Reads from behind the header where it stands: a view of the rest is a buffer more for each message. */
function decode({ type, reader, resolver }: Writer, bytes: Buffer): object {
	try {
		const { value, offset } = reader.decode(bytes, HEADER, resolver) as { value: object; offset: number };
		if (offset !== bytes.length) throw new RangeError(offset < 0 ? 'truncated buffer' : 'trailing data');
		return value;
	} catch (error) {
		throw new PsraError(
			'MESSAGE_NOT_DECODABLE',
			`The value does not decode as ${type}.`,
			{
				field: 'value',
				problem: reasonOf(error),
				remedy: 'Serialise with the schema whose id the message carries.',
			},
			error,
		);
	}
}
