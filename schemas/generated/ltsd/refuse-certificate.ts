// Generated from schemas/ltsd/refuse-certificate.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** Command: end a request without a declaration. Avro `psra.ltsd.RefuseCertificate`. */
export interface RefuseCertificate {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** Identity of the certificate; derived from the request. */
	readonly certificateId: string;
	/** Derived from saga, step and attempt. UUID. */
	readonly commandId: string;
	/** Request that it answers. */
	readonly requestId: string;
	/** Party that asked. */
	readonly customerId: string;
	/** Rule packs. */
	readonly agreements: readonly string[];
	/** Items asked for. */
	readonly skus: readonly string[];
	/** not-originating or indeterminate. */
	readonly code: string;
	/** For people, with the article. */
	readonly reason: string;
	/** Articles that it rests on. */
	readonly articles: readonly string[];
}

export const refuseCertificateSchema = {
	"type": "record",
	"name": "RefuseCertificate",
	"namespace": "psra.ltsd",
	"doc": "Command: end a request without a declaration.",
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
