import { randomUUID } from 'node:crypto';
import type { Clock } from '../../infra/ports/clock.ts';
import type { Session } from '../../infra/ports/session.ts';
import type { Timer } from '../../infra/ports/timers.ts';
import { factChanged } from '../../topics/catalogue/message.ts';
import { lookAgain } from './findings.ts';

/** Owner of the timers below. */
export const REEVALUATION = 'item-facts';
const CHANGED = 'changed';
const EVALUATE = 'evaluate';
/** A product is evaluated after so many quiet times although facts keep coming: half a minute by default. */
const PATIENCE = 100;

export interface Reevaluation {
	/** Notes that these items' facts changed. */
	changed(session: Session, company: string, skus: readonly string[]): Promise<void>;
	/** A due timer of `REEVALUATION`. */
	fire(timer: Timer, session: Session): Promise<void>;
}

/**
 * From a changed fact to evaluations, in two steps that both wait until facts are quiet: an item changed → the products
 * that it goes into → one request each. A thousand receipts of a screw so cost one look at where it is used, and a
 * thousand changed components of a product one evaluation.
 */
export function reevaluation(clock: Clock, quietMs: number): Reevaluation {
	const postpone = (session: Session, company: string, skus: readonly string[], name: string) => {
		const dueAt = new Date(clock.now().getTime() + quietMs);
		const timers = skus.map((sku): Timer => ({ owner: REEVALUATION, company, instance: sku, name, dueAt }));
		return session.timers.postpone(timers, quietMs * PATIENCE);
	};
	return {
		changed: (session, company, skus) => postpone(session, company, skus, CHANGED),
		async fire({ company, instance: sku, name }, session) {
			if (name === CHANGED) {
				await lookAgain(session.facts, company, sku, clock.today());
				const products = await session.facts.evaluated(company, await session.facts.usedIn(company, [sku]));
				return postpone(session, company, products, EVALUATE);
			}
			await session.outbox.append([factChanged(company, sku, randomUUID())]);
		},
	};
}
