// Generated from schemas/origin/evaluation-request.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** Ask for the origin of one product. Avro `psra.origin.EvaluationRequest`. */
export interface EvaluationRequest {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Identity of this request. UUID. */
	readonly requestId: string;
	/** Rule packs; empty: all of the company. */
	readonly agreements: readonly string[];
	/** Date for which origin is asked; null: today. YYYY-MM-DD. */
	readonly asOf: string | null;
	/** Reason. */
	readonly reason: 'unknown' | 'fact_changed' | 'certificate_requested' | 'date_passed' | 'operator';
	/** Saga or person that waits for it. */
	readonly requestedFor: string | null;
}

export const evaluationRequestSchema = {
	"type": "record",
	"name": "EvaluationRequest",
	"namespace": "psra.origin",
	"doc": "Ask for the origin of one product.",
	"fields": [
		{
			"name": "company",
			"type": "string",
			"doc": "The legal entity that declares; part of every key."
		},
		{
			"name": "sku",
			"type": "string",
			"doc": "The firm's item number."
		},
		{
			"name": "requestId",
			"type": {
				"type": "string",
				"logicalType": "uuid"
			},
			"doc": "Identity of this request."
		},
		{
			"name": "agreements",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Rule packs; empty: all of the company.",
			"default": []
		},
		{
			"name": "asOf",
			"type": [
				"null",
				{
					"type": "int",
					"logicalType": "date"
				}
			],
			"doc": "Date for which origin is asked; null: today.",
			"default": null
		},
		{
			"name": "reason",
			"type": {
				"type": "enum",
				"name": "EvaluationReason",
				"doc": "Why it is asked.",
				"symbols": [
					"unknown",
					"fact_changed",
					"certificate_requested",
					"date_passed",
					"operator"
				],
				"default": "unknown"
			},
			"doc": "Reason."
		},
		{
			"name": "requestedFor",
			"type": [
				"null",
				"string"
			],
			"doc": "Saga or person that waits for it.",
			"default": null
		}
	]
} as const satisfies AvroRecord;
