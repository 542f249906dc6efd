import type { ProductFacts } from '../../infra/ports/facts.ts';
import { nextDay } from '../../rules/declarations/dates.ts';
import type { Condition } from '../../rules/schema/condition.ts';
import type { RulePack } from '../../rules/schema/pack.ts';
import type { Bom, ExchangeRate, InventoryMovement, PriceList, SupplierDeclaration } from '../../schemas/index.ts';

/** Days on which facts that are known now begin or cease to hold: the verdict can be another only from one of them on. */
export function changeDays(facts: ProductFacts, pack: RulePack | undefined): string[] {
	const days = new Set<string>();
	const from = (day: string | null | undefined) => {
		if (day) days.add(day);
	};
	const until = (day: string | null | undefined) => {
		if (day) days.add(nextDay(day));
	};
	const period = (dated: { readonly validFrom: string | null; readonly validTo: string | null }) => {
		from(dated.validFrom);
		until(dated.validTo);
	};
	for (const bom of facts.boms as Bom[]) bom.lines.forEach(period);
	for (const list of facts.priceLists as PriceList[]) list.prices.forEach(period);
	for (const declaration of facts.declarations as SupplierDeclaration[]) {
		period(declaration);
		from(declaration.revocation?.from);
	}
	for (const { rates } of facts.exchangeRates as ExchangeRate[]) for (const rate of rates) from(rate.validFrom);
	for (const movement of facts.movements as InventoryMovement[]) from(movement.postingDate);
	if (pack) {
		period(pack.manifest);
		for (const condition of pack.rows.flatMap((row) => row.alternatives)) limits(condition, from, until);
	}
	return [...days].sort();
}

type Note = (day: string | null | undefined) => void;

/** Transitional rules: the dates of their conditions. */
function limits(condition: Condition, from: Note, until: Note): void {
	if (condition.kind === 'time-limit') {
		from(condition.from);
		until(condition.until);
	}
	if (condition.kind === 'all' || condition.kind === 'any') {
		for (const inner of condition.of) limits(inner, from, until);
	} else if (condition.kind === 'time-limit' || condition.kind === 'within-quota') limits(condition.of, from, until);
}
