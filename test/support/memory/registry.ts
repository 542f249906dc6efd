import avro from 'avsc';
import type { RegistryClient } from '../../../infra/registry/client.ts';
import { openCodec } from '../../../infra/registry/codec.ts';
import { avroOptions } from '../../../infra/registry/logical-types.ts';
import { registerSchemas } from '../../../infra/registry/register.ts';

export interface MemoryRegistry extends RegistryClient {
	/** Ids that were asked for, in order. */
	readonly asked: number[];
	/** Every call fails with it until it is undefined again. */
	fault: Error | undefined;
}

/** A schema registry in memory: gives ids from 1 on, the same id to the same schema, under whatever subject. */
export function memoryRegistry(): MemoryRegistry {
	const ids = new Map<string, number>();
	const schemas: object[] = [];
	const subjects = new Set<string>();
	const registry: MemoryRegistry = {
		asked: [],
		fault: undefined,
		async idOf(subject, schema) {
			if (registry.fault) throw registry.fault;
			const text = JSON.stringify(schema);
			return subjects.has(`${subject}\n${text}`) ? ids.get(text) : undefined;
		},
		async writerType(id) {
			registry.asked.push(id);
			if (registry.fault) throw registry.fault;
			const schema = schemas[id - 1];
			return schema && avro.Type.forSchema(schema as never, avroOptions());
		},
		async register(subject, schema) {
			const text = JSON.stringify(schema);
			subjects.add(`${subject}\n${text}`);
			const id = ids.get(text) ?? schemas.push(schema);
			ids.set(text, id);
			return id;
		},
	};
	return registry;
}

/** The codec on a registry in memory that knows every schema of the catalogue. */
export async function memoryCodec(registry: RegistryClient = memoryRegistry()) {
	await registerSchemas(registry, '');
	return openCodec({ registry, topicPrefix: '' });
}
