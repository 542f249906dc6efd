// Generated from schemas/erp/price-list.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** One price. Avro `psra.erp.Price`. */
export interface Price {
	/** Ex-works and FOB are the firm's selling prices, purchase a supplier's. */
	readonly kind: 'unknown' | 'ex_works' | 'fob' | 'purchase';
	/** Of a purchase price: the supplier. */
	readonly partyId: string | null;
	/**
	 * Amount in currency for perQuantity of unit; not negative. Decimal, at most 18 digits, 6 of them after the point.
	 */
	readonly amount: string;
	/** ISO 4217. */
	readonly currency: string;
	/** How many of unit the amount buys; above zero. Decimal, at most 18 digits, 6 of them after the point. */
	readonly perQuantity: string;
	/** Unit of perQuantity. */
	readonly unit: string;
	/** First day; null: ever. YYYY-MM-DD. */
	readonly validFrom: string | null;
	/** Last day; null: open. YYYY-MM-DD. */
	readonly validTo: string | null;
}

/** All prices of one item; full state. Avro `psra.erp.PriceList`. */
export interface PriceList {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Rises with each change of this key in the ERP. A lower or equal one with the same content is a repeat. */
	readonly sequence: number;
	/** The ERP's own version or change number, as it gives it. */
	readonly erpVersion: string | null;
	/** The prices. */
	readonly prices: readonly Price[];
	/**
	 * What in this record is an assumption of a profile and not a fact of the ERP; shown with each verdict that rests
	 * on it.
	 */
	readonly assumptions: readonly string[];
}

export const priceListSchema = {
	"type": "record",
	"name": "PriceList",
	"namespace": "psra.erp",
	"doc": "All prices of one item; full state.",
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
			"name": "sequence",
			"type": "long",
			"doc": "Rises with each change of this key in the ERP. A lower or equal one with the same content is a repeat."
		},
		{
			"name": "erpVersion",
			"type": [
				"null",
				"string"
			],
			"doc": "The ERP's own version or change number, as it gives it.",
			"default": null
		},
		{
			"name": "prices",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "Price",
					"doc": "One price.",
					"fields": [
						{
							"name": "kind",
							"type": {
								"type": "enum",
								"name": "PriceKind",
								"doc": "What is priced.",
								"symbols": [
									"unknown",
									"ex_works",
									"fob",
									"purchase"
								],
								"default": "unknown"
							},
							"doc": "Ex-works and FOB are the firm's selling prices, purchase a supplier's."
						},
						{
							"name": "partyId",
							"type": [
								"null",
								"string"
							],
							"doc": "Of a purchase price: the supplier.",
							"default": null
						},
						{
							"name": "amount",
							"type": {
								"type": "bytes",
								"logicalType": "decimal",
								"precision": 18,
								"scale": 6
							},
							"doc": "Amount in currency for perQuantity of unit; not negative."
						},
						{
							"name": "currency",
							"type": "string",
							"doc": "ISO 4217."
						},
						{
							"name": "perQuantity",
							"type": {
								"type": "bytes",
								"logicalType": "decimal",
								"precision": 18,
								"scale": 6
							},
							"doc": "How many of unit the amount buys; above zero."
						},
						{
							"name": "unit",
							"type": "string",
							"doc": "Unit of perQuantity."
						},
						{
							"name": "validFrom",
							"type": [
								"null",
								{
									"type": "int",
									"logicalType": "date"
								}
							],
							"doc": "First day; null: ever.",
							"default": null
						},
						{
							"name": "validTo",
							"type": [
								"null",
								{
									"type": "int",
									"logicalType": "date"
								}
							],
							"doc": "Last day; null: open.",
							"default": null
						}
					]
				}
			},
			"doc": "The prices."
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
