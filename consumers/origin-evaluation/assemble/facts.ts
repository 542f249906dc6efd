import type { ProductFacts } from '../../../infra/ports/facts.ts';
import type { Finding } from '../../../infra/ports/findings.ts';
import type {
	Bom,
	ExchangeRate,
	InventoryMovement,
	Item,
	Party,
	PriceList,
	Routing,
	SupplierDeclaration,
} from '../../../schemas/index.ts';

/** A fact that is not there or can't be used; shown with an indeterminate verdict. */
export interface Gap {
	/** Item and field, e.g. `item BAT-10: hs`. */
	readonly path: string;
	readonly neededBy: string;
}

/** The facts of a product by their keys, and what the assembly notes on its way. */
export interface Workspace {
	readonly items: ReadonlyMap<string, Item>;
	readonly boms: ReadonlyMap<string, Bom>;
	readonly routings: ReadonlyMap<string, Routing>;
	readonly prices: ReadonlyMap<string, PriceList>;
	readonly parties: ReadonlyMap<string, Party>;
	readonly declarations: readonly SupplierDeclaration[];
	readonly rates: ReadonlyMap<string, ExchangeRate>;
	readonly movements: ReadonlyMap<string, readonly InventoryMovement[]>;
	readonly findings: readonly Finding[];
	/** Date for which origin is asked. */
	readonly asOf: string;
	/** Currency that all amounts are brought to. */
	readonly currency: string;
	readonly agreement: string;
	/** Country that the goods go to under the agreement; suppliers' declarations must name it. */
	readonly partnerCountries: readonly string[];
	/** Days that an exchange rate holds; see `CompanySettings`. */
	readonly rateDays?: number;
	/** Months that goods lie in stock at most; see `CompanySettings`. */
	readonly stockMonths?: number;
	readonly gaps: Gap[];
	readonly assumptions: Set<string>;
	/** Items found both made and bought whose bought lots are not proved to originate. */
	readonly mixed: Set<string>;
	/** Of these, the ones that the case takes from the bought lots. */
	readonly asBought: ReadonlySet<string>;
}

export interface AssemblyOptions {
	readonly asOf: string;
	readonly currency: string;
	readonly agreement: string;
	readonly partnerCountries: readonly string[];
	readonly rateDays?: number;
	readonly stockMonths?: number;
}

export function workspace(facts: ProductFacts, options: AssemblyOptions): Workspace {
	const movements = new Map<string, InventoryMovement[]>();
	for (const movement of facts.movements as InventoryMovement[]) {
		const known = movements.get(movement.sku);
		if (known) known.push(movement);
		else movements.set(movement.sku, [movement]);
	}
	return {
		...options,
		items: byKey(facts.items as Item[], (item) => item.sku),
		boms: byKey(facts.boms as Bom[], (bom) => bom.sku),
		routings: byKey(facts.routings as Routing[], (routing) => routing.sku),
		prices: byKey(facts.priceLists as PriceList[], (list) => list.sku),
		parties: byKey(facts.parties as Party[], (party) => party.partyId),
		rates: byKey(facts.exchangeRates as ExchangeRate[], (rate) => rate.pair),
		declarations: facts.declarations as SupplierDeclaration[],
		movements,
		findings: facts.findings,
		gaps: [],
		assumptions: new Set(),
		mixed: new Set(),
		asBought: new Set(),
	};
}

function byKey<T>(records: readonly T[], key: (record: T) => string): Map<string, T> {
	return new Map(records.map((record) => [key(record), record]));
}

/** Notes that a record is used, so that the assumptions it rests on are shown. */
export function use<T extends { readonly assumptions: readonly string[] }>(
	w: Workspace,
	record: T | undefined,
): T | undefined {
	for (const assumption of record?.assumptions ?? []) w.assumptions.add(assumption);
	return record;
}

/** A dated record holds on a day from its first to its last day, both included; null is open. */
export function holdsOn(
	day: string,
	{ validFrom, validTo }: { validFrom: string | null; validTo: string | null },
): boolean {
	return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}
