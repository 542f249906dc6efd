// Generated from schemas/ltsd/certificate-issued.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** A derived pack that a person accepted. Avro `psra.ltsd.AcceptedPack`. */
export interface AcceptedPack {
	/** Rule pack. */
	readonly agreement: string;
	/** Edition. */
	readonly edition: string;
	/** Name and function. */
	readonly person: string;
	/** The acceptance. UUID. */
	readonly acceptanceId: string;
}

/** An answer that a verdict rests on. Avro `psra.ltsd.CertifiedJudgement`. */
export interface CertifiedJudgement {
	/** The question. UUID. */
	readonly questionId: string;
	/** Path of the fact in the origin case. */
	readonly path: string;
	/** Id of the answer. */
	readonly choice: string;
	/** The answer in words. */
	readonly text: string;
	/** Who gave it. */
	readonly source: 'unknown' | 'consensus' | 'person';
	/** The person, or the answerers that stand behind it. */
	readonly by: string;
	/** Whether answerers of a demonstration gave it. */
	readonly demonstration: boolean;
}

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
	/** Answers that the verdicts rest on. */
	readonly judgements: readonly CertifiedJudgement[];
	/** Assumptions that the verdicts rest on. */
	readonly assumptions: readonly string[];
	/** Acceptances that it rests on. */
	readonly acceptances: readonly AcceptedPack[];
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
		},
		{
			"name": "judgements",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "CertifiedJudgement",
					"doc": "An answer that a verdict rests on.",
					"fields": [
						{
							"name": "questionId",
							"type": {
								"type": "string",
								"logicalType": "uuid"
							},
							"doc": "The question."
						},
						{
							"name": "path",
							"type": "string",
							"doc": "Path of the fact in the origin case."
						},
						{
							"name": "choice",
							"type": "string",
							"doc": "Id of the answer."
						},
						{
							"name": "text",
							"type": "string",
							"doc": "The answer in words."
						},
						{
							"name": "source",
							"type": {
								"type": "enum",
								"name": "CertifiedJudgementSource",
								"doc": "Who gave it.",
								"symbols": [
									"unknown",
									"consensus",
									"person"
								],
								"default": "unknown"
							},
							"doc": "Who gave it."
						},
						{
							"name": "by",
							"type": "string",
							"doc": "The person, or the answerers that stand behind it."
						},
						{
							"name": "demonstration",
							"type": "boolean",
							"doc": "Whether answerers of a demonstration gave it.",
							"default": false
						}
					]
				}
			},
			"doc": "Answers that the verdicts rest on.",
			"default": []
		},
		{
			"name": "assumptions",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Assumptions that the verdicts rest on.",
			"default": []
		},
		{
			"name": "acceptances",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "AcceptedPack",
					"doc": "A derived pack that a person accepted.",
					"fields": [
						{
							"name": "agreement",
							"type": "string",
							"doc": "Rule pack."
						},
						{
							"name": "edition",
							"type": "string",
							"doc": "Edition."
						},
						{
							"name": "person",
							"type": "string",
							"doc": "Name and function."
						},
						{
							"name": "acceptanceId",
							"type": {
								"type": "string",
								"logicalType": "uuid"
							},
							"doc": "The acceptance."
						}
					]
				}
			},
			"doc": "Acceptances that it rests on.",
			"default": []
		}
	]
} as const satisfies AvroRecord;
