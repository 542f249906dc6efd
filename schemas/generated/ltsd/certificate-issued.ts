// Generated from schemas/ltsd/certificate-issued.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** One good of the declaration. Avro `psra.ltsd.CertifiedGood`. */
export interface CertifiedGood {
	/** The firm's item number. */
	readonly sku: string;
	/** Description of the goods. */
	readonly description: string;
	/** As used on invoices. */
	readonly commercialDesignation: string;
	/** Tariff code. */
	readonly hs: string | null;
	/** The evaluations it rests on, one an agreement. */
	readonly evaluationIds: readonly string[];
}

/** A long-term supplier's declaration was issued. Avro `psra.ltsd.CertificateIssued`. */
export interface CertificateIssued {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** Identity of the certificate; derived from the request. */
	readonly certificateId: string;
	/** Number on the declaration. */
	readonly number: string;
	/** 1 for the first issue. */
	readonly version: number;
	/** Request that it answers. */
	readonly requestId: string;
	/** Party supplied. */
	readonly customerId: string;
	/** Rule packs. */
	readonly agreements: readonly string[];
	/** Preference countries on the declaration. */
	readonly countries: readonly string[];
	/** The goods. */
	readonly goods: readonly CertifiedGood[];
	/** Start. YYYY-MM-DD. */
	readonly validFrom: string;
	/** End. YYYY-MM-DD. */
	readonly validTo: string;
	/** Date of issue. YYYY-MM-DD. */
	readonly issuedOn: string;
	/** SHA-256 of the PDF, hex. */
	readonly pdfSha256: string;
	/** Command that ordered it. UUID. */
	readonly commandId: string;
}

export const certificateIssuedSchema = {
	"type": "record",
	"name": "CertificateIssued",
	"namespace": "psra.ltsd",
	"doc": "A long-term supplier's declaration was issued.",
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
			"name": "number",
			"type": "string",
			"doc": "Number on the declaration."
		},
		{
			"name": "version",
			"type": "long",
			"doc": "1 for the first issue."
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
			"name": "countries",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Preference countries on the declaration."
		},
		{
			"name": "goods",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "CertifiedGood",
					"doc": "One good of the declaration.",
					"fields": [
						{
							"name": "sku",
							"type": "string",
							"doc": "The firm's item number."
						},
						{
							"name": "description",
							"type": "string",
							"doc": "Description of the goods."
						},
						{
							"name": "commercialDesignation",
							"type": "string",
							"doc": "As used on invoices."
						},
						{
							"name": "hs",
							"type": [
								"null",
								"string"
							],
							"doc": "Tariff code.",
							"default": null
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
			"doc": "The goods."
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
			"name": "issuedOn",
			"type": {
				"type": "int",
				"logicalType": "date"
			},
			"doc": "Date of issue."
		},
		{
			"name": "pdfSha256",
			"type": "string",
			"doc": "SHA-256 of the PDF, hex."
		},
		{
			"name": "commandId",
			"type": {
				"type": "string",
				"logicalType": "uuid"
			},
			"doc": "Command that ordered it."
		}
	]
} as const satisfies AvroRecord;
