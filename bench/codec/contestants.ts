import confluent from '@kafkajs/confluent-schema-registry';
import avro from 'avsc';
import type { Codec } from '../../infra/ports/codec.ts';
import { registryClient } from '../../infra/registry/client.ts';
import { openCodec } from '../../infra/registry/codec.ts';
import { openTo } from '../../infra/registry/http.ts';
import { avroOptions } from '../../infra/registry/logical-types.ts';
import type { EventType } from '../../schemas/index.ts';
import { schemaOf } from '../../schemas/index.ts';
import { subjectOf, type TopicName, topicNamed } from '../../topics/catalogue/index.ts';
import type { BenchStack } from '../support/stack.ts';

const { SchemaRegistry, SchemaType } = confluent;
const HEADER = 5;

/** A record with its wire format by the schema of this code, and by one of a writer that is a field ahead. */
export interface Sample {
	readonly type: EventType;
	readonly topic: TopicName;
	readonly value: object;
	readonly wire: Buffer;
	readonly evolved: Buffer;
}

export interface Contestants {
	readonly codec: Codec;
	/** avsc alone on the same logical types: reader, and resolver of the writer that is a field ahead. */
	bare(sample: Sample): { readonly type: avro.Type; readonly resolver: ReturnType<avro.Type['createResolver']> };
	/** avsc alone without logical types: what the exact decimals and dates cost is the distance to it. */
	plain(sample: Sample): { readonly type: avro.Type; readonly value: unknown };
	/** The registry's client, as its manual uses it. */
	readonly client: InstanceType<typeof SchemaRegistry>;
	sample(topic: TopicName, type: EventType, value: object): Promise<Sample>;
}

/** avsc without our bounded arrays: what they cost is part of what is measured. */
const bareOptions = () => ({ logicalTypes: avroOptions().logicalTypes }) as avro.ForSchemaOptions;

export async function contestants({ registryUrl, prefix }: BenchStack): Promise<Contestants> {
	const registry = registryClient(openTo(registryUrl));
	const codec = await openCodec({ registry, topicPrefix: prefix });
	const client = new SchemaRegistry({ host: registryUrl }, { [SchemaType.AVRO]: bareOptions() } as never);
	return {
		codec,
		client,
		bare({ type }) {
			const reader = avro.Type.forSchema(schemaOf[type] as never, bareOptions());
			const writer = avro.Type.forSchema(ahead(schemaOf[type]) as never, bareOptions());
			return { type: reader, resolver: reader.createResolver(writer) };
		},
		plain({ type, wire }) {
			const plain = avro.Type.forSchema(schemaOf[type] as never);
			return { type: plain, value: plain.fromBuffer(bodyOf(wire)) };
		},
		async sample(topic, type, value) {
			const wire = Buffer.from(codec.encode(topic, type, value));
			const schema = ahead(schemaOf[type]);
			const id = await registry.register(subjectOf(topicNamed(topic), type, `${prefix}${topic}`), schema);
			const body = avro.Type.forSchema(schema as never, bareOptions()).toBuffer({ ...value, addedLater: 'text' });
			const evolved = Buffer.concat([Buffer.alloc(HEADER), body]);
			evolved.writeInt32BE(id, 1);
			return { type, topic, value, wire, evolved };
		},
	};
}

/** The schema with one more field that has a default, as FULL_TRANSITIVE lets a writer add one. */
function ahead(schema: unknown): object {
	const { fields, ...rest } = schema as { readonly fields: readonly object[] };
	return { ...rest, fields: [...fields, { name: 'addedLater', type: ['null', 'string'], default: null }] };
}

/** Avro without the wire format's header. */
export const bodyOf = (wire: Buffer): Buffer => wire.subarray(HEADER);
