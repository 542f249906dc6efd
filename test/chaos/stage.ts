import pg from 'pg';
import { kafkaAdmin } from '../../infra/kafka/admin.ts';
import { sample } from '../../infra/local/sample/index.ts';
import { nextFree } from '../../infra/local/stack/ports.ts';
import { startStack } from '../../infra/local/stack/start-stack.ts';
import type { BrokerSettings, Stack } from '../../infra/local/stack/types.ts';
import { silentLogger } from '../../infra/logging/index.ts';
import { migrate } from '../../infra/postgres/migrate.ts';
import { registryClient } from '../../infra/registry/client.ts';
import { openTo } from '../../infra/registry/http.ts';
import { registerSchemas } from '../../infra/registry/register.ts';
import { applyTopics, planTopics } from '../../topics/cli/apply.ts';
import { AUDIT } from './checker/audit.ts';
import { type ChaosErp, startErp } from './erp.ts';
import { type FaultProxy, startProxy } from './proxy.ts';
import type { Link, Slot } from './schedule.ts';

/** A stack of the run's own, with a proxy before each part, and an ERP. */
export interface Stage extends AsyncDisposable {
	readonly stack: Stack;
	readonly proxies: Readonly<Record<Link, FaultProxy>>;
	readonly erp: ChaosErp;
	/** What the `nth` process of a slot finds in its environment: everything behind the proxies. */
	environment(slot: Slot, nth: number): Readonly<Record<string, string>>;
}

/** A verdict stands for so long before it counts. */
const SETTLE_MS = 2_000;

export async function setStage(
	dataDir: string,
	env: NodeJS.ProcessEnv,
	signal: AbortSignal,
	say: (line: string) => void,
): Promise<Stage> {
	await using disposal = new AsyncDisposableStack();
	const erp = disposal.use(await startErp());
	const taken = new Set<number>();
	const free = async () => {
		const port = await nextFree(`${dataDir} proxies`, taken);
		taken.add(port);
		return port;
	};
	const [listen, kafka, postgres, registry] = [await free(), await free(), await free(), await free()];
	let stack: Stack | undefined;
	const portOf = (url: string | undefined) => Number(new URL(url ?? '').port);
	const proxies = {
		kafka: disposal.use(await startProxy(kafka, () => listen)),
		postgres: disposal.use(await startProxy(postgres, () => portOf(stack?.databaseUrl))),
		registry: disposal.use(await startProxy(registry, () => portOf(stack?.registryUrl))),
	};
	const started = disposal.use(
		await startStack({
			dataDir,
			// A stack that the environment names belongs to somebody else and must not be hurt.
			env: { ...env, KAFKA_BROKERS: '', SCHEMA_REGISTRY_URL: '', DATABASE_URL: '', PSRA_DB_DSN: '' },
			reset: true,
			signal,
			broker: { settings: (standing) => proxied(standing, listen, kafka) },
			onProgress: ({ message }) => say(message),
		}),
	);
	stack = started;
	await prepare(started);

	const behind = (url: string, port: number) => Object.assign(new URL(url), { port: String(port) });
	const shared = {
		...(env.PATH !== undefined && { PATH: env.PATH }),
		KAFKA_BROKERS: `127.0.0.1:${kafka}`,
		SCHEMA_REGISTRY_URL: behind(started.registryUrl, registry).href,
		PSRA_COMPANIES: JSON.stringify([{ ...sample.company, agreements: ['eu-uk'] }]),
		PSRA_CLOCK_OFFSET_MS: String(Date.parse(sample.clockStart) - Date.now()),
		PSRA_SETTLE_MS: String(SETTLE_MS),
		PSRA_ERP_URL: erp.url,
		PSRA_ERP_TIMEOUT_MS: '3000',
		PSRA_SECRET_ERP_TOKEN: 'token-of-the-chaos',
		PSRA_LOG_LEVEL: 'info',
	};
	const kept = disposal.move();
	return {
		stack: started,
		proxies,
		erp,
		environment(slot, nth) {
			const url = behind(started.databaseUrl, postgres);
			url.searchParams.set('application_name', `${slot.name}#${nth}`);
			return { ...shared, DATABASE_URL: url.href };
		},
		[Symbol.asyncDispose]: () => kept.disposeAsync(),
	};
}

/** What an operator does before the first start, and the triggers of the checker. */
async function prepare({ databaseUrl, registryUrl, kafkaBrokers }: Stack): Promise<void> {
	await Promise.all([
		migrate(databaseUrl).then(() => audit(databaseUrl)),
		registerSchemas(registryClient(openTo(registryUrl)), ''),
		putTopics(kafkaBrokers),
	]);
}

async function audit(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(AUDIT).finally(() => client.end());
}

async function putTopics(brokers: readonly string[]): Promise<void> {
	const admin = await kafkaAdmin({ brokers, clientId: 'chaos', topicPrefix: '', logger: silentLogger });
	await applyTopics(admin, await planTopics(admin, '')).finally(() => admin.close());
}

/** A second listener of the broker, which tells clients to come by the proxy's port. */
function proxied(standing: BrokerSettings, listen: number, advertise: number): BrokerSettings {
	const beside = { listeners: listen, 'advertised.listeners': advertise };
	const ends = Object.entries(beside).map(([name, port]) => [name, `${standing[name]},PROXIED://127.0.0.1:${port}`]);
	const map = `${standing['listener.security.protocol.map']},PROXIED:PLAINTEXT`;
	return { ...standing, ...Object.fromEntries(ends), 'listener.security.protocol.map': map };
}
