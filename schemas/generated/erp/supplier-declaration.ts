// Generated from schemas/erp/supplier-declaration.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** The supplier's notice that it no longer holds (Article 62(3)). Avro `psra.erp.Revocation`. */
export interface Revocation {
	/** First day that is no longer covered. YYYY-MM-DD. */
	readonly from: string;
	/** Items concerned; empty: all. */
	readonly skus: readonly string[];
	/** Day of the notice. YYYY-MM-DD. */
	readonly noticedOn: string | null;
}

/** The cumulation statement as ticked. Avro `psra.erp.Cumulation`. */
export interface Cumulation {
	/** 'No cumulation applied' is ticked. */
	readonly none: boolean;
	/** Countries of 'Cumulation applied with'. */
	readonly with: readonly string[];
}

/** Forms 22-17 and 22-18: a non-originating material. Avro `psra.erp.DeclaredMaterial`. */
export interface DeclaredMaterial {
	/** Item of goods that it was used for. */
	readonly sku: string;
	/** Description. */
	readonly description: string;
	/** HS heading. */
	readonly hs: string | null;
	/** Value for one base unit of the good. Decimal, at most 18 digits, 6 of them after the point. */
	readonly value: string | null;
	/** Of value, ISO 4217. */
	readonly currency: string | null;
}

/** One good of the declaration. Avro `psra.erp.DeclaredGood`. */
export interface DeclaredGood {
	/** The firm's item number. */
	readonly sku: string;
	/** Tariff code as declared. */
	readonly hs: string | null;
	/** Declared as originating. */
	readonly originating: boolean;
}

/**
 * A supplier's declaration as received (Implementing Regulation (EU) 2015/2447, Articles 61 to 66); full state. Avro
 * `psra.erp.SupplierDeclaration`.
 */
export interface SupplierDeclaration {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's number of the declaration. */
	readonly declarationId: string;
	/** Rises with each change of this key in the ERP. A lower or equal one with the same content is a repeat. */
	readonly sequence: number;
	/** The ERP's own version or change number, as it gives it. */
	readonly erpVersion: string | null;
	/** Party that declares. */
	readonly supplierId: string;
	/** Form of the declaration. */
	readonly form: 'unknown' | 'annex_22_15' | 'annex_22_16' | 'annex_22_17' | 'annex_22_18';
	/** Day of receipt. YYYY-MM-DD. */
	readonly received: string | null;
	/** Date of issue. YYYY-MM-DD. */
	readonly issued: string | null;
	/** Start of the period. YYYY-MM-DD. */
	readonly validFrom: string | null;
	/** End of the period. YYYY-MM-DD. */
	readonly validTo: string | null;
	/** The origin field as written. */
	readonly origin: string | null;
	/** Preference countries as written, ISO 3166 alpha-2. */
	readonly countries: readonly string[];
	/** The goods. */
	readonly goods: readonly DeclaredGood[];
	/** Non-originating materials declared. */
	readonly materials: readonly DeclaredMaterial[];
	/** Null: left blank. */
	readonly cumulation: Cumulation | null;
	/** The signer named. */
	readonly responsiblePerson: string | null;
	/** Article 63. */
	readonly signature: 'none' | 'handwritten' | 'electronic';
	/** Null: none received. */
	readonly revocation: Revocation | null;
	/**
	 * What in this record is an assumption of a profile and not a fact of the ERP; shown with each verdict that rests
	 * on it.
	 */
	readonly assumptions: readonly string[];
}

export const supplierDeclarationSchema = {
	"type": "record",
	"name": "SupplierDeclaration",
	"namespace": "psra.erp",
	"doc": "A supplier's declaration as received (Implementing Regulation (EU) 2015/2447, Articles 61 to 66); full state.",
	"fields": [
		{
			"name": "company",
			"type": "string",
			"doc": "The legal entity that declares; part of every key."
		},
		{
			"name": "declarationId",
			"type": "string",
			"doc": "The firm's number of the declaration."
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
			"name": "supplierId",
			"type": "string",
			"doc": "Party that declares."
		},
		{
			"name": "form",
			"type": {
				"type": "enum",
				"name": "DeclarationForm",
				"doc": "Annex: 22-15 single, 22-16 long-term, 22-17 and 22-18 the same for non-originating goods.",
				"symbols": [
					"unknown",
					"annex_22_15",
					"annex_22_16",
					"annex_22_17",
					"annex_22_18"
				],
				"default": "unknown"
			},
			"doc": "Form of the declaration."
		},
		{
			"name": "received",
			"type": [
				"null",
				{
					"type": "int",
					"logicalType": "date"
				}
			],
			"doc": "Day of receipt.",
			"default": null
		},
		{
			"name": "issued",
			"type": [
				"null",
				{
					"type": "int",
					"logicalType": "date"
				}
			],
			"doc": "Date of issue.",
			"default": null
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
			"doc": "Start of the period.",
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
			"doc": "End of the period.",
			"default": null
		},
		{
			"name": "origin",
			"type": [
				"null",
				"string"
			],
			"doc": "The origin field as written.",
			"default": null
		},
		{
			"name": "countries",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Preference countries as written, ISO 3166 alpha-2."
		},
		{
			"name": "goods",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "DeclaredGood",
					"doc": "One good of the declaration.",
					"fields": [
						{
							"name": "sku",
							"type": "string",
							"doc": "The firm's item number."
						},
						{
							"name": "hs",
							"type": [
								"null",
								"string"
							],
							"doc": "Tariff code as declared.",
							"default": null
						},
						{
							"name": "originating",
							"type": "boolean",
							"doc": "Declared as originating.",
							"default": true
						}
					]
				}
			},
			"doc": "The goods."
		},
		{
			"name": "materials",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "DeclaredMaterial",
					"doc": "Forms 22-17 and 22-18: a non-originating material.",
					"fields": [
						{
							"name": "sku",
							"type": "string",
							"doc": "Item of goods that it was used for."
						},
						{
							"name": "description",
							"type": "string",
							"doc": "Description."
						},
						{
							"name": "hs",
							"type": [
								"null",
								"string"
							],
							"doc": "HS heading.",
							"default": null
						},
						{
							"name": "value",
							"type": [
								"null",
								{
									"type": "bytes",
									"logicalType": "decimal",
									"precision": 18,
									"scale": 6
								}
							],
							"doc": "Value for one base unit of the good.",
							"default": null
						},
						{
							"name": "currency",
							"type": [
								"null",
								"string"
							],
							"doc": "Of value, ISO 4217.",
							"default": null
						}
					]
				}
			},
			"doc": "Non-originating materials declared.",
			"default": []
		},
		{
			"name": "cumulation",
			"type": [
				"null",
				{
					"type": "record",
					"name": "Cumulation",
					"doc": "The cumulation statement as ticked.",
					"fields": [
						{
							"name": "none",
							"type": "boolean",
							"doc": "'No cumulation applied' is ticked."
						},
						{
							"name": "with",
							"type": {
								"type": "array",
								"items": "string"
							},
							"doc": "Countries of 'Cumulation applied with'."
						}
					]
				}
			],
			"doc": "Null: left blank.",
			"default": null
		},
		{
			"name": "responsiblePerson",
			"type": [
				"null",
				"string"
			],
			"doc": "The signer named.",
			"default": null
		},
		{
			"name": "signature",
			"type": {
				"type": "enum",
				"name": "SignatureKind",
				"doc": "How it is signed.",
				"symbols": [
					"none",
					"handwritten",
					"electronic"
				],
				"default": "none"
			},
			"doc": "Article 63.",
			"default": "none"
		},
		{
			"name": "revocation",
			"type": [
				"null",
				{
					"type": "record",
					"name": "Revocation",
					"doc": "The supplier's notice that it no longer holds (Article 62(3)).",
					"fields": [
						{
							"name": "from",
							"type": {
								"type": "int",
								"logicalType": "date"
							},
							"doc": "First day that is no longer covered."
						},
						{
							"name": "skus",
							"type": {
								"type": "array",
								"items": "string"
							},
							"doc": "Items concerned; empty: all."
						},
						{
							"name": "noticedOn",
							"type": [
								"null",
								{
									"type": "int",
									"logicalType": "date"
								}
							],
							"doc": "Day of the notice.",
							"default": null
						}
					]
				}
			],
			"doc": "Null: none received.",
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
