// Generated from schemas/ltsd/issue-certificate.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** One good to declare. Avro `psra.ltsd.GoodToCertify`. */
export interface GoodToCertify {
	/** The firm's item number. */
	readonly sku: string;
	/** The evaluations it rests on, one an agreement. */
	readonly evaluationIds: readonly string[];
}

/** Command: issue a long-term supplier's declaration. Avro `psra.ltsd.IssueCertificate`. */
export interface IssueCertificate {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** Identity of the certificate; derived from the request. */
	readonly certificateId: string;
	/** Derived from saga, step and attempt. UUID. */
	readonly commandId: string;
	/** Request that it answers. */
	readonly requestId: string;
	/** Party supplied. */
	readonly customerId: string;
	/** Rule packs. */
	readonly agreements: readonly string[];
	/** The goods, all originating. */
	readonly goods: readonly GoodToCertify[];
	/** Start. YYYY-MM-DD. */
	readonly validFrom: string;
	/** End. YYYY-MM-DD. */
	readonly validTo: string;
	/** Article 62(1): regular supplies, status expected to stay the same. */
	readonly regularSupply: boolean;
	/** Assumptions that the verdicts rest on. */
	readonly assumptions: readonly string[];
}

export const issueCertificateSchema = {
	"type": "record",
	"name": "IssueCertificate",
	"namespace": "psra.ltsd",
	"doc": "Command: issue a long-term supplier's declaration.",
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
			"name": "requestId",
			"type": "string",
			"doc": "Request that it answers."
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
			"name": "goods",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "GoodToCertify",
					"doc": "One good to declare.",
					"fields": [
						{
							"name": "sku",
							"type": "string",
							"doc": "The firm's item number."
						},
						{
							"name": "evaluationIds",
							"type": {
								"type": "array",
								"items": "string"
							},
							"doc": "The evaluations it rests on, one an agreement."
						}
					]
				}
			},
			"doc": "The goods, all originating."
		},
		{
			"name": "validFrom",
			"type": {
				"type": "int",
				"logicalType": "date"
			},
			"doc": "Start."
		},
		{
			"name": "validTo",
			"type": {
				"type": "int",
				"logicalType": "date"
			},
			"doc": "End."
		},
		{
			"name": "regularSupply",
			"type": "boolean",
			"doc": "Article 62(1): regular supplies, status expected to stay the same."
		},
		{
			"name": "assumptions",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Assumptions that the verdicts rest on.",
			"default": []
		}
	]
} as const satisfies AvroRecord;
