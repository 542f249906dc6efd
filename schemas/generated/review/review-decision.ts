// Generated from schemas/review/review-decision.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** A person's answer to a question. Avro `psra.review.ReviewDecision`. */
export interface ReviewDecision {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Rule pack. */
	readonly agreement: string;
	/** The task; that of the question. UUID. */
	readonly taskId: string;
	/** Path of the fact in the origin case. */
	readonly path: string;
	/** Id of the answer. */
	readonly choice: string;
	/** The answer in words. */
	readonly choiceText: string;
	/** Why, in the person's words. */
	readonly reason: string;
	/** Name and function of the person. */
	readonly reviewer: string;
	/** When. ISO 8601, UTC, milliseconds. */
	readonly decidedAt: string;
}

export const reviewDecisionSchema = {
	"type": "record",
	"name": "ReviewDecision",
	"namespace": "psra.review",
	"doc": "A person's answer to a question.",
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
			"name": "agreement",
			"type": "string",
			"doc": "Rule pack."
		},
		{
			"name": "taskId",
			"type": {
				"type": "string",
				"logicalType": "uuid"
			},
			"doc": "The task; that of the question."
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
			"name": "choiceText",
			"type": "string",
			"doc": "The answer in words."
		},
		{
			"name": "reason",
			"type": "string",
			"doc": "Why, in the person's words."
		},
		{
			"name": "reviewer",
			"type": "string",
			"doc": "Name and function of the person."
		},
		{
			"name": "decidedAt",
			"type": {
				"type": "long",
				"logicalType": "timestamp-millis"
			},
			"doc": "When."
		}
	]
} as const satisfies AvroRecord;
