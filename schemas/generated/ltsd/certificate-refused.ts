// Generated from schemas/ltsd/certificate-refused.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** A request ended without a declaration. Avro `psra.ltsd.CertificateRefused`. */
export interface CertificateRefused {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** Identity of the certificate; derived from the request. */
	readonly certificateId: string;
	/** Request that it answers. */
	readonly requestId: string;
	/** Party that asked. */
	readonly customerId: string;
	/** Rule packs. */
	readonly agreements: readonly string[];
	/** Items asked for. */
	readonly skus: readonly string[];
	/** not-originating, indeterminate, or the rule of form that stands against it. */
	readonly code: string;
	/** For people, with the article. */
	readonly reason: string;
	/** Articles that it rests on. */
	readonly articles: readonly string[];
	/** Command that was refused, if one was sent. UUID. */
	readonly commandId: string | null;
	/** 1. */
	readonly version: number;
}

export const certificateRefusedSchema = {
	"type": "record",
	"name": "CertificateRefused",
	"namespace": "psra.ltsd",
	"doc": "A request ended without a declaration.",
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
			"name": "customerId",
			"type": "string",
			"doc": "Party that asked."
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
			"doc": "Items asked for."
		},
		{
			"name": "code",
			"type": "string",
			"doc": "not-originating, indeterminate, or the rule of form that stands against it."
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
		},
		{
			"name": "commandId",
			"type": [
				"null",
				{
					"type": "string",
					"logicalType": "uuid"
				}
			],
			"doc": "Command that was refused, if one was sent.",
			"default": null
		},
		{
			"name": "version",
			"type": "long",
			"doc": "1."
		}
	]
} as const satisfies AvroRecord;
