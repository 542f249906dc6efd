// Generated from schemas/erp/sync-origin-status.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/**
 * Command: tell the ERP's inventory interface the origin status of an item under an agreement. Avro
 * `psra.erp.SyncOriginStatus`.
 */
export interface SyncOriginStatus {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** Certificate that the status rests on. */
	readonly certificateId: string;
	/** Derived from saga, step and attempt. UUID. */
	readonly commandId: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Rule pack. */
	readonly agreement: string;
	/** Status. */
	readonly status: 'unknown' | 'issued' | 'superseded' | 'revoked';
	/** Number on the declaration. */
	readonly certificateNumber: string;
	/** Rises with each state of the certificate; the ERP refuses a stale one. */
	readonly version: number;
	/** Start of the period. YYYY-MM-DD. */
	readonly validFrom: string;
	/** End of the period. YYYY-MM-DD. */
	readonly validTo: string;
	/** Of a revoked one: first day of shipments that are not covered. YYYY-MM-DD. */
	readonly revokedFrom: string | null;
}

export const syncOriginStatusSchema = {
	"type": "record",
	"name": "SyncOriginStatus",
	"namespace": "psra.erp",
	"doc": "Command: tell the ERP's inventory interface the origin status of an item under an agreement.",
	"fields": [
		{
			"name": "company",
			"type": "string",
			"doc": "The legal entity that declares; part of every key."
		},
		{
			"name": "certificateId",
			"type": "string",
			"doc": "Certificate that the status rests on."
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
			"name": "agreement",
			"type": "string",
			"doc": "Rule pack."
		},
		{
			"name": "status",
			"type": {
				"type": "enum",
				"name": "OriginStatus",
				"doc": "What became of the certificate.",
				"symbols": [
					"unknown",
					"issued",
					"superseded",
					"revoked"
				],
				"default": "unknown"
			},
			"doc": "Status."
		},
		{
			"name": "certificateNumber",
			"type": "string",
			"doc": "Number on the declaration."
		},
		{
			"name": "version",
			"type": "long",
			"doc": "Rises with each state of the certificate; the ERP refuses a stale one."
		},
		{
			"name": "validFrom",
			"type": {
				"type": "int",
				"logicalType": "date"
			},
			"doc": "Start of the period."
		},
		{
			"name": "validTo",
			"type": {
				"type": "int",
				"logicalType": "date"
			},
			"doc": "End of the period."
		},
		{
			"name": "revokedFrom",
			"type": [
				"null",
				{
					"type": "int",
					"logicalType": "date"
				}
			],
			"doc": "Of a revoked one: first day of shipments that are not covered.",
			"default": null
		}
	]
} as const satisfies AvroRecord;
