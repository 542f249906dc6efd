// Generated from schemas/ltsd/revoke-certificate.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** One good that the declaration no longer covers. Avro `psra.ltsd.GoodToRevoke`. */
export interface GoodToRevoke {
	/** The firm's item number. */
	readonly sku: string;
	/** First day of shipments that are not covered. YYYY-MM-DD. */
	readonly from: string;
	/** The evaluation that it rests on. UUID. */
	readonly evaluationId: string;
}

/** Command: revoke a declaration for some or all of its goods (Article 62(3)). Avro `psra.ltsd.RevokeCertificate`. */
export interface RevokeCertificate {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** Identity of the certificate; derived from the request. */
	readonly certificateId: string;
	/** Derived from saga, step and attempt. UUID. */
	readonly commandId: string;
	/** At least one. */
	readonly goods: readonly GoodToRevoke[];
	/** not-originating or indeterminate. */
	readonly code: string;
	/** For people, with the article. */
	readonly reason: string;
	/** Articles that it rests on. */
	readonly articles: readonly string[];
}

export const revokeCertificateSchema = {
	"type": "record",
	"name": "RevokeCertificate",
	"namespace": "psra.ltsd",
	"doc": "Command: revoke a declaration for some or all of its goods (Article 62(3)).",
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
			"name": "commandId",
			"type": {
				"type": "string",
				"logicalType": "uuid"
			},
			"doc": "Derived from saga, step and attempt."
		},
		{
			"name": "goods",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "GoodToRevoke",
					"doc": "One good that the declaration no longer covers.",
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
						},
						{
							"name": "evaluationId",
							"type": {
								"type": "string",
								"logicalType": "uuid"
							},
							"doc": "The evaluation that it rests on."
						}
					]
				}
			},
			"doc": "At least one."
		},
		{
			"name": "code",
			"type": "string",
			"doc": "not-originating or indeterminate."
		},
		{
			"name": "reason",
			"type": "string",
			"doc": "For people, with the article."
		},
		{
			"name": "articles",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Articles that it rests on."
		}
	]
} as const satisfies AvroRecord;
