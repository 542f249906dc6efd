import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fraction } from './fraction.ts';
import { atMost, fraction, over } from './fraction.ts';

/** What the recount takes from the profile file; it reads the file by itself. */
export interface Assumptions {
	readonly evaluatedOn: { readonly date: string };
	readonly currency?: unknown;
	readonly exWorks?: unknown;
	readonly baseUnits?: unknown;
	readonly usedUp?: { readonly stockMonths: number };
	readonly declarations?: { readonly validFrom: string; readonly validTo: string; readonly countries: string[] };
	readonly operations?: { readonly minimumComponents: number };
}

export interface Good {
	readonly sku: string;
	readonly hs: string | null;
	readonly made: boolean;
	readonly finished: boolean;
	/** Ex-works price of one; null: unknown. */
	readonly price: Fraction | null;
	/** Of bought goods: what one costs at most; null: unknown. */
	readonly cost: Fraction | null;
	/** Of bought goods: every supplier concerned has declared them as originating. */
	readonly declared: boolean;
	readonly components: readonly { readonly sku: string; readonly quantity: Fraction }[];
	/** More than insufficient operations are evidenced. */
	readonly worked: boolean;
	/** A component's quantity is in a unit that can't be converted. */
	readonly unitMissing: boolean;
}

type Fields = Readonly<Record<string, string>>;

/** Reads the AdventureWorks files as the profile lets them be read. */
export function readSample(folder: string, profile: Assumptions): Map<string, Good> {
	const day = profile.evaluatedOn.date;
	const rows = (name: string) => csv(readFileSync(join(folder, name), 'utf8'));
	assertUsedUp(rows('receipts.csv'), day, profile.usedUp?.stockMonths);
	const declaring = new Set(
		profile.declarations && covers(profile.declarations, day)
			? rows('suppliers.csv').flatMap((row) => (row.provides_ltsd_overlay === '1' ? [field(row, 'supplier')] : []))
			: [],
	);
	// The declarations are of 2026 and 2027: what the files say was received, years before, none of them covers.
	const usedUp = profile.usedUp !== undefined;
	const received = new Set(rows('receipts.csv').map((row) => field(row, 'sku')));
	const prices = Map.groupBy(rows('supplier-prices.csv'), (row) => field(row, 'sku'));
	const bills = Map.groupBy(
		rows('boms.csv').filter((row) => field(row, 'valid_from') <= day && (row.valid_to || '9999') >= day),
		(row) => field(row, 'parent_sku'),
	);
	const goods = rows('items.csv').map((row): Good => {
		const sku = field(row, 'sku');
		const made = row.made_in_house === '1';
		const offers = prices.get(sku) ?? [];
		const bill = made ? (bills.get(sku) ?? []) : [];
		const kinds = new Set(bill.map((line) => line.component_sku)).size;
		return {
			sku,
			hs: row.hs6 || null,
			made,
			finished: row.finished_good === '1',
			price: profile.exWorks && profile.currency ? notZero(field(row, 'list_price')) : null,
			cost: profile.currency ? dearest(offers) : null,
			declared:
				(usedUp || !received.has(sku)) &&
				offers.length > 0 &&
				offers.every((offer) => declaring.has(field(offer, 'supplier'))),
			components: bill.map((line) => ({
				sku: field(line, 'component_sku'),
				quantity: fraction(field(line, 'quantity')),
			})),
			worked: profile.operations !== undefined && kinds >= profile.operations.minimumComponents,
			unitMissing: !profile.baseUnits && bill.some((line) => line.unit !== 'EA'),
		};
	});
	return new Map(goods.map((good) => [good.sku, good]));
}

/** A receipt of the last months would give value and supplier, and without the assumption any would give its supplier. */
function assertUsedUp(receipts: readonly Fields[], day: string, months: number | undefined): void {
	if (months !== undefined && months !== 12) throw new Error(`the recount knows stock of 12 months, not of ${months}`);
	const recent = receipts.find((row) => field(row, 'due_date') >= `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`);
	if (recent) throw new Error(`receipt of ${recent.due_date}: the recount averages no receipts`);
}

function covers(declared: NonNullable<Assumptions['declarations']>, day: string): boolean {
	return declared.validFrom <= day && day <= declared.validTo && declared.countries.includes('GB');
}

function dearest(offers: readonly Fields[]): Fraction | null {
	return offers
		.map((offer) =>
			over(fraction(field(offer, 'standard_price')), fraction(field(offer, 'pieces_per_price_unit_overlay'))),
		)
		.reduce<Fraction | null>((highest, price) => (highest && atMost(price, highest) ? highest : price), null);
}

function notZero(text: string): Fraction | null {
	const value = fraction(text);
	return value.n === 0n ? null : value;
}

function field(row: Fields, name: string): string {
	const value = row[name];
	if (value === undefined) throw new Error(`no column ${name}`);
	return value;
}

/** Comma-separated lines with a heading; quoted fields, no line breaks inside them. */
function csv(text: string): Fields[] {
	const [heading = [], ...lines] = text
		.split(/\r?\n/)
		.filter((line) => line !== '')
		.map((line) =>
			[...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? ''),
		);
	return lines.map((line) => Object.fromEntries(heading.map((name, at) => [name, line[at] ?? ''])));
}
