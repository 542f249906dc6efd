// Generated from schemas/erp/production-order.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** What was taken for it. Avro `psra.erp.ConsumedComponent`. */
export interface ConsumedComponent {
	/** Item taken. */
	readonly sku: string;
	/** Taken, in unit. Decimal, at most 18 digits, 6 of them after the point. */
	readonly quantity: string;
	/** Unit of the quantity. */
	readonly unit: string;
	/** Lot or batch that it was taken from, where kept. */
	readonly lot: string | null;
}

/** An order to make an item, and what was made by it; full state. Avro `psra.erp.ProductionOrder`. */
export interface ProductionOrder {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Number of the order. */
	readonly orderId: string;
	/** Rises with each change of this order in the ERP. A lower or equal one with the same content is a repeat. */
	readonly sequence: number;
	/** The ERP's own version or change number, as it gives it. */
	readonly erpVersion: string | null;
	/** Status. */
	readonly status: 'unknown' | 'planned' | 'released' | 'finished' | 'cancelled';
	/** Ordered, in unit. Decimal, at most 18 digits, 6 of them after the point. */
	readonly quantity: string;
	/** Made so far, in unit. Decimal, at most 18 digits, 6 of them after the point. */
	readonly made: string | null;
	/** Unit of the quantities. */
	readonly unit: string;
	/** Where it is made, ISO 3166 alpha-2. */
	readonly territory: string | null;
	/** First day of production. YYYY-MM-DD. */
	readonly startedOn: string | null;
	/** Last day of production. YYYY-MM-DD. */
	readonly finishedOn: string | null;
	/** Lot or batch that it makes, where kept. */
	readonly lot: string | null;
	/** Taken so far. */
	readonly components: readonly ConsumedComponent[];
	/**
	 * What in this record is an assumption of a profile and not a fact of the ERP; shown with each verdict that rests
	 * on it.
	 */
	readonly assumptions: readonly string[];
}

export const productionOrderSchema = {
	"type": "record",
	"name": "ProductionOrder",
	"namespace": "psra.erp",
	"doc": "An order to make an item, and what was made by it; full state.",
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
			"name": "orderId",
			"type": "string",
			"doc": "Number of the order."
		},
		{
			"name": "sequence",
			"type": "long",
			"doc": "Rises with each change of this order in the ERP. A lower or equal one with the same content is a repeat."
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
			"name": "status",
			"type": {
				"type": "enum",
				"name": "ProductionOrderStatus",
				"doc": "How far it is.",
				"symbols": [
					"unknown",
					"planned",
					"released",
					"finished",
					"cancelled"
				],
				"default": "unknown"
			},
			"doc": "Status."
		},
		{
			"name": "quantity",
			"type": {
				"type": "bytes",
				"logicalType": "decimal",
				"precision": 18,
				"scale": 6
			},
			"doc": "Ordered, in unit."
		},
		{
			"name": "made",
			"type": [
				"null",
				{
					"type": "bytes",
					"logicalType": "decimal",
					"precision": 18,
					"scale": 6
				}
			],
			"doc": "Made so far, in unit.",
			"default": null
		},
		{
			"name": "unit",
			"type": "string",
			"doc": "Unit of the quantities."
		},
		{
			"name": "territory",
			"type": [
				"null",
				"string"
			],
			"doc": "Where it is made, ISO 3166 alpha-2.",
			"default": null
		},
		{
			"name": "startedOn",
			"type": [
				"null",
				{
					"type": "int",
					"logicalType": "date"
				}
			],
			"doc": "First day of production.",
			"default": null
		},
		{
			"name": "finishedOn",
			"type": [
				"null",
				{
					"type": "int",
					"logicalType": "date"
				}
			],
			"doc": "Last day of production.",
			"default": null
		},
		{
			"name": "lot",
			"type": [
				"null",
				"string"
			],
			"doc": "Lot or batch that it makes, where kept.",
			"default": null
		},
		{
			"name": "components",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "ConsumedComponent",
					"doc": "What was taken for it.",
					"fields": [
						{
							"name": "sku",
							"type": "string",
							"doc": "Item taken."
						},
						{
							"name": "quantity",
							"type": {
								"type": "bytes",
								"logicalType": "decimal",
								"precision": 18,
								"scale": 6
							},
							"doc": "Taken, in unit."
						},
						{
							"name": "unit",
							"type": "string",
							"doc": "Unit of the quantity."
						},
						{
							"name": "lot",
							"type": [
								"null",
								"string"
							],
							"doc": "Lot or batch that it was taken from, where kept.",
							"default": null
						}
					]
				}
			},
			"doc": "Taken so far.",
			"default": []
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
