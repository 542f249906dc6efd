// Generated from schemas/erp/sync-receipt.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** What the ERP's inventory interface answered. Avro `psra.erp.SyncReceipt`. */
export interface SyncReceipt {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** As in the command. */
	readonly certificateId: string;
	/** The command answered. UUID. */
	readonly commandId: string;
	/** The firm's item number. */
	readonly sku: string;
	/** As in the command. */
	readonly agreement: string;
	/** Disposition. */
	readonly disposition: 'unknown' | 'applied' | 'stale' | 'duplicate' | 'refused';
	/** The ERP's receipt number. */
	readonly receiptId: string | null;
	/** Version that was sent. */
	readonly version: number;
	/** Of a refusal: the ERP's reason. */
	readonly problem: string | null;
}

export const syncReceiptSchema = {
	"type": "record",
	"name": "SyncReceipt",
	"namespace": "psra.erp",
	"doc": "What the ERP's inventory interface answered.",
	"fields": [
		{
			"name": "company",
			"type": "string",
			"doc": "The legal entity that declares; part of every key."
		},
		{
			"name": "certificateId",
			"type": "string",
			"doc": "As in the command."
		},
		{
			"name": "commandId",
			"type": {
				"type": "string",
				"logicalType": "uuid"
			},
			"doc": "The command answered."
		},
		{
			"name": "sku",
			"type": "string",
			"doc": "The firm's item number."
		},
		{
			"name": "agreement",
			"type": "string",
			"doc": "As in the command."
		},
		{
			"name": "disposition",
			"type": {
				"type": "enum",
				"name": "Disposition",
				"doc": "What the ERP did.",
				"symbols": [
					"unknown",
					"applied",
					"stale",
					"duplicate",
					"refused"
				],
				"default": "unknown"
			},
			"doc": "Disposition."
		},
		{
			"name": "receiptId",
			"type": [
				"null",
				"string"
			],
			"doc": "The ERP's receipt number.",
			"default": null
		},
		{
			"name": "version",
			"type": "long",
			"doc": "Version that was sent."
		},
		{
			"name": "problem",
			"type": [
				"null",
				"string"
			],
			"doc": "Of a refusal: the ERP's reason.",
			"default": null
		}
	]
} as const satisfies AvroRecord;
