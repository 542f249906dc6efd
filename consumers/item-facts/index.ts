import type { Clock } from '../../infra/ports/clock.ts';
import type { ConsumerDefinition } from '../runner/index.ts';
import {
	followBom,
	followDeclaration,
	followItem,
	followOrder,
	followOwnItem,
	followParty,
	followRate,
	fullState,
	movement,
} from './handlers.ts';
import { REEVALUATION, reevaluation } from './reevaluate.ts';

export interface ItemFacts {
	readonly consumer: ConsumerDefinition;
	/** Timers that the consumer sets, by owner. */
	readonly timers: { readonly [REEVALUATION]: ReturnType<typeof reevaluation>['fire'] };
}

/**
 * Keeps the canonical tables from what ERP systems say, records what is wrong with it, and asks for the evaluation of
 * each product that a change bears on. `quietMs`: see PSRA_QUIET_MS.
 */
export function itemFacts({ clock, quietMs }: { clock: Clock; quietMs: number }): ItemFacts {
	const { changed, fire } = reevaluation(clock, quietMs);
	return {
		timers: { [REEVALUATION]: fire },
		consumer: {
			name: 'item-facts',
			topics: [
				'erp.parties',
				'erp.items',
				'erp.boms',
				'erp.routings',
				'erp.production-orders',
				'erp.prices',
				'erp.exchange-rates',
				'erp.inventory-movements',
				'erp.supplier-declarations',
			],
			handlers: {
				'psra.erp.Party': fullState(changed, followParty),
				'psra.erp.Item': fullState(changed, followItem),
				'psra.erp.Bom': fullState(changed, followBom(clock)),
				'psra.erp.Routing': fullState(changed, followOwnItem),
				'psra.erp.ProductionOrder': fullState(changed, followOrder),
				'psra.erp.PriceList': fullState(changed, followOwnItem),
				'psra.erp.ExchangeRate': fullState(changed, followRate),
				'psra.erp.InventoryMovement': movement(changed),
				'psra.erp.SupplierDeclaration': fullState(changed, followDeclaration),
			},
		},
	};
}
