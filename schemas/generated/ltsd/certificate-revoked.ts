// Generated from schemas/ltsd/certificate-revoked.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** A customer who must be told at once (Article 62(3)). Avro `psra.ltsd.NoticeDue`. */
export interface NoticeDue {
	/** The customer. */
	readonly partyId: string;
	/** Its name. */
	readonly name: string;
	/** Deliveries from that day on, by document. */
	readonly deliveries: readonly string[];
}

/** One good that is no longer covered. Avro `psra.ltsd.RevokedGood`. */
export interface RevokedGood {
	/** The firm's item number. */
	readonly sku: string;
	/** First day of shipments that are not covered. YYYY-MM-DD. */
	readonly from: string;
	/** The evaluation that it rests on. UUID. */
	readonly evaluationId: string;
}

/** A declaration no longer covers some or all of its goods. Avro `psra.ltsd.CertificateRevoked`. */
export interface CertificateRevoked {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** Identity of the certificate; derived from the request. */
	readonly certificateId: string;
	/** Number on the declaration. */
	readonly number: string;
	/** Rises with each state of the certificate. */
	readonly version: number;
	/** Request that it answered. */
	readonly requestId: string;
	/** Party that it names. */
	readonly customerId: string;
	/** Rule packs. */
	readonly agreements: readonly string[];
	/** Goods of this revocation. */
	readonly goods: readonly RevokedGood[];
	/** Goods that stay covered. */
	readonly remaining: readonly string[];
	/** not-originating or indeterminate. */
	readonly code: string;
	/** For people, with the article. */
	readonly reason: string;
	/** Articles that it rests on. */
	readonly articles: readonly string[];
	/** Day of the revocation. YYYY-MM-DD. */
	readonly revokedOn: string;
	/** Whom the firm must tell. */
	readonly notices: readonly NoticeDue[];
	/** Command that it carries out. UUID. */
	readonly commandId: string;
}

export const certificateRevokedSchema = {
	"type": "record",
	"name": "CertificateRevoked",
	"namespace": "psra.ltsd",
	"doc": "A declaration no longer covers some or all of its goods.",
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
			"doc": "Rises with each state of the certificate."
		},
		{
			"name": "requestId",
			"type": "string",
			"doc": "Request that it answered."
		},
		{
			"name": "customerId",
			"type": "string",
			"doc": "Party that it names."
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
					"name": "RevokedGood",
					"doc": "One good that is no longer covered.",
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
			"doc": "Goods of this revocation."
		},
		{
			"name": "remaining",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Goods that stay covered."
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
		},
		{
			"name": "revokedOn",
			"type": {
				"type": "int",
				"logicalType": "date"
			},
			"doc": "Day of the revocation."
		},
		{
			"name": "notices",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "NoticeDue",
					"doc": "A customer who must be told at once (Article 62(3)).",
					"fields": [
						{
							"name": "partyId",
							"type": "string",
							"doc": "The customer."
						},
						{
							"name": "name",
							"type": "string",
							"doc": "Its name."
						},
						{
							"name": "deliveries",
							"type": {
								"type": "array",
								"items": "string"
							},
							"doc": "Deliveries from that day on, by document."
						}
					]
				}
			},
			"doc": "Whom the firm must tell."
		},
		{
			"name": "commandId",
			"type": {
				"type": "string",
				"logicalType": "uuid"
			},
			"doc": "Command that it carries out."
		}
	]
} as const satisfies AvroRecord;
