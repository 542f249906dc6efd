// Generated from schemas/erp/certificate-request.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/**
 * A customer's or the sales office's wish for a long-term supplier's declaration. Avro `psra.erp.CertificateRequest`.
 */
export interface CertificateRequest {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** Number of the request. */
	readonly requestId: string;
	/** Party that shall receive it. */
	readonly customerId: string;
	/** Items to be listed; one declaration lists only originating goods. */
	readonly skus: readonly string[];
	/** Rule packs, e.g. eu-uk. */
	readonly agreements: readonly string[];
	/** Start of the period wanted. YYYY-MM-DD. */
	readonly validFrom: string;
	/** End of the period wanted. YYYY-MM-DD. */
	readonly validTo: string;
	/** The goods are supplied regularly and their status is expected to stay the same (Article 62(1)). */
	readonly regularSupply: boolean;
	/** Day of the request. YYYY-MM-DD. */
	readonly requestedOn: string;
	/** Who asked, by function. */
	readonly requestedBy: string | null;
}

export const certificateRequestSchema = {
	"type": "record",
	"name": "CertificateRequest",
	"namespace": "psra.erp",
	"doc": "A customer's or the sales office's wish for a long-term supplier's declaration.",
	"fields": [
		{
			"name": "company",
			"type": "string",
			"doc": "The legal entity that declares; part of every key."
		},
		{
			"name": "requestId",
			"type": "string",
			"doc": "Number of the request."
		},
		{
			"name": "customerId",
			"type": "string",
			"doc": "Party that shall receive it."
		},
		{
			"name": "skus",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Items to be listed; one declaration lists only originating goods."
		},
		{
			"name": "agreements",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Rule packs, e.g. eu-uk."
		},
		{
			"name": "validFrom",
			"type": {
				"type": "int",
				"logicalType": "date"
			},
			"doc": "Start of the period wanted."
		},
		{
			"name": "validTo",
			"type": {
				"type": "int",
				"logicalType": "date"
			},
			"doc": "End of the period wanted."
		},
		{
			"name": "regularSupply",
			"type": "boolean",
			"doc": "The goods are supplied regularly and their status is expected to stay the same (Article 62(1))."
		},
		{
			"name": "requestedOn",
			"type": {
				"type": "int",
				"logicalType": "date"
			},
			"doc": "Day of the request."
		},
		{
			"name": "requestedBy",
			"type": [
				"null",
				"string"
			],
			"doc": "Who asked, by function.",
			"default": null
		}
	]
} as const satisfies AvroRecord;
