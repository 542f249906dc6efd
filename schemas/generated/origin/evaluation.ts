// Generated from schemas/origin/evaluation.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** An answer that a verdict rests on. Avro `psra.origin.Judgement`. */
export interface Judgement {
	/** The question. UUID. */
	readonly questionId: string;
	/** Path of the fact in the origin case. */
	readonly path: string;
	/** Id of the answer. */
	readonly choice: string;
	/** The answer in words. */
	readonly text: string;
	/** Who gave it. */
	readonly source: 'unknown' | 'consensus' | 'person';
	/** The person, or the answerers that stand behind it. */
	readonly by: string;
	/** Whether answerers of a demonstration gave it. */
	readonly demonstration: boolean;
}

/** A smallest single change that turns the verdict. Avro `psra.origin.Flip`. */
export interface Flip {
	/** Path in the case. */
	readonly path: string;
	/** Value now. */
	readonly from: string | null;
	/** Value that turns it. */
	readonly to: string | null;
	/** Verdict then. */
	readonly verdict: string;
}

/** A fact that would be needed. Avro `psra.origin.MissingFact`. */
export interface MissingFact {
	/** Path in the case. */
	readonly path: string;
	/** Condition that needs it. */
	readonly neededBy: string;
}

/** One figure that decided. Avro `psra.origin.Figure`. */
export interface Figure {
	/** e.g. maxNomExw. */
	readonly name: string;
	/**
	 * Percentages are rounded half up to two places for display; comparisons were exact. Decimal, at most 18 digits, 6
	 * of them after the point.
	 */
	readonly value: string;
}

/**
 * The verdict on one product under one agreement; the whole tree stays in the database. Avro `psra.origin.Evaluation`.
 */
export interface Evaluation {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Rule pack. */
	readonly agreement: string;
	/** Derived from the inputs: the same facts give the same id. UUID. */
	readonly evaluationId: string;
	/** Date for which it holds. YYYY-MM-DD. */
	readonly asOf: string;
	/** Verdict. */
	readonly verdict: 'indeterminate' | 'originating' | 'not_originating';
	/** Which branch decided, e.g. product-specific-rule, tolerance, missing-facts. */
	readonly basis: string;
	/** Heading and alternative in canonical English with its source. */
	readonly rule: string | null;
	/** One line for people. */
	readonly reason: string;
	/** Articles and rows of lists that it rests on. */
	readonly articles: readonly string[];
	/** Figures used. */
	readonly figures: readonly Figure[];
	/** Lowest price at which the verdict stays originating. Decimal, at most 18 digits, 6 of them after the point. */
	readonly thresholdPrice: string | null;
	/** Of thresholdPrice, ISO 4217. */
	readonly currency: string | null;
	/** Missing facts of an indeterminate verdict. */
	readonly missing: readonly MissingFact[];
	/** What would turn the verdict. */
	readonly flips: readonly Flip[];
	/** Assumptions of a profile that it rests on. */
	readonly assumptions: readonly string[];
	/** SHA-256 of the canonical case, hex. */
	readonly inputHash: string;
	/** Edition of the rule pack. */
	readonly packEdition: string;
	/** When it was decided. ISO 8601, UTC, milliseconds. */
	readonly evaluatedAt: string;
	/** Evaluation requests that this answers. */
	readonly requestIds: readonly string[];
	/** Answers that the verdict rests on. */
	readonly judgements: readonly Judgement[];
	/**
	 * Where the verdict turned from originating: first day, up to asOf, on which the facts at hand no longer give an
	 * originating product. YYYY-MM-DD.
	 */
	readonly since: string | null;
	/** Code of the origin criterion where the agreement has them, e.g. C1. */
	readonly originCriterion: string | null;
	/**
	 * Where asked for a certificate and originating: first day of the unbroken run of days up to asOf on which the
	 * facts of each day give an originating product; null where it was not looked for. YYYY-MM-DD.
	 */
	readonly originatingSince: string | null;
}

export const evaluationSchema = {
	"type": "record",
	"name": "Evaluation",
	"namespace": "psra.origin",
	"doc": "The verdict on one product under one agreement; the whole tree stays in the database.",
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
			"name": "evaluationId",
			"type": {
				"type": "string",
				"logicalType": "uuid"
			},
			"doc": "Derived from the inputs: the same facts give the same id."
		},
		{
			"name": "asOf",
			"type": {
				"type": "int",
				"logicalType": "date"
			},
			"doc": "Date for which it holds."
		},
		{
			"name": "verdict",
			"type": {
				"type": "enum",
				"name": "Verdict",
				"doc": "Verdict.",
				"symbols": [
					"indeterminate",
					"originating",
					"not_originating"
				],
				"default": "indeterminate"
			},
			"doc": "Verdict."
		},
		{
			"name": "basis",
			"type": "string",
			"doc": "Which branch decided, e.g. product-specific-rule, tolerance, missing-facts."
		},
		{
			"name": "rule",
			"type": [
				"null",
				"string"
			],
			"doc": "Heading and alternative in canonical English with its source.",
			"default": null
		},
		{
			"name": "reason",
			"type": "string",
			"doc": "One line for people."
		},
		{
			"name": "articles",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Articles and rows of lists that it rests on.",
			"default": []
		},
		{
			"name": "figures",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "Figure",
					"doc": "One figure that decided.",
					"fields": [
						{
							"name": "name",
							"type": "string",
							"doc": "e.g. maxNomExw."
						},
						{
							"name": "value",
							"type": {
								"type": "bytes",
								"logicalType": "decimal",
								"precision": 18,
								"scale": 6
							},
							"doc": "Percentages are rounded half up to two places for display; comparisons were exact."
						}
					]
				}
			},
			"doc": "Figures used."
		},
		{
			"name": "thresholdPrice",
			"type": [
				"null",
				{
					"type": "bytes",
					"logicalType": "decimal",
					"precision": 18,
					"scale": 6
				}
			],
			"doc": "Lowest price at which the verdict stays originating.",
			"default": null
		},
		{
			"name": "currency",
			"type": [
				"null",
				"string"
			],
			"doc": "Of thresholdPrice, ISO 4217.",
			"default": null
		},
		{
			"name": "missing",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "MissingFact",
					"doc": "A fact that would be needed.",
					"fields": [
						{
							"name": "path",
							"type": "string",
							"doc": "Path in the case."
						},
						{
							"name": "neededBy",
							"type": "string",
							"doc": "Condition that needs it."
						}
					]
				}
			},
			"doc": "Missing facts of an indeterminate verdict."
		},
		{
			"name": "flips",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "Flip",
					"doc": "A smallest single change that turns the verdict.",
					"fields": [
						{
							"name": "path",
							"type": "string",
							"doc": "Path in the case."
						},
						{
							"name": "from",
							"type": [
								"null",
								"string"
							],
							"doc": "Value now.",
							"default": null
						},
						{
							"name": "to",
							"type": [
								"null",
								"string"
							],
							"doc": "Value that turns it.",
							"default": null
						},
						{
							"name": "verdict",
							"type": "string",
							"doc": "Verdict then."
						}
					]
				}
			},
			"doc": "What would turn the verdict."
		},
		{
			"name": "assumptions",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Assumptions of a profile that it rests on.",
			"default": []
		},
		{
			"name": "inputHash",
			"type": "string",
			"doc": "SHA-256 of the canonical case, hex."
		},
		{
			"name": "packEdition",
			"type": "string",
			"doc": "Edition of the rule pack."
		},
		{
			"name": "evaluatedAt",
			"type": {
				"type": "long",
				"logicalType": "timestamp-millis"
			},
			"doc": "When it was decided."
		},
		{
			"name": "requestIds",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "Evaluation requests that this answers.",
			"default": []
		},
		{
			"name": "judgements",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "Judgement",
					"doc": "An answer that a verdict rests on.",
					"fields": [
						{
							"name": "questionId",
							"type": {
								"type": "string",
								"logicalType": "uuid"
							},
							"doc": "The question."
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
							"name": "text",
							"type": "string",
							"doc": "The answer in words."
						},
						{
							"name": "source",
							"type": {
								"type": "enum",
								"name": "JudgementSource",
								"doc": "Who gave it.",
								"symbols": [
									"unknown",
									"consensus",
									"person"
								],
								"default": "unknown"
							},
							"doc": "Who gave it."
						},
						{
							"name": "by",
							"type": "string",
							"doc": "The person, or the answerers that stand behind it."
						},
						{
							"name": "demonstration",
							"type": "boolean",
							"doc": "Whether answerers of a demonstration gave it.",
							"default": false
						}
					]
				}
			},
			"doc": "Answers that the verdict rests on.",
			"default": []
		},
		{
			"name": "since",
			"type": [
				"null",
				{
					"type": "int",
					"logicalType": "date"
				}
			],
			"doc": "Where the verdict turned from originating: first day, up to asOf, on which the facts at hand no longer give an originating product.",
			"default": null
		},
		{
			"name": "originCriterion",
			"type": [
				"null",
				"string"
			],
			"doc": "Code of the origin criterion where the agreement has them, e.g. C1.",
			"default": null
		},
		{
			"name": "originatingSince",
			"type": [
				"null",
				{
					"type": "int",
					"logicalType": "date"
				}
			],
			"doc": "Where asked for a certificate and originating: first day of the unbroken run of days up to asOf on which the facts of each day give an originating product; null where it was not looked for.",
			"default": null
		}
	]
} as const satisfies AvroRecord;
