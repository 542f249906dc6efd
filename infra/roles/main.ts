import { erpSync } from '../../consumers/erp-sync/index.ts';
import { itemFacts } from '../../consumers/item-facts/index.ts';
import { ltsdIssuance } from '../../consumers/ltsd-issuance/index.ts';
import { originEvaluation } from '../../consumers/origin-evaluation/index.ts';
import { type ConsumerDefinition, type HandledMessage, startConsumer } from '../../consumers/runner/index.ts';
import { certificateIssuance } from '../../sagas/certificate-issuance/index.ts';
import { sagaConsumer, sagaTimer } from '../../sagas/runtime/index.ts';
import { type Adapters, compose } from '../compose.ts';
import type { Config } from '../config/index.ts';
import { startRelay } from '../outbox/relay.ts';
import type { Logger } from '../ports/logger.ts';
import { startTimers } from '../timers/loop.ts';

/** What a process can be. Each consumer is a group of its own, so more processes of a role share its partitions. */
export const ROLES = ['relay', 'item-facts', 'origin-evaluation', 'sagas', 'ltsd-issuance', 'erp-sync'] as const;
export type Role = (typeof ROLES)[number];

export interface RoleOptions {
	readonly config: Config;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly logger: Logger;
	readonly onHandled?: (message: HandledMessage) => void;
}

const DAY_MS = 86_400_000;

/** Starts roles in this process; disposing stops them: consumers finish the message in hand, then the relay, then the adapters. */
export async function startRoles(
	roles: readonly Role[],
	options: RoleOptions,
): Promise<AsyncDisposable & { readonly adapters: Adapters }> {
	const stack = new AsyncDisposableStack();
	try {
		const name = roles.length === 1 ? (roles[0] as Role) : 'all';
		const adapters = stack.use(await compose(options.config, name, options.logger, options.environment));
		for (const role of roles) await START[role](adapters, options, stack);
		const disposal = stack.move();
		return { adapters, [Symbol.asyncDispose]: () => disposal[Symbol.asyncDispose]() };
	} catch (error) {
		await stack[Symbol.asyncDispose]();
		throw error;
	}
}

type Start = (adapters: Adapters, options: RoleOptions, stack: AsyncDisposableStack) => Promise<void>;

const START: Record<Role, Start> = {
	async relay({ outboxFeed, bus, logger }, _options, stack) {
		const relay = await startRelay({
			feed: outboxFeed,
			producer: await bus.producer(),
			logger: logger.child({ role: 'relay' }),
		});
		stack.defer(() => relay.close());
	},
	async 'item-facts'(adapters, options, stack) {
		const { consumer, timers } = itemFacts({ clock: adapters.clock, quietMs: options.config.PSRA_QUIET_MS });
		await consume(consumer, adapters, options, stack);
		const loop = startTimers({ ...adapters, owners: timers });
		stack.defer(() => loop.close());
	},
	async 'origin-evaluation'(adapters, options, stack) {
		await consume(
			originEvaluation({ clock: adapters.clock, companies: options.config.PSRA_COMPANIES }),
			adapters,
			options,
			stack,
		);
	},
	async sagas(adapters, options, stack) {
		const saga = certificateIssuance({
			settleMs: options.config.PSRA_SETTLE_MS,
			decideWithinMs: options.config.PSRA_DECIDE_WITHIN_DAYS * DAY_MS,
		});
		await consume(sagaConsumer(saga, adapters.clock), adapters, options, stack);
		const loop = startTimers({ ...adapters, owners: { [saga.name]: sagaTimer(saga, adapters.clock) } });
		stack.defer(() => loop.close());
	},
	async 'ltsd-issuance'(adapters, options, stack) {
		const mark = options.config.PSRA_PAGE_MARK;
		await consume(ltsdIssuance({ ...adapters, marks: mark === '' ? [] : [mark] }), adapters, options, stack);
	},
	async 'erp-sync'(adapters, options, stack) {
		await consume(erpSync(adapters.erp), adapters, options, stack);
	},
};

async function consume(
	definition: ConsumerDefinition,
	adapters: Adapters,
	{ onHandled }: RoleOptions,
	stack: AsyncDisposableStack,
) {
	const { bus, database, codec, clock } = adapters;
	const logger = adapters.logger.child({ role: definition.name });
	const subscription = await startConsumer(definition, bus, {
		database,
		codec,
		clock,
		logger,
		...(onHandled && { onHandled }),
	});
	stack.defer(() => subscription.close());
}
