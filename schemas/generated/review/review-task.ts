// Generated from schemas/review/review-task.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** What one answerer said, as the person sees it. Avro `psra.review.VoteSeen`. */
export interface VoteSeen {
	/** Its name. */
	readonly answerer: string;
	/** Family of the model. */
	readonly family: string;
	/** Id of the answer; null where it abstained. */
	readonly choice: string | null;
	/** Calibrated, 0 to 1. Decimal, at most 18 digits, 6 of them after the point. */
	readonly confidence: string;
	/** Why it abstained. */
	readonly abstained: string | null;
}

/**
 * One thing that is known of the product. Its text comes from outside and may be hostile. Avro
 * `psra.review.TaskEvidence`.
 */
export interface TaskEvidence {
	/** e.g. description, hs, routing, material. */
	readonly kind: string;
	/** As recorded. */
	readonly text: string;
}

/** One answer that may be given. Avro `psra.review.TaskChoice`. */
export interface TaskChoice {
	/** What an answer names. */
	readonly id: string;
	/** What it stands for, in the words of the rule or of the question. */
	readonly text: string;
}

/** A question that waits for a person. Avro `psra.review.ReviewTask`. */
export interface ReviewTask {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Rule pack. */
	readonly agreement: string;
	/** Identity; that of the question. UUID. */
	readonly taskId: string;
	/** Kind. */
	readonly kind: 'unknown' | 'subdivision' | 'process' | 'named_material';
	/** Path of the fact in the origin case, e.g. product.subdivision. */
	readonly path: string;
	/** The question, for people and models. */
	readonly text: string;
	/** The rule that leaves it open, in canonical English. */
	readonly ruleText: string;
	/** At least two. */
	readonly choices: readonly TaskChoice[];
	/** What it is to be judged by. */
	readonly evidence: readonly TaskEvidence[];
	/** Edition of the rule pack. */
	readonly packEdition: string;
	/** Evaluation that left it open. UUID. */
	readonly evaluationId: string;
	/** Answers of the models. */
	readonly votes: readonly VoteSeen[];
	/** Why it was handed over. */
	readonly reason: string;
	/** Whether answerers of a demonstration took part. */
	readonly demonstration: boolean;
	/** When. ISO 8601, UTC, milliseconds. */
	readonly openedAt: string;
}

export const reviewTaskSchema = {
	"type": "record",
	"name": "ReviewTask",
	"namespace": "psra.review",
	"doc": "A question that waits for a person.",
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
			"doc": "Identity; that of the question."
		},
		{
			"name": "kind",
			"type": {
				"type": "enum",
				"name": "TaskQuestionKind",
				"doc": "subdivision: which row of the list is meant; process: did a named process take place; named_material: is a material one that the rule names.",
				"symbols": [
					"unknown",
					"subdivision",
					"process",
					"named_material"
				],
				"default": "unknown"
			},
			"doc": "Kind."
		},
		{
			"name": "path",
			"type": "string",
			"doc": "Path of the fact in the origin case, e.g. product.subdivision."
		},
		{
			"name": "text",
			"type": "string",
			"doc": "The question, for people and models."
		},
		{
			"name": "ruleText",
			"type": "string",
			"doc": "The rule that leaves it open, in canonical English."
		},
		{
			"name": "choices",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "TaskChoice",
					"doc": "One answer that may be given.",
					"fields": [
						{
							"name": "id",
							"type": "string",
							"doc": "What an answer names."
						},
						{
							"name": "text",
							"type": "string",
							"doc": "What it stands for, in the words of the rule or of the question."
						}
					]
				}
			},
			"doc": "At least two."
		},
		{
			"name": "evidence",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "TaskEvidence",
					"doc": "One thing that is known of the product. Its text comes from outside and may be hostile.",
					"fields": [
						{
							"name": "kind",
							"type": "string",
							"doc": "e.g. description, hs, routing, material."
						},
						{
							"name": "text",
							"type": "string",
							"doc": "As recorded."
						}
					]
				}
			},
			"doc": "What it is to be judged by."
		},
		{
			"name": "packEdition",
			"type": "string",
			"doc": "Edition of the rule pack."
		},
		{
			"name": "evaluationId",
			"type": {
				"type": "string",
				"logicalType": "uuid"
			},
			"doc": "Evaluation that left it open."
		},
		{
			"name": "votes",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "VoteSeen",
					"doc": "What one answerer said, as the person sees it.",
					"fields": [
						{
							"name": "answerer",
							"type": "string",
							"doc": "Its name."
						},
						{
							"name": "family",
							"type": "string",
							"doc": "Family of the model."
						},
						{
							"name": "choice",
							"type": [
								"null",
								"string"
							],
							"doc": "Id of the answer; null where it abstained.",
							"default": null
						},
						{
							"name": "confidence",
							"type": {
								"type": "bytes",
								"logicalType": "decimal",
								"precision": 18,
								"scale": 6
							},
							"doc": "Calibrated, 0 to 1."
						},
						{
							"name": "abstained",
							"type": [
								"null",
								"string"
							],
							"doc": "Why it abstained.",
							"default": null
						}
					]
				}
			},
			"doc": "Answers of the models."
		},
		{
			"name": "reason",
			"type": "string",
			"doc": "Why it was handed over."
		},
		{
			"name": "demonstration",
			"type": "boolean",
			"doc": "Whether answerers of a demonstration took part."
		},
		{
			"name": "openedAt",
			"type": {
				"type": "long",
				"logicalType": "timestamp-millis"
			},
			"doc": "When."
		}
	]
} as const satisfies AvroRecord;
