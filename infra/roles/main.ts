import { erpSync } from '../../consumers/erp-sync/index.ts';
import { itemFacts } from '../../consumers/item-facts/index.ts';
import { llmConsensus } from '../../consumers/llm-consensus/index.ts';
import { ltsdIssuance } from '../../consumers/ltsd-issuance/index.ts';
import { evaluateProduct, originEvaluation } from '../../consumers/origin-evaluation/index.ts';
import {
	type ConsumerDefinition,
	type HandledMessage,
	keepPruned,
	startConsumer,
} from '../../consumers/runner/index.ts';
import { ltsdApi } from '../../producers/api/index.ts';
import { ERP_HTTP_INBOX, erpHttp } from '../../producers/erp-http/index.ts';
import { sagaCatalogue } from '../../sagas/catalogue.ts';
import { sagaConsumer, sagaTimer } from '../../sagas/runtime/index.ts';
import { type Adapters, compose, ERP_TOKEN } from '../compose.ts';
import type { Config } from '../config/index.ts';
import { sagaSettings } from '../config/sagas.ts';
import { createHttpServer } from '../http/server.ts';
import { SIGNING_KEYS } from '../http/signing-keys.ts';
import { startRelay } from '../outbox/relay.ts';
import type { Logger } from '../ports/logger.ts';
import type { OnStep } from '../ports/steps.ts';
import { startTimers } from '../timers/loop.ts';

/** What a process can be. Each consumer is a group of its own, so more processes of a role share its partitions. */
export const ROLES = [
	'relay',
	'item-facts',
	'origin-evaluation',
	'llm-consensus',
	'sagas',
	'ltsd-issuance',
	'erp-sync',
	'api',
] as const;
export type Role = (typeof ROLES)[number];

export interface RoleOptions {
	readonly config: Config;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly logger: Logger;
	readonly onHandled?: (message: HandledMessage) => void;
	/** Told at each boundary between steps of relay, consumers and timers. */
	readonly onStep?: OnStep;
}

const DAY_MS = 86_400_000;

/** Running roles. */
export interface Running extends AsyncDisposable {
	readonly adapters: Adapters;
	/** Where the API listens, if it is one of them. */
	readonly apiUrl: string | undefined;
	/** Consumer groups that run here. */
	readonly groups: readonly Pick<ConsumerDefinition, 'name' | 'topics'>[];
}

/** Starts roles in this process; disposing stops them in reverse: each finishes the message in hand, then the adapters close. */
export async function startRoles(roles: readonly Role[], options: RoleOptions): Promise<Running> {
	const stack = new AsyncDisposableStack();
	try {
		const name = roles.length === 1 ? (roles[0] as Role) : 'all';
		const adapters = stack.use(await compose(options.config, name, options.logger, options.environment));
		let apiUrl: string | undefined;
		const groups: ConsumerDefinition[] = [];
		for (const role of roles) apiUrl = (await START[role](adapters, { ...options, groups }, stack)) ?? apiUrl;
		if (!roles.includes('api')) await showState(adapters, options.config, stack);
		const disposal = stack.move();
		return { adapters, apiUrl, groups, [Symbol.asyncDispose]: () => disposal[Symbol.asyncDispose]() };
	} catch (error) {
		await stack[Symbol.asyncDispose]();
		throw error;
	}
}

/** Starts a role and defers its end; the API answers where it listens. */
type StartOptions = RoleOptions & { readonly groups: ConsumerDefinition[] };
type Start = (adapters: Adapters, options: StartOptions, stack: AsyncDisposableStack) => Promise<string | undefined>;

const START: Record<Role, Start> = {
	async relay({ outboxFeed, bus, logger, metrics }, { onStep }, stack) {
		const relay = await startRelay({
			feed: outboxFeed,
			producer: await bus.producer(),
			logger: logger.child({ role: 'relay' }),
			metrics,
			onStep,
		});
		stack.defer(() => relay.close());
		return undefined;
	},
	async 'item-facts'(adapters, options, stack) {
		const { consumer, timers } = itemFacts({ clock: adapters.clock, quietMs: options.config.PSRA_QUIET_MS });
		await consume(consumer, adapters, options, stack);
		return keepTime(timers, adapters, options, stack);
	},
	async 'origin-evaluation'(adapters, options, stack) {
		const { consumer, timers } = originEvaluation({
			clock: adapters.clock,
			companies: options.config.PSRA_COMPANIES,
		});
		await consume(consumer, adapters, options, stack);
		return keepTime(timers, adapters, options, stack);
	},
	async sagas(adapters, options, stack) {
		const sagas = sagaCatalogue(sagaSettings(options.config));
		for (const saga of sagas) await consume(sagaConsumer(saga, adapters.clock), adapters, options, stack);
		const owners = Object.fromEntries(sagas.map((saga) => [saga.name, sagaTimer(saga, adapters.clock)]));
		return keepTime(owners, adapters, options, stack);
	},
	async 'llm-consensus'(adapters, options, stack) {
		const { PSRA_ANSWERERS_WAIT_MS, PSRA_ANSWERERS_FLOOR, PSRA_ERROR_CORRELATION } = options.config;
		const settings = {
			waitMs: PSRA_ANSWERERS_WAIT_MS,
			reliabilityFloor: PSRA_ANSWERERS_FLOOR,
			errorCorrelation: PSRA_ERROR_CORRELATION,
		};
		return consume(llmConsensus({ ...adapters, settings }), adapters, options, stack);
	},
	async 'ltsd-issuance'(adapters, options, stack) {
		const mark = options.config.PSRA_PAGE_MARK;
		return consume(ltsdIssuance({ ...adapters, marks: mark === '' ? [] : [mark] }), adapters, options, stack);
	},
	async api(adapters, { config }, stack) {
		const { database, tokens, metrics, logger, secrets } = adapters;
		const server = createHttpServer({
			logger: logger.child({ role: 'api' }),
			identify: (token) => tokens.identify(token),
			signingKeys: () => secrets.get(SIGNING_KEYS),
			routes: apiRoutes(adapters, config.PSRA_COMPANIES),
			readiness: { database: () => database.ready() },
			metrics,
		});
		stack.defer(() => server.close());
		const pruning = keepPruned(ERP_HTTP_INBOX, config.PSRA_INBOX_DAYS * DAY_MS, { database, logger });
		stack.defer(() => pruning.close());
		return server.listen({ host: config.PSRA_API_HOST, port: config.PSRA_API_PORT });
	},
	async 'erp-sync'(adapters, options, stack) {
		// A token that is not there would hold every command up; better not to begin.
		await adapters.secrets.get(ERP_TOKEN);
		return consume(erpSync(adapters.erp), adapters, options, stack);
	},
};

/** How the process does, where it serves nothing else. */
async function showState(
	{ database, tokens, metrics, logger }: Adapters,
	{ PSRA_API_HOST: host, PSRA_METRICS_PORT: port }: Config,
	stack: AsyncDisposableStack,
): Promise<void> {
	if (port === undefined) return;
	const server = createHttpServer({
		logger: logger.child({ role: 'metrics' }),
		identify: (token) => tokens.identify(token),
		routes: [],
		readiness: { database: () => database.ready() },
		metrics,
	});
	stack.defer(() => server.close());
	const url = await server.listen({ host, port });
	logger.info({ url }, 'figures are shown');
}

/** What the role `api` serves. Registering reads nothing of the adapters, so the OpenAPI document is made without any. */
export function apiRoutes(
	{ database, codec, clock }: Pick<Adapters, 'database' | 'codec' | 'clock'>,
	companies: Config['PSRA_COMPANIES'],
) {
	return [ltsdApi({ database, clock, companies, evaluateProduct }), erpHttp({ database, codec, clock })];
}

async function consume(
	definition: ConsumerDefinition,
	adapters: Adapters,
	{ config, onHandled, onStep, groups }: StartOptions,
	stack: AsyncDisposableStack,
): Promise<undefined> {
	const { bus, database, codec, clock, metrics } = adapters;
	const logger = adapters.logger.child({ role: definition.name });
	const subscription = await startConsumer(definition, bus, {
		database,
		codec,
		clock,
		logger,
		onStep,
		inPlaceMs: config.PSRA_RETRY_IN_PLACE_MS,
		metrics,
		onHandled(message) {
			metrics.messageHandled(message);
			onHandled?.(message);
		},
	});
	stack.defer(() => subscription.close());
	const pruning = keepPruned(definition.name, config.PSRA_INBOX_DAYS * DAY_MS, { database, logger });
	stack.defer(() => pruning.close());
	groups.push(definition);
	return undefined;
}

/** Timers are taken up after their consumer has begun, and end before it. */
function keepTime(
	owners: Parameters<typeof startTimers>[0]['owners'],
	adapters: Adapters,
	{ onStep }: StartOptions,
	stack: AsyncDisposableStack,
): undefined {
	const loop = startTimers({ ...adapters, owners, onStep });
	stack.defer(() => loop.close());
}
