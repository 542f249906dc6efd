import { followedClock, machineClock } from './clock/index.ts';
import { certificates } from './config/certificates.ts';
import type { Config } from './config/index.ts';
import { createHttpInventory } from './erp/http-inventory.ts';
import { kafkaBus } from './kafka/bus.ts';
import { kafkaSecurity } from './kafka/security.ts';
import { openAiAnswerer } from './llm/openai-answerer.ts';
import { createMetrics, type Metrics } from './metrics/index.ts';
import { envelope } from './outbox/envelope.ts';
import { outboxFeed } from './outbox/feed.ts';
import { coalescedNotifier } from './outbox/notify.ts';
import { outbox } from './outbox/store.ts';
import { createLtsdRenderer } from './pdf/ltsd.ts';
import type { AccessTokens } from './ports/access.ts';
import type { Answerer } from './ports/answerers.ts';
import type { MessageBus } from './ports/bus.ts';
import type { CertificateDocumentRenderer } from './ports/certificate-document.ts';
import type { Clock } from './ports/clock.ts';
import type { Codec } from './ports/codec.ts';
import type { InventoryErp } from './ports/inventory-erp.ts';
import type { Logger } from './ports/logger.ts';
import type { OutboxFeed } from './ports/outbox.ts';
import type { Secrets } from './ports/secrets.ts';
import { accessTokens } from './postgres/access.ts';
import { openDatabase, type PostgresDatabase } from './postgres/database.ts';
import { schemaMemory } from './postgres/schema-memory.ts';
import { registryClient } from './registry/client.ts';
import { openCodec } from './registry/codec.ts';
import { registryAccess } from './registry/http.ts';
import { openSecrets } from './secrets/index.ts';

/** Every adapter of a process, built from the configuration. */
export interface Adapters extends AsyncDisposable {
	readonly clock: Clock;
	readonly logger: Logger;
	readonly secrets: Secrets;
	readonly codec: Codec;
	readonly database: PostgresDatabase;
	readonly outboxFeed: OutboxFeed;
	readonly bus: MessageBus;
	readonly erp: InventoryErp;
	/** Models that answer closed questions. */
	readonly answerers: readonly Answerer[];
	readonly renderer: CertificateDocumentRenderer;
	readonly tokens: AccessTokens;
	readonly metrics: Metrics;
}

/** Name of the secret that the ERP's inventory interface is called with. */
export const ERP_TOKEN = 'erp-token';

/**
 * Builds adapters only; what is done with them each `main.ts` says. `role` names the process to the broker. Messages come
 * from one source whichever process publishes them: derived ids are repeats also after roles were split anew.
 * Disposing closes bus and database, in this order. Throws what `openCodec` throws where schemas are missing.
 */
export async function compose(
	config: Config,
	role: string,
	logger: Logger,
	environment: Readonly<Record<string, string | undefined>>,
): Promise<Adapters> {
	const secrets = openSecrets(config.PSRA_SECRETS_DIR, environment);
	const tls = certificates(config);
	const stack = new AsyncDisposableStack();
	try {
		const { PSRA_CLOCK_FILE: clockFile, PSRA_CLOCK_OFFSET_MS: offsetMs } = config;
		const clock = clockFile ? stack.use(followedClock(clockFile, offsetMs)) : machineClock(offsetMs);
		let codec: Codec | undefined;
		const encode: Pick<Codec, 'encode'> = {
			encode(...message) {
				if (!codec) throw new RangeError('nothing is published before the schemas are looked up');
				return codec.encode(...message);
			},
		};
		const encoded = envelope({ codec: encode, clock, source: 'urn:psra' });
		const database = openDatabase({
			url: config.DATABASE_URL,
			logger,
			outbox: (client) => outbox(client, encoded),
			announce: coalescedNotifier,
		});
		stack.defer(() => database.close());
		codec = await openCodec({
			registry: registryClient(registryAccess(config, secrets, tls)),
			topicPrefix: config.PSRA_TOPIC_PREFIX,
			memory: schemaMemory(database.pool),
		});
		const bus = kafkaBus({
			brokers: config.KAFKA_BROKERS,
			clientId: `psra-${role}`,
			topicPrefix: config.PSRA_TOPIC_PREFIX,
			logger,
			security: kafkaSecurity(config, secrets, tls),
			compression: config.PSRA_KAFKA_COMPRESSION,
		});
		stack.defer(() => bus.close());
		const disposal = stack.move();
		return {
			clock,
			logger,
			secrets,
			codec,
			database,
			bus,
			outboxFeed: outboxFeed(database.pool, config.DATABASE_URL, logger),
			erp: createHttpInventory({
				baseUrl: config.PSRA_ERP_URL,
				token: () => secrets.get(ERP_TOKEN),
				timeoutMs: config.PSRA_ERP_TIMEOUT_MS,
			}),
			answerers: config.PSRA_ANSWERERS.map((settings) =>
				openAiAnswerer({ settings, secrets, timeoutMs: config.PSRA_ANSWERERS_TIMEOUT_MS }),
			),
			renderer: createLtsdRenderer(),
			tokens: accessTokens(database.pool),
			metrics: createMetrics(),
			[Symbol.asyncDispose]: () => disposal[Symbol.asyncDispose](),
		};
	} catch (error) {
		await stack[Symbol.asyncDispose]();
		throw error;
	}
}
