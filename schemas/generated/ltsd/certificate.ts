// Generated from schemas/ltsd/certificate.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** A good that is no longer covered. Avro `psra.ltsd.RevokedFrom`. */
export interface RevokedFrom {
	/** The firm's item number. */
	readonly sku: string;
	/** First day of shipments that are not covered. YYYY-MM-DD. */
	readonly from: string;
}

/** The current state of a certificate (compacted topic). Avro `psra.ltsd.Certificate`. */
export interface Certificate {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** Identity of the certificate; derived from the request. */
	readonly certificateId: string;
	/** Request that it answers. */
	readonly requestId: string;
	/** Number on the declaration; null where refused. */
	readonly number: string | null;
	/** State. */
	readonly status: 'unknown' | 'issued' | 'superseded' | 'revoked' | 'refused';
	/** Rises with each state. */
	readonly version: number;
	/** Party supplied. */
	readonly customerId: string;
	/** Rule packs. */
	readonly agreements: readonly string[];
	/** Goods listed. */
	readonly skus: readonly string[];
	/** Start. YYYY-MM-DD. */
	readonly validFrom: string | null;
	/** End. YYYY-MM-DD. */
	readonly validTo: string | null;
	/** SHA-256 of the PDF, hex. */
	readonly pdfSha256: string | null;
	/** Why refused or revoked. */
	readonly reason: string | null;
	/** Goods that are no longer covered. */
	readonly revocations: readonly RevokedFrom[];
}

export const certificateSchema = {
	"type": "record",
	"name": "Certificate",
	"namespace": "psra.ltsd",
	"doc": "The current state of a certificate (compacted topic).",
	"fields": [
		{
			"name": "company",
			"type": "string",
			"doc": "The legal entity that declares; part of every key."
		},
		{
			"name": "certificateId",
			"type": "string",
			"doc": "Identity of the certificate; derived from the request."
		},
		{
			"name": "requestId",
			"type": "string",
			"doc": "Request that it answers."
		},
		{
			"name": "number",
			"type": [
				"null",
				"string"
			],
			"doc": "Number on the declaration; null where refused.",
			"default": null
		},
		{
			"name": "status",
			"type": {
				"type": "enum",
				"name": "CertificateStatus",
				"doc": "State.",
				"symbols": [
					"unknown",
					"issued",
					"superseded",
					"revoked",
					"refused"
				],
				"default": "unknown"
			},
			"doc": "State."
		},
		{
			"name": "version",
			"type": "long",
			"doc": "Rises with each state."
		},
		{
			"name": "customerId",
			"type": "string",
			"doc": "Party supplied."
		},
		{
			"name": "agreements",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Rule packs."
		},
		{
			"name": "skus",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Goods listed."
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
			"doc": "Start.",
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
			"doc": "End.",
			"default": null
		},
		{
			"name": "pdfSha256",
			"type": [
				"null",
				"string"
			],
			"doc": "SHA-256 of the PDF, hex.",
			"default": null
		},
		{
			"name": "reason",
			"type": [
				"null",
				"string"
			],
			"doc": "Why refused or revoked.",
			"default": null
		},
		{
			"name": "revocations",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "RevokedFrom",
					"doc": "A good that is no longer covered.",
					"fields": [
						{
							"name": "sku",
							"type": "string",
							"doc": "The firm's item number."
						},
						{
							"name": "from",
							"type": {
								"type": "int",
								"logicalType": "date"
							},
							"doc": "First day of shipments that are not covered."
						}
					]
				}
			},
			"doc": "Goods that are no longer covered.",
			"default": []
		}
	]
} as const satisfies AvroRecord;
