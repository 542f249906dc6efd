import { createHash } from 'node:crypto';
import { erpSync } from '../../../consumers/erp-sync/index.ts';
import { itemFacts } from '../../../consumers/item-facts/index.ts';
import { ltsdIssuance } from '../../../consumers/ltsd-issuance/index.ts';
import { originEvaluation } from '../../../consumers/origin-evaluation/index.ts';
import type { ConsumerDefinition } from '../../../consumers/runner/index.ts';
import type { CertificateDocumentRenderer } from '../../../infra/ports/certificate-document.ts';
import type { Clock } from '../../../infra/ports/clock.ts';
import type { CompanySettings } from '../../../infra/ports/company.ts';
import type { Fire } from '../../../infra/timers/loop.ts';
import { sagaCatalogue } from '../../../sagas/catalogue.ts';
import { sagaConsumer, sagaTimer } from '../../../sagas/runtime/index.ts';
import { createMemoryInventory, type MemoryInventory } from '../erp/memory-inventory.ts';

/** As in production, but for the settling time: it is longer than any load here takes. */
export const QUIET_MS = 300;
export const SETTLE_MS = 300_000;
const DAY_MS = 86_400_000;

/** Every consumer between the ERP's topics and a declaration, with the timers that each sets. */
export interface Processes {
	readonly consumers: readonly ConsumerDefinition[];
	readonly timers: Readonly<Record<string, Fire>>;
	/** The ERP that is told of declarations. */
	readonly erp: MemoryInventory;
}

/** A page is not looked at here: its bytes stand for what is printed on it. */
const renderer: CertificateDocumentRenderer = {
	render: async (document) => createHash('sha256').update(JSON.stringify(document)).digest(),
};

export function processesOf(clock: Clock, company: CompanySettings): Processes {
	const facts = itemFacts({ clock, quietMs: QUIET_MS });
	const origin = originEvaluation({ clock, companies: [company] });
	const sagas = sagaCatalogue({
		settleMs: SETTLE_MS,
		decideWithinMs: 14 * DAY_MS,
		doubtMs: 14 * DAY_MS,
		watchMs: 1098 * DAY_MS,
		answerMs: DAY_MS,
	});
	const erp = createMemoryInventory(clock.now);
	return {
		erp,
		consumers: [
			facts.consumer,
			origin.consumer,
			...sagas.map((saga) => sagaConsumer(saga, clock)),
			ltsdIssuance({ clock, renderer, marks: [] }),
			erpSync(erp),
		],
		timers: {
			...facts.timers,
			...origin.timers,
			...Object.fromEntries(sagas.map((saga) => [saga.name, sagaTimer(saga, clock)])),
		},
	};
}
