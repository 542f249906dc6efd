import type { CompanySettings } from '../../infra/ports/company.ts';
import type { ProductFacts } from '../../infra/ports/facts.ts';
import { addMonths, nextDay } from '../../rules/declarations/dates.ts';
import { daysOfEdition, daysOfRow } from '../../rules/declarations/rule-days.ts';
import type { RulePack } from '../../rules/schema/pack.ts';
import type { Bom, ExchangeRate, InventoryMovement, PriceList, SupplierDeclaration } from '../../schemas/index.ts';
import { RATE_DAYS } from './assemble/amounts.ts';
import { VALUED_MONTHS } from './assemble/purchases.ts';

/** Days on which facts that are known now begin or cease to hold: the verdict can be another only from one of them on. */
export function changeDays(
	facts: ProductFacts,
	pack: RulePack | undefined,
	{ rateDays = RATE_DAYS, stockMonths }: Pick<CompanySettings, 'rateDays' | 'stockMonths'>,
): string[] {
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
	for (const { validFrom } of (facts.exchangeRates as ExchangeRate[]).flatMap(({ rates }) => rates)) {
		from(validFrom);
		from(daysAfter(validFrom, rateDays + 1));
	}
	const received = new Set<string>();
	for (const { kind, postingDate } of facts.movements as InventoryMovement[]) {
		from(postingDate);
		if (kind === 'receipt') received.add(postingDate);
	}
	for (const day of received) {
		from(leaving(day, VALUED_MONTHS));
		if (stockMonths !== undefined) from(leaving(day, stockMonths));
	}
	if (pack) daysOfPack(pack).forEach(from);
	return [...days].sort();
}

/** The first day for which a day of so many months before is later than `posted`. */
function leaving(posted: string, months: number): string {
	let day = nextDay(addMonths(posted, months));
	// A shorter month has no day of the same number: several days are then counted back to its last one.
	while (addMonths(day, -months) <= posted) day = nextDay(day);
	return day;
}

function daysAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A pack never changes while a process runs, and has some thousand rows. */
const DAYS_OF_PACKS = new WeakMap<RulePack, readonly string[]>();

function daysOfPack(pack: RulePack): readonly string[] {
	const known = DAYS_OF_PACKS.get(pack);
	if (known) return known;
	const days = [...new Set([...daysOfEdition(pack.manifest), ...pack.rows.flatMap(daysOfRow)])];
	DAYS_OF_PACKS.set(pack, days);
	return days;
}
