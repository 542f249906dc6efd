// Generated from schemas/erp/party.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** Who signs declarations for the firm. Avro `psra.erp.Signatory`. */
export interface Signatory {
	/** Name. */
	readonly name: string;
	/** Position in the company. */
	readonly position: string;
	/** Place of issue. */
	readonly place: string;
}

/** Postal address. Avro `psra.erp.Address`. */
export interface Address {
	/** Street and number. */
	readonly street: string;
	/** Postal code. */
	readonly postalCode: string;
	/** Town. */
	readonly city: string;
}

/** A legal person the firm deals with, or the firm itself; full state. Avro `psra.erp.Party`. */
export interface Party {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The ERP's number of the party. */
	readonly partyId: string;
	/** Rises with each change of this key in the ERP. A lower or equal one with the same content is a repeat. */
	readonly sequence: number;
	/** The ERP's own version or change number, as it gives it. */
	readonly erpVersion: string | null;
	/** Name as on documents. */
	readonly name: string;
	/** Country of establishment, ISO 3166 alpha-2. */
	readonly country: string;
	/** One party can be supplier and customer. */
	readonly roles: readonly ('unknown' | 'own' | 'supplier' | 'customer')[];
	/** Postal address, needed on declarations. */
	readonly address: Address | null;
	/** Of the firm itself: who signs (Annex 22-16, notes 8 to 10). */
	readonly signatory: Signatory | null;
	/** False: no longer dealt with. */
	readonly active: boolean;
	/**
	 * What in this record is an assumption of a profile and not a fact of the ERP; shown with each verdict that rests
	 * on it.
	 */
	readonly assumptions: readonly string[];
}

export const partySchema = {
	"type": "record",
	"name": "Party",
	"namespace": "psra.erp",
	"doc": "A legal person the firm deals with, or the firm itself; full state.",
	"fields": [
		{
			"name": "company",
			"type": "string",
			"doc": "The legal entity that declares; part of every key."
		},
		{
			"name": "partyId",
			"type": "string",
			"doc": "The ERP's number of the party."
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
			"name": "name",
			"type": "string",
			"doc": "Name as on documents."
		},
		{
			"name": "country",
			"type": "string",
			"doc": "Country of establishment, ISO 3166 alpha-2."
		},
		{
			"name": "roles",
			"type": {
				"type": "array",
				"items": {
					"type": "enum",
					"name": "PartyRole",
					"doc": "What the party is to the firm; own is the firm itself.",
					"symbols": [
						"unknown",
						"own",
						"supplier",
						"customer"
					],
					"default": "unknown"
				}
			},
			"doc": "One party can be supplier and customer."
		},
		{
			"name": "address",
			"type": [
				"null",
				{
					"type": "record",
					"name": "Address",
					"doc": "Postal address.",
					"fields": [
						{
							"name": "street",
							"type": "string",
							"doc": "Street and number."
						},
						{
							"name": "postalCode",
							"type": "string",
							"doc": "Postal code."
						},
						{
							"name": "city",
							"type": "string",
							"doc": "Town."
						}
					]
				}
			],
			"doc": "Postal address, needed on declarations.",
			"default": null
		},
		{
			"name": "signatory",
			"type": [
				"null",
				{
					"type": "record",
					"name": "Signatory",
					"doc": "Who signs declarations for the firm.",
					"fields": [
						{
							"name": "name",
							"type": "string",
							"doc": "Name."
						},
						{
							"name": "position",
							"type": "string",
							"doc": "Position in the company."
						},
						{
							"name": "place",
							"type": "string",
							"doc": "Place of issue."
						}
					]
				}
			],
			"doc": "Of the firm itself: who signs (Annex 22-16, notes 8 to 10).",
			"default": null
		},
		{
			"name": "active",
			"type": "boolean",
			"doc": "False: no longer dealt with.",
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
