import confluent from '@kafkajs/confluent-schema-registry';
import type avro from 'avsc';
import { PsraError, reasonOf } from '../errors.ts';
import { agentOf, type RegistryAccess, type RegistryHttp, registryError, registryHttp } from './http.ts';
import { avroOptions } from './logical-types.ts';

const { SchemaRegistry, SchemaType } = confluent;
type Middleware = NonNullable<ConstructorParameters<typeof SchemaRegistry>[0]['middlewares']>[number];

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

/** Look-ups after which the library's client is built anew: it keeps whatever it looked up, without a bound. */
const LOOKUPS = 1_000;

export function registryClient(access: RegistryAccess): RegistryClient {
	const http = registryHttp(access);
	const agent = agentOf(access);
	const build = () =>
		new SchemaRegistry(
			{ host: access.host, retry: RETRY, middlewares: [authorised(access)], ...(agent && { agent: agent as never }) },
			{ [SchemaType.AVRO]: avroOptions() } as never,
		);
	let registry = build();
	let lookups = 0;
	const absent = (error: unknown) => {
		if (statusOf(error) === NOT_FOUND || isPlainNotFound(error)) return undefined;
		throw registryError(error);
	};
	return {
		idOf: (subject, schema) => inTime(registry.getRegistryIdBySchema(subject, schema as never)).catch(absent),
		writerType(id) {
			lookups += 1;
			if (lookups % LOOKUPS === 0) registry = build();
			return inTime(registry.getSchema(id) as Promise<unknown> as Promise<avro.Type>).catch(absent);
		},
		async register(subject, schema) {
			await setCompatibility(http, subject);
			try {
				return (await registry.register(schema as never, { subject, compatibility: 'FULL_TRANSITIVE' as never })).id;
			} catch (error) {
				if (statusOf(error) !== CONFLICT) throw registryError(error);
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
async function setCompatibility(http: RegistryHttp, subject: string): Promise<void> {
	const level = { compatibility: 'FULL_TRANSITIVE' };
	const { status, text } = await http('PUT', `/config/${encodeURIComponent(subject)}`, level);
	if (status !== 200) throw registryError(new Error(`HTTP ${status} ${text}`));
}

const RETRY = { maxRetryTimeInSecs: 3, initialRetryTimeInSecs: 0.1, retries: 5, factor: 0.2, multiplier: 2 };

/** The library takes a password once and for all; here it is asked for at each request. */
function authorised({ authorization }: RegistryAccess): Middleware {
	return () => ({
		async prepareRequest(next) {
			const request = await next();
			return authorization ? request.enhance({ headers: { authorization: await authorization() } }) : request;
		},
	});
}

/** Milliseconds for a look-up with its retries: the library sets no limit, and one whose answer is lost held a consumer up. */
const LOOKUP_MS = 15_000;

async function inTime<T>(lookup: Promise<T>): Promise<T> {
	const late = Promise.withResolvers<never>();
	const timer = setTimeout(() => late.reject(new Error(`no answer in ${LOOKUP_MS} ms`)), LOOKUP_MS);
	try {
		return await Promise.race([lookup, late.promise]);
	} finally {
		clearTimeout(timer);
	}
}

/** Where the client turns a 404 into an error of its own, it drops the status; it does so for nothing else. */
const isPlainNotFound = (error: unknown) => error instanceof Error && error.name === 'ConfluentSchemaRegistryError';
const statusOf = (error: unknown) => (error as { status?: number } | null)?.status;
