// Generated from schemas/erp/item.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** One more unit of the item. Avro `psra.erp.UnitConversion`. */
export interface UnitConversion {
	/** Unit, e.g. CTN. */
	readonly unit: string;
	/** How many base units one such unit holds. Decimal, at most 18 digits, 6 of them after the point. */
	readonly factorToBase: string;
}

/** An item of the firm's master data; full state. Avro `psra.erp.Item`. */
export interface Item {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Rises with each change of this key in the ERP. A lower or equal one with the same content is a repeat. */
	readonly sequence: number;
	/** The ERP's own version or change number, as it gives it. */
	readonly erpVersion: string | null;
	/** Description of the goods in ordinary words. */
	readonly description: string;
	/** As used on invoices (Annex 22-16, note 2). */
	readonly commercialDesignation: string | null;
	/** Tariff code, 6 to 10 digits without dots; null: not classified yet. */
	readonly hs: string | null;
	/** Edition of the Harmonised System that the code is of: 2002, 2007, 2012, 2017 or 2022. */
	readonly hsEdition: string;
	/** Which row of an agreement's list is meant where several cover the code; the row's own wording. */
	readonly subdivision: string | null;
	/** Unit in which stock and bills of material are kept, e.g. EA, KG, M. */
	readonly baseUnit: string;
	/** Conversions into the base unit; a unit that is missing here is a finding and never guessed. */
	readonly units: readonly UnitConversion[];
	/**
	 * Net weight of one base unit in kilograms, without packing. Decimal, at most 18 digits, 6 of them after the point.
	 */
	readonly netWeightKg: string | null;
	/** Made items are judged by their own bill of materials. */
	readonly procurement: 'unknown' | 'made' | 'bought';
	/** Sold to customers: its origin is evaluated for each agreement of the company. */
	readonly finishedGood: boolean;
	/** False: deactivated. */
	readonly active: boolean;
	/**
	 * What in this record is an assumption of a profile and not a fact of the ERP; shown with each verdict that rests
	 * on it.
	 */
	readonly assumptions: readonly string[];
}

export const itemSchema = {
	"type": "record",
	"name": "Item",
	"namespace": "psra.erp",
	"doc": "An item of the firm's master data; full state.",
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
			"name": "description",
			"type": "string",
			"doc": "Description of the goods in ordinary words."
		},
		{
			"name": "commercialDesignation",
			"type": [
				"null",
				"string"
			],
			"doc": "As used on invoices (Annex 22-16, note 2).",
			"default": null
		},
		{
			"name": "hs",
			"type": [
				"null",
				"string"
			],
			"doc": "Tariff code, 6 to 10 digits without dots; null: not classified yet.",
			"default": null
		},
		{
			"name": "hsEdition",
			"type": "string",
			"doc": "Edition of the Harmonised System that the code is of: 2002, 2007, 2012, 2017 or 2022.",
			"default": "2022"
		},
		{
			"name": "subdivision",
			"type": [
				"null",
				"string"
			],
			"doc": "Which row of an agreement's list is meant where several cover the code; the row's own wording.",
			"default": null
		},
		{
			"name": "baseUnit",
			"type": "string",
			"doc": "Unit in which stock and bills of material are kept, e.g. EA, KG, M."
		},
		{
			"name": "units",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "UnitConversion",
					"doc": "One more unit of the item.",
					"fields": [
						{
							"name": "unit",
							"type": "string",
							"doc": "Unit, e.g. CTN."
						},
						{
							"name": "factorToBase",
							"type": {
								"type": "bytes",
								"logicalType": "decimal",
								"precision": 18,
								"scale": 6
							},
							"doc": "How many base units one such unit holds."
						}
					]
				}
			},
			"doc": "Conversions into the base unit; a unit that is missing here is a finding and never guessed.",
			"default": []
		},
		{
			"name": "netWeightKg",
			"type": [
				"null",
				{
					"type": "bytes",
					"logicalType": "decimal",
					"precision": 18,
					"scale": 6
				}
			],
			"doc": "Net weight of one base unit in kilograms, without packing.",
			"default": null
		},
		{
			"name": "procurement",
			"type": {
				"type": "enum",
				"name": "Procurement",
				"doc": "How the firm comes by the item.",
				"symbols": [
					"unknown",
					"made",
					"bought"
				],
				"default": "unknown"
			},
			"doc": "Made items are judged by their own bill of materials."
		},
		{
			"name": "finishedGood",
			"type": "boolean",
			"doc": "Sold to customers: its origin is evaluated for each agreement of the company."
		},
		{
			"name": "active",
			"type": "boolean",
			"doc": "False: deactivated.",
			"default": true
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
