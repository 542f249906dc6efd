import confluent from '@kafkajs/confluent-schema-registry';
import type avro from 'avsc';
import { PsraError, reasonOf } from '../errors.ts';
import { avroOptions } from './logical-types.ts';

const { SchemaRegistry, SchemaType } = confluent;

/** A schema registry with the Confluent API. */
export interface RegistryClient {
	/** Id of this very schema under the subject; undefined where it isn't registered. */
	idOf(subject: string, schema: object): Promise<number | undefined>;
	/** The writer's type of an id; undefined where the registry doesn't know it. */
	writerType(id: number): Promise<avro.Type | undefined>;
	/** Registers under FULL_TRANSITIVE; throws SCHEMA_INCOMPATIBLE with the registry's reasons. */
	register(subject: string, schema: object): Promise<number>;
}

const NOT_FOUND = 404;
const CONFLICT = 409;

export function registryClient(url: string): RegistryClient {
	const host = url.replace(/\/+$/, '');
	const registry = new SchemaRegistry(
		{ host, retry: { maxRetryTimeInSecs: 3, initialRetryTimeInSecs: 0.1, retries: 5, factor: 0.2, multiplier: 2 } },
		{ [SchemaType.AVRO]: avroOptions() } as never,
	);
	const absent = (error: unknown) => {
		if (statusOf(error) === NOT_FOUND || isPlainNotFound(error)) return undefined;
		throw unavailable(error);
	};
	return {
		idOf: (subject, schema) => registry.getRegistryIdBySchema(subject, schema as never).catch(absent),
		writerType: (id) => (registry.getSchema(id) as Promise<unknown> as Promise<avro.Type>).catch(absent),
		async register(subject, schema) {
			await setCompatibility(host, subject);
			try {
				return (await registry.register(schema as never, { subject, compatibility: 'FULL_TRANSITIVE' as never })).id;
			} catch (error) {
				if (statusOf(error) !== CONFLICT) throw unavailable(error);
				throw new PsraError(
					'SCHEMA_INCOMPATIBLE',
					`${subject}: the registry refuses the schema as incompatible.`,
					{
						field: subject,
						problem: reasonOf(error),
						remedy: 'Add or remove only fields that have defaults; see `psra schemas check`.',
					},
					error,
				);
			}
		},
	};
}

/** The client sets a subject's level only after the first registration; before it, anything would be let in. */
async function setCompatibility(host: string, subject: string): Promise<void> {
	try {
		const answer = await fetch(`${host}/config/${encodeURIComponent(subject)}`, {
			method: 'PUT',
			headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
			body: JSON.stringify({ compatibility: 'FULL_TRANSITIVE' }),
		});
		if (!answer.ok) throw new Error(`HTTP ${answer.status} ${await answer.text()}`);
	} catch (error) {
		throw unavailable(error);
	}
}

/** Where the client turns a 404 into an error of its own, it drops the status; it does so for nothing else. */
const isPlainNotFound = (error: unknown) => error instanceof Error && error.name === 'ConfluentSchemaRegistryError';
/** The client answers status 400 where the connection was refused, so 400 says nothing by itself. */
const statusOf = (error: unknown) => (error as { status?: number } | null)?.status;
const unavailable = (error: unknown) =>
	error instanceof PsraError
		? error
		: new PsraError('REGISTRY_UNAVAILABLE', `The schema registry does not answer: ${reasonOf(error)}`, {}, error);
