import type { Finding } from './findings.ts';

/** Canonical tables that keep the full state of their key, each in a table of its name. */
export type RecordKind =
	| 'party'
	| 'item'
	| 'bom'
	| 'routing'
	| 'price_list'
	| 'exchange_rate'
	| 'supplier_declaration'
	| 'production_order';

export interface FullState {
	readonly kind: RecordKind;
	readonly company: string;
	/** The key without the company, e.g. the sku. */
	readonly id: string;
	readonly sequence: number;
	/** SHA-256 of the canonical record, hex. */
	readonly contentHash: string;
	readonly record: object;
}

/** `stored`: new or newer; `repeated`: the same again; `stale`: older than what is known; `conflict`: same sequence, other content. */
export type PutOutcome = 'stored' | 'repeated' | 'stale' | 'conflict';

export interface MovementRow {
	readonly company: string;
	readonly sku: string;
	/** Document number, year and line. */
	readonly document: string;
	readonly kind: string;
	readonly cancels: string | null;
	readonly postingDate: string;
	readonly partyId: string | null;
	readonly contentHash: string;
	readonly record: object;
}

/** Everything that bears on one product: the rows of its whole bill of materials. */
export interface ProductFacts {
	/** Every item of the closure, the product first. */
	readonly skus: readonly string[];
	readonly items: readonly object[];
	readonly boms: readonly object[];
	readonly routings: readonly object[];
	readonly priceLists: readonly object[];
	readonly declarations: readonly object[];
	readonly parties: readonly object[];
	readonly exchangeRates: readonly object[];
	/** Receipts and returns of the closure's items that stand, in the order of the books. */
	readonly movements: readonly object[];
	/** What stands against an item of the closure, or against every product of the company (blocking, without an item). */
	readonly findings: readonly Finding[];
}

export interface FactStore {
	/** Keeps the newest state by `sequence`. */
	put(state: FullState): Promise<PutOutcome>;
	get(kind: RecordKind, company: string, id: string): Promise<object | undefined>;
	/** The party that is the firm itself. */
	ownParty(company: string): Promise<object | undefined>;
	/** A movement is never edited: `conflict` where the document is known with other content. */
	putMovement(row: MovementRow): Promise<Exclude<PutOutcome, 'stale'>>;
	/** The item that a known document moved. */
	movedItem(company: string, document: string): Promise<string | undefined>;
	/** Replaces the component lines by which items are found that use a component. */
	putBomLines(company: string, sku: string, components: readonly string[]): Promise<void>;
	/** Replaces the items that a declaration covers; answers those that it covered before. */
	putDeclaredGoods(company: string, declarationId: string, skus: readonly string[]): Promise<string[]>;
	/** The supplier's declarations. */
	declarationsOf(company: string, supplierId: string): Promise<object[]>;
	/** Items made with any of these, directly or through others, and these themselves. */
	usedIn(company: string, skus: readonly string[]): Promise<string[]>;
	/** Items whose price or receipts name the party, or that a declaration of it covers. */
	suppliedBy(company: string, partyId: string): Promise<string[]>;
	/** Items with a price, a receipt or declared materials in this currency. */
	pricedIn(company: string, currency: string): Promise<string[]>;
	/** Of these (null: of all), the items whose origin is kept up to date: active finished goods, and what was evaluated before. */
	evaluated(company: string, skus: readonly string[] | null): Promise<string[]>;
	/** A path from `sku` down its components, by lines that hold on the day, back to itself; null where there is none. */
	bomCycle(company: string, sku: string, day: string): Promise<string[] | null>;
	/** Deliveries of these items to a party from a day on that were not cancelled, by document, in order. */
	deliveries(company: string, partyId: string, skus: readonly string[], from: string): Promise<string[]>;
	/** Which of these items no item record is known for. */
	unknownItems(company: string, skus: readonly string[]): Promise<string[]>;
	/** Replaces the findings of a subject; answers the items that it had findings about before. */
	replaceFindings(
		company: string,
		subjectKind: string,
		subjectId: string,
		findings: readonly Finding[],
	): Promise<string[]>;
	/**
	 * Replaces the findings of all subjects of a kind, e.g. of a file's lines; answers the items whose findings differ
	 * from before. The same findings again change nothing.
	 */
	exchangeFindings(company: string, subjectKind: string, findings: readonly Finding[]): Promise<string[]>;
	/** Closes the findings of a code that are about this item. */
	closeFindings(company: string, sku: string, code: string): Promise<void>;
	/** Subjects of a kind that have a finding of this code about this item. */
	subjectsWith(company: string, sku: string, subjectKind: string, code: string): Promise<string[]>;
	/** Items that findings of this code of a subject are about. */
	itemsNamed(company: string, subjectKind: string, subjectId: string, code: string): Promise<string[]>;
	/** Facts of a product's whole bill of materials; movements posted up to and on the day. */
	product(company: string, sku: string, day: string): Promise<ProductFacts>;
}
