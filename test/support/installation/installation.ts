import { randomBytes } from 'node:crypto';
import { type ConsumerDefinition, startConsumer } from '../../../consumers/runner/index.ts';
import { type Adapters, compose } from '../../../infra/compose.ts';
import { type Config, readConfig } from '../../../infra/config/index.ts';
import { kafkaAdmin } from '../../../infra/kafka/admin.ts';
import { sample } from '../../../infra/local/sample/index.ts';
import type { CompanySettings } from '../../../infra/ports/company.ts';
import { registryClient } from '../../../infra/registry/client.ts';
import { openTo } from '../../../infra/registry/http.ts';
import { registerSchemas } from '../../../infra/registry/register.ts';
import { type Role, type Running as RunningRoles, startRoles } from '../../../infra/roles/main.ts';
import { catalogue, deadLetterTopics } from '../../../topics/catalogue/index.ts';
import { applyTopics, planTopics } from '../../../topics/cli/apply.ts';
import { memoryLogger } from '../http/memory-logger.ts';
import { freshDatabase } from '../postgres.ts';
import { type ErpSpy, startErpSpy } from '../spies/erp-server.ts';
import { type HandledSpy, handledSpy } from '../spies/handled.ts';
import { acquireStack, type TestStack } from '../stack/acquire-stack.ts';
import { COMPANY } from './firm.ts';
import { type Publisher, publisher } from './publish.ts';
import { type TopicRecord, topicReader } from './reader.ts';
import { removeTraces } from './remove.ts';
import { inTime, type Look, lookUntil } from './until.ts';

export interface InstallationOptions {
	/** Started with the installation; more can follow by `start`. */
	readonly roles?: readonly Role[];
	/** Default: the firm of firm.ts, judged under eu-uk in euro. */
	readonly companies?: readonly CompanySettings[];
	/** Settings that differ from those below, by their names in the environment. */
	readonly settings?: Readonly<Record<string, string>>;
}

/** Roles that run; disposing stops them as a process would stop. */
export type Running = AsyncDisposable & Pick<RunningRoles, 'adapters' | 'apiUrl'>;

/** A whole installation on the shared stack: own database, own topics, groups and subjects. */
export interface Installation extends Publisher, AsyncDisposable {
	readonly stack: TestStack;
	readonly prefix: string;
	readonly config: Config;
	/** What a process of this installation finds in its environment, secrets included. */
	readonly environment: Readonly<Record<string, string>>;
	/** Adapters of the test itself, apart from those of the roles. */
	readonly adapters: Adapters;
	readonly handled: HandledSpy;
	/** The ERP that the role erp-sync calls. */
	readonly erp: ErpSpy;
	readonly logger: ReturnType<typeof memoryLogger>;
	/** Starts roles as a process of their own would; they stop with the installation at the latest. */
	start(...roles: readonly Role[]): Promise<Running>;
	/** Starts a consumer that is no role, e.g. one with a handler of the test's. */
	consume(definition: ConsumerDefinition): Promise<AsyncDisposable>;
	/** See `lookUntil`. */
	until<T>(what: string, look: Look<T>, giveUpMs?: number): Promise<Exclude<T, false | null | undefined>>;
	/** Waits until a consumer has taken in these messages. */
	taken(consumer: string, ids: readonly string[]): Promise<void>;
	/** Waits until nothing is under way: outbox empty, no evaluation pending. */
	quiet(): Promise<void>;
	query<R extends object>(sql: string, values?: unknown[]): Promise<R[]>;
	/** Every record of a topic of the catalogue. */
	readTopic(topic: string): Promise<TopicRecord[]>;
	close(): Promise<void>;
}

/** Waits are as short as they can be: nothing here is in flight that a test does not know of. */
const SETTINGS = { PSRA_QUIET_MS: '20', PSRA_SETTLE_MS: '50', PSRA_ERP_TIMEOUT_MS: '2000' } as const;
const SECRETS = { PSRA_SECRET_ERP_TOKEN: 'token-of-the-test', PSRA_SECRET_LLM_KEY: 'key-of-the-test' } as const;

export async function openInstallation(options: InstallationOptions = {}): Promise<Installation> {
	await using disposal = new AsyncDisposableStack();
	const stack = disposal.adopt(await acquireStack(), (acquired) => acquired.release());
	const database = disposal.adopt(await inTime('making a database', freshDatabase()), (fresh) => fresh.drop());
	const erp = disposal.adopt(await startErpSpy(), (spy) => spy.close());
	const prefix = `t${randomBytes(4).toString('hex')}.`;
	const companies = options.companies ?? [{ company: COMPANY, currency: 'EUR', agreements: ['eu-uk'] }];
	const environment = {
		...SETTINGS,
		KAFKA_BROKERS: stack.kafkaBrokers.join(','),
		SCHEMA_REGISTRY_URL: stack.registryUrl,
		DATABASE_URL: database.url,
		PSRA_TOPIC_PREFIX: prefix,
		PSRA_COMPANIES: JSON.stringify(companies),
		PSRA_CLOCK_OFFSET_MS: String(Date.parse(sample.clockStart) - Date.now()),
		PSRA_ERP_URL: erp.url,
		...options.settings,
		...SECRETS,
	};
	const config = readConfig(environment);
	const logger = memoryLogger();
	disposal.defer(() => removeTraces({ brokers: stack.kafkaBrokers, registryUrl: stack.registryUrl }, prefix));
	await Promise.all([
		inTime('registering the schemas', registerSchemas(registryClient(openTo(stack.registryUrl)), prefix)),
		inTime('applying the topics', putTopics(config, logger)),
	]);

	const adapters = disposal.use(await inTime('composing the adapters', compose(config, 'test', logger, SECRETS)));
	const reader = disposal.adopt(topicReader({ brokers: stack.kafkaBrokers, prefix }, TOPICS, adapters.codec), (open) =>
		open.close(),
	);
	const running = disposal.use(new AsyncDisposableStack());
	const handled = handledSpy();
	const parts = { ...adapters, logger, onHandled: handled.record };
	const until: Installation['until'] = (what, look, giveUpMs) => lookUntil(what, look, handled, giveUpMs);
	const query = async <R extends object>(sql: string, values: unknown[] = []) =>
		(await adapters.database.pool.query<R>(sql, values)).rows;
	const start = async (...roles: readonly Role[]) => {
		const starting = startRoles(roles, { config, environment: SECRETS, logger, onHandled: handled.record });
		return running.use(once(await inTime(`starting ${roles.join(', ')}`, starting)));
	};
	if (options.roles) await start(...options.roles);

	const kept = disposal.move();
	return {
		...publisher(await adapters.bus.producer(), adapters.codec, adapters.clock),
		stack,
		prefix,
		config,
		environment,
		adapters,
		handled,
		erp,
		logger,
		start,
		async consume(definition) {
			const subscription = await startConsumer(definition, adapters.bus, parts);
			return running.use(once({ [Symbol.asyncDispose]: () => subscription.close() }));
		},
		until,
		async taken(consumer, ids) {
			const sql = 'SELECT DISTINCT message_id FROM inbox WHERE consumer = $1 AND message_id = ANY ($2)';
			await until(`${consumer} to take in ${ids.length} messages`, async () => {
				return (await query(sql, [consumer, ids])).length === new Set(ids).size;
			});
		},
		async quiet() {
			await until('the outbox to be empty and no evaluation to be pending', async () => {
				const [row] = await query<{ rows: number }>(UNDER_WAY);
				return row?.rows === 0;
			});
		},
		query,
		readTopic: reader.read,
		close: () => kept.disposeAsync(),
		[Symbol.asyncDispose]: () => kept.disposeAsync(),
	};
}

const TOPICS = [...catalogue, ...deadLetterTopics].map(({ name }) => name);

const UNDER_WAY = `
	SELECT (SELECT count(*) FROM outbox WHERE parked_at IS NULL)::int
		+ (SELECT count(*) FROM timer WHERE owner = 'item-facts')::int AS rows`;

/** What a test stops itself is not stopped again at the end. */
function once<T extends AsyncDisposable>(started: T): T {
	let stopped: Promise<void> | undefined;
	const stop = () => {
		stopped ??= Promise.resolve(started[Symbol.asyncDispose]());
		return stopped;
	};
	return { ...started, [Symbol.asyncDispose]: stop };
}

async function putTopics(config: Config, logger: ReturnType<typeof memoryLogger>): Promise<void> {
	const { KAFKA_BROKERS: brokers, PSRA_TOPIC_PREFIX: topicPrefix } = config;
	const admin = await kafkaAdmin({ brokers, clientId: 'psra-test', topicPrefix, logger });
	try {
		await applyTopics(admin, await planTopics(admin, topicPrefix));
	} finally {
		await admin.close();
	}
}
