// Generated from schemas/erp/bom.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** One component. Avro `psra.erp.BomLine`. */
export interface BomLine {
	/** Number of the line, stable over changes. */
	readonly lineId: string;
	/** Item number of the component. */
	readonly componentSku: string;
	/** Quantity used for baseQuantity, in unit; above zero. Decimal, at most 18 digits, 6 of them after the point. */
	readonly quantity: string;
	/** Unit of the quantity. */
	readonly unit: string;
	/** Packing, accessories and neutral elements are treated apart (TCA 45 to 47). */
	readonly role: 'material' | 'retail_packaging' | 'shipping_packing' | 'accessory' | 'neutral';
	/** First day on which the line holds; null: ever. YYYY-MM-DD. */
	readonly validFrom: string | null;
	/** Last day on which the line holds; null: open. YYYY-MM-DD. */
	readonly validTo: string | null;
}

/** The bill of materials of one made item; full state. Avro `psra.erp.Bom`. */
export interface Bom {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Rises with each change of this key in the ERP. A lower or equal one with the same content is a repeat. */
	readonly sequence: number;
	/** The ERP's own version or change number, as it gives it. */
	readonly erpVersion: string | null;
	/** How many base units of the item the lines make. Decimal, at most 18 digits, 6 of them after the point. */
	readonly baseQuantity: string;
	/** The components, in the ERP's order. */
	readonly lines: readonly BomLine[];
	/** Why lines are known to be missing, e.g. unreadable lines of a file; while it stands the item can't be judged. */
	readonly incompleteReason: string | null;
	/**
	 * What in this record is an assumption of a profile and not a fact of the ERP; shown with each verdict that rests
	 * on it.
	 */
	readonly assumptions: readonly string[];
}

export const bomSchema = {
	"type": "record",
	"name": "Bom",
	"namespace": "psra.erp",
	"doc": "The bill of materials of one made item; full state.",
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
			"name": "baseQuantity",
			"type": {
				"type": "bytes",
				"logicalType": "decimal",
				"precision": 18,
				"scale": 6
			},
			"doc": "How many base units of the item the lines make."
		},
		{
			"name": "lines",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "BomLine",
					"doc": "One component.",
					"fields": [
						{
							"name": "lineId",
							"type": "string",
							"doc": "Number of the line, stable over changes."
						},
						{
							"name": "componentSku",
							"type": "string",
							"doc": "Item number of the component."
						},
						{
							"name": "quantity",
							"type": {
								"type": "bytes",
								"logicalType": "decimal",
								"precision": 18,
								"scale": 6
							},
							"doc": "Quantity used for baseQuantity, in unit; above zero."
						},
						{
							"name": "unit",
							"type": "string",
							"doc": "Unit of the quantity."
						},
						{
							"name": "role",
							"type": {
								"type": "enum",
								"name": "MaterialRole",
								"doc": "What the component is in law.",
								"symbols": [
									"material",
									"retail_packaging",
									"shipping_packing",
									"accessory",
									"neutral"
								],
								"default": "material"
							},
							"doc": "Packing, accessories and neutral elements are treated apart (TCA 45 to 47).",
							"default": "material"
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
							"doc": "First day on which the line holds; null: ever.",
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
							"doc": "Last day on which the line holds; null: open.",
							"default": null
						}
					]
				}
			},
			"doc": "The components, in the ERP's order."
		},
		{
			"name": "incompleteReason",
			"type": [
				"null",
				"string"
			],
			"doc": "Why lines are known to be missing, e.g. unreadable lines of a file; while it stands the item can't be judged.",
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
