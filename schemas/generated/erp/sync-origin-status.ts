// Generated from schemas/erp/sync-origin-status.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** Command: tell the ERP's inventory interface the origin status of an item. Avro `psra.erp.SyncOriginStatus`. */
export interface SyncOriginStatus {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** Certificate, or refused request, that the status rests on. */
	readonly certificateId: string;
	/** Derived from saga, step and attempt. UUID. */
	readonly commandId: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Agreements concerned. */
	readonly agreements: readonly string[];
	/** Status. */
	readonly status: 'unknown' | 'certified' | 'refused' | 'revoked';
	/** Number on the declaration. */
	readonly certificateNumber: string | null;
	/** Rises with each status of the certificate; the ERP refuses a stale one. */
	readonly version: number;
	/** Start of the period. YYYY-MM-DD. */
	readonly validFrom: string | null;
	/** End of the period. YYYY-MM-DD. */
	readonly validTo: string | null;
	/** Of a refusal: why. */
	readonly reason: string | null;
}

export const syncOriginStatusSchema = {
	"type": "record",
	"name": "SyncOriginStatus",
	"namespace": "psra.erp",
	"doc": "Command: tell the ERP's inventory interface the origin status of an item.",
	"fields": [
		{
			"name": "company",
			"type": "string",
			"doc": "The legal entity that declares; part of every key."
		},
		{
			"name": "certificateId",
			"type": "string",
			"doc": "Certificate, or refused request, that the status rests on."
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
			"name": "sku",
			"type": "string",
			"doc": "The firm's item number."
		},
		{
			"name": "agreements",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Agreements concerned."
		},
		{
			"name": "status",
			"type": {
				"type": "enum",
				"name": "OriginStatus",
				"doc": "What the ERP shall show.",
				"symbols": [
					"unknown",
					"certified",
					"refused",
					"revoked"
				],
				"default": "unknown"
			},
			"doc": "Status."
		},
		{
			"name": "certificateNumber",
			"type": [
				"null",
				"string"
			],
			"doc": "Number on the declaration.",
			"default": null
		},
		{
			"name": "version",
			"type": "long",
			"doc": "Rises with each status of the certificate; the ERP refuses a stale one."
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
			"doc": "Start of the period.",
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
			"doc": "End of the period.",
			"default": null
		},
		{
			"name": "reason",
			"type": [
				"null",
				"string"
			],
			"doc": "Of a refusal: why.",
			"default": null
		}
	]
} as const satisfies AvroRecord;
