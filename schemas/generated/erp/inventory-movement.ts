// Generated from schemas/erp/inventory-movement.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** Names a movement. Avro `psra.erp.DocumentLine`. */
export interface DocumentLine {
	/** Number of the document. */
	readonly documentNumber: string;
	/** Its year. */
	readonly documentYear: number;
	/** Its line. */
	readonly line: string;
}

/**
 * One line of a goods movement. A correction is a new document that names the old one, never an edit. Avro
 * `psra.erp.InventoryMovement`.
 */
export interface InventoryMovement {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Number of the document; with year and line the movement's key. */
	readonly documentNumber: string;
	/** Year of the document. */
	readonly documentYear: number;
	/** Line of the document. */
	readonly line: string;
	/** Receipts carry a supplier, deliveries a customer, cancellations the document they take back. */
	readonly kind: 'unknown' | 'receipt' | 'issue_to_order' | 'delivery' | 'return_to_supplier' | 'adjustment' | 'cancellation';
	/** Of a cancellation: the movement that it takes back whole. */
	readonly cancels: DocumentLine | null;
	/** Date in the books; apart from the event's time. YYYY-MM-DD. */
	readonly postingDate: string;
	/** Quantity as entered, in entryUnit; not negative. Decimal, at most 18 digits, 6 of them after the point. */
	readonly entryQuantity: string;
	/** Unit as entered, e.g. the purchase unit. */
	readonly entryUnit: string;
	/**
	 * The same in the item's base unit, where the ERP gives it. Decimal, at most 18 digits, 6 of them after the point.
	 */
	readonly baseQuantity: string | null;
	/** The base unit that baseQuantity is in. */
	readonly baseUnit: string | null;
	/** Supplier of a receipt, customer of a delivery. */
	readonly partyId: string | null;
	/** Price of one entryUnit. Decimal, at most 18 digits, 6 of them after the point. */
	readonly unitPrice: string | null;
	/** Of unitPrice, ISO 4217. */
	readonly currency: string | null;
	/** Non-preferential origin as booked, ISO 3166 alpha-2. */
	readonly countryOfOrigin: string | null;
	/** Lot or batch, where kept. */
	readonly lot: string | null;
	/**
	 * What in this record is an assumption of a profile and not a fact of the ERP; shown with each verdict that rests
	 * on it.
	 */
	readonly assumptions: readonly string[];
}

export const inventoryMovementSchema = {
	"type": "record",
	"name": "InventoryMovement",
	"namespace": "psra.erp",
	"doc": "One line of a goods movement. A correction is a new document that names the old one, never an edit.",
	"fields": [
		{
			"name": "company",
			"type": "string",
			"doc": "The legal entity that declares; part of every key."
		},
		{
			"name": "sku",
			"type": "string",
			"doc": "The firm's item number."
		},
		{
			"name": "documentNumber",
			"type": "string",
			"doc": "Number of the document; with year and line the movement's key."
		},
		{
			"name": "documentYear",
			"type": "int",
			"doc": "Year of the document."
		},
		{
			"name": "line",
			"type": "string",
			"doc": "Line of the document."
		},
		{
			"name": "kind",
			"type": {
				"type": "enum",
				"name": "MovementKind",
				"doc": "What moved.",
				"symbols": [
					"unknown",
					"receipt",
					"issue_to_order",
					"delivery",
					"return_to_supplier",
					"adjustment",
					"cancellation"
				],
				"default": "unknown"
			},
			"doc": "Receipts carry a supplier, deliveries a customer, cancellations the document they take back."
		},
		{
			"name": "cancels",
			"type": [
				"null",
				{
					"type": "record",
					"name": "DocumentLine",
					"doc": "Names a movement.",
					"fields": [
						{
							"name": "documentNumber",
							"type": "string",
							"doc": "Number of the document."
						},
						{
							"name": "documentYear",
							"type": "int",
							"doc": "Its year."
						},
						{
							"name": "line",
							"type": "string",
							"doc": "Its line."
						}
					]
				}
			],
			"doc": "Of a cancellation: the movement that it takes back whole.",
			"default": null
		},
		{
			"name": "postingDate",
			"type": {
				"type": "int",
				"logicalType": "date"
			},
			"doc": "Date in the books; apart from the event's time."
		},
		{
			"name": "entryQuantity",
			"type": {
				"type": "bytes",
				"logicalType": "decimal",
				"precision": 18,
				"scale": 6
			},
			"doc": "Quantity as entered, in entryUnit; not negative."
		},
		{
			"name": "entryUnit",
			"type": "string",
			"doc": "Unit as entered, e.g. the purchase unit."
		},
		{
			"name": "baseQuantity",
			"type": [
				"null",
				{
					"type": "bytes",
					"logicalType": "decimal",
					"precision": 18,
					"scale": 6
				}
			],
			"doc": "The same in the item's base unit, where the ERP gives it.",
			"default": null
		},
		{
			"name": "baseUnit",
			"type": [
				"null",
				"string"
			],
			"doc": "The base unit that baseQuantity is in.",
			"default": null
		},
		{
			"name": "partyId",
			"type": [
				"null",
				"string"
			],
			"doc": "Supplier of a receipt, customer of a delivery.",
			"default": null
		},
		{
			"name": "unitPrice",
			"type": [
				"null",
				{
					"type": "bytes",
					"logicalType": "decimal",
					"precision": 18,
					"scale": 6
				}
			],
			"doc": "Price of one entryUnit.",
			"default": null
		},
		{
			"name": "currency",
			"type": [
				"null",
				"string"
			],
			"doc": "Of unitPrice, ISO 4217.",
			"default": null
		},
		{
			"name": "countryOfOrigin",
			"type": [
				"null",
				"string"
			],
			"doc": "Non-preferential origin as booked, ISO 3166 alpha-2.",
			"default": null
		},
		{
			"name": "lot",
			"type": [
				"null",
				"string"
			],
			"doc": "Lot or batch, where kept.",
			"default": null
		},
		{
			"name": "assumptions",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "What in this record is an assumption of a profile and not a fact of the ERP; shown with each verdict that rests on it.",
			"default": []
		}
	]
} as const satisfies AvroRecord;
