import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RulePack } from '../../../rules/schema/pack.ts';
import { applyTopics, planTopics } from '../../../topics/cli/apply.ts';
import { followedClock } from '../../clock/index.ts';
import { type Config, environment, readConfig } from '../../config/index.ts';
import { kafkaAdmin } from '../../kafka/admin.ts';
import type { CompanySettings } from '../../ports/company.ts';
import type { Logger } from '../../ports/logger.ts';
import { migrate } from '../../postgres/migrate.ts';
import { registryClient } from '../../registry/client.ts';
import { openTo } from '../../registry/http.ts';
import { registerSchemas } from '../../registry/register.ts';
import { startDemoAnswerers } from '../demo-answerers/index.ts';
import { type DemoErp, startDemoErp } from '../demo-erp/server.ts';
import type { Stack } from '../stack/types.ts';
import { setClock } from './clock.ts';
import { demoSecret } from './secrets.ts';

/** The prepared stack: schema, subjects and topics in place, a demo ERP listening, and the configuration that names them. */
export interface Stage extends AsyncDisposable {
	readonly config: Config;
	readonly erp: DemoErp;
	readonly erpToken: string;
}

/** Name of the secret that the demonstration's answerers are called with. */
const ANSWERERS_KEY = 'answerers-key';
/** Where the reference data lie unless PSRA_REFERENCE_DATA says otherwise. */
const REFERENCE_DATA = resolve(import.meta.dirname, '../../../../shared/data');
const PAGE_MARK = 'Prepared in a demonstration: the firm and its goods are made up.';

/** Does what an operator does before the first start: migrate, register schemas, apply topics. Repeating it does nothing. */
export async function setStage(
	stack: Stack,
	dataDir: string,
	{
		company,
		clockStart,
		answerers,
	}: { readonly company: CompanySettings; readonly clockStart: string; readonly answerers: boolean },
	packs: readonly RulePack[],
	logger: Logger,
): Promise<Stage> {
	const secrets = join(dataDir, 'secrets');
	await mkdir(dataDir, { recursive: true });
	const erpToken = await demoSecret(secrets, 'erp-token');
	const clockFile = join(dataDir, 'clock.json');
	await setClock(clockFile, clockStart);
	await using disposal = new AsyncDisposableStack();
	const clock = disposal.use(followedClock(clockFile));
	const answering = answerers
		? disposal.adopt(
				await startDemoAnswerers({
					key: await demoSecret(secrets, ANSWERERS_KEY),
					secret: ANSWERERS_KEY,
					packs,
					referenceData: environment.PSRA_REFERENCE_DATA ?? REFERENCE_DATA,
				}),
				(started) => started.stop(),
			)
		: undefined;
	const erp = disposal.adopt(
		await startDemoErp({ port: 0, dataDir: join(dataDir, 'erp'), token: erpToken, log: logger, now: clock.now }),
		(started) => started.stop(),
	);

	const config = readConfig({
		KAFKA_BROKERS: stack.kafkaBrokers.join(','),
		SCHEMA_REGISTRY_URL: stack.registryUrl,
		DATABASE_URL: stack.databaseUrl,
		PSRA_TOPIC_PREFIX: environment.PSRA_TOPIC_PREFIX,
		PSRA_COMPANIES: JSON.stringify([company]),
		PSRA_CLOCK_FILE: clockFile,
		PSRA_SETTLE_MS: '2000',
		PSRA_ERP_URL: erp.url,
		PSRA_SECRETS_DIR: secrets,
		PSRA_PAGE_MARK: PAGE_MARK,
		PSRA_ANSWERERS: JSON.stringify(answering?.settings ?? []),
		PSRA_API_PORT: '0',
	});
	await Promise.all([
		migrate(config.DATABASE_URL),
		registerSchemas(registryClient(openTo(config.SCHEMA_REGISTRY_URL)), config.PSRA_TOPIC_PREFIX),
		putTopics(config, logger),
	]);
	const running = disposal.move();
	return { config, erp, erpToken, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

async function putTopics(config: Config, logger: Logger): Promise<void> {
	const admin = await kafkaAdmin({
		brokers: config.KAFKA_BROKERS,
		clientId: 'psra-demo',
		topicPrefix: config.PSRA_TOPIC_PREFIX,
		logger,
	});
	try {
		await applyTopics(admin, await planTopics(admin, config.PSRA_TOPIC_PREFIX));
	} finally {
		await admin.close();
	}
}
