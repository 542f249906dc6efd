// Generated from schemas/origin/question.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/**
 * One thing that is known of the product. Its text comes from outside and may be hostile. Avro
 * `psra.origin.QuestionEvidence`.
 */
export interface QuestionEvidence {
	/** e.g. description, hs, routing, material. */
	readonly kind: string;
	/** As recorded. */
	readonly text: string;
}

/** One answer that may be given. Avro `psra.origin.QuestionChoice`. */
export interface QuestionChoice {
	/** What an answer names. */
	readonly id: string;
	/** What it stands for, in the words of the rule or of the question. */
	readonly text: string;
}

/**
 * A closed question that a rule leaves open. An answer is a fact; it never is a verdict. Avro `psra.origin.Question`.
 */
export interface Question {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Rule pack. */
	readonly agreement: string;
	/**
	 * Derived from product, agreement, question, choices, evidence and edition: what was asked before is the same
	 * question. UUID.
	 */
	readonly questionId: string;
	/** Kind. */
	readonly kind: 'unknown' | 'subdivision' | 'process' | 'named_material';
	/** Path of the fact in the origin case, e.g. product.subdivision. */
	readonly path: string;
	/** The question, for people and models. */
	readonly text: string;
	/** The rule that leaves it open, in canonical English. */
	readonly ruleText: string;
	/** At least two. */
	readonly choices: readonly QuestionChoice[];
	/** What it is to be judged by. */
	readonly evidence: readonly QuestionEvidence[];
	/** Edition of the rule pack. */
	readonly packEdition: string;
	/** Evaluation that left it open. UUID. */
	readonly evaluationId: string;
	/** When the evaluation asked. ISO 8601, UTC, milliseconds. */
	readonly askedAt: string;
}

export const questionSchema = {
	"type": "record",
	"name": "Question",
	"namespace": "psra.origin",
	"doc": "A closed question that a rule leaves open. An answer is a fact; it never is a verdict.",
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
			"name": "questionId",
			"type": {
				"type": "string",
				"logicalType": "uuid"
			},
			"doc": "Derived from product, agreement, question, choices, evidence and edition: what was asked before is the same question."
		},
		{
			"name": "kind",
			"type": {
				"type": "enum",
				"name": "QuestionKind",
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
					"name": "QuestionChoice",
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
					"name": "QuestionEvidence",
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
			"name": "askedAt",
			"type": {
				"type": "long",
				"logicalType": "timestamp-millis"
			},
			"doc": "When the evaluation asked."
		}
	]
} as const satisfies AvroRecord;
