// Generated from schemas/consensus/consensus-decision.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** One condition of acceptance. Avro `psra.consensus.AcceptanceGate`. */
export interface AcceptanceGate {
	/** posterior, agreement, families, citations, engine, safety. */
	readonly name: string;
	/** Whether it holds. */
	readonly passed: boolean;
	/** Figure against limit, or the reason. */
	readonly detail: string;
}

/** What one answerer said. Avro `psra.consensus.ConsensusVote`. */
export interface ConsensusVote {
	/** Its name in the configuration. */
	readonly answerer: string;
	/** Family of the model; answers of one family count as one voice. */
	readonly family: string;
	/** Who serves it. */
	readonly provider: string;
	/** As the endpoint names it. */
	readonly model: string;
	/** Where it is served. */
	readonly region: string | null;
	/** Id of the answer; null where it abstained. */
	readonly choice: string | null;
	/** Why it abstained: refusal, length, invalid, unknown-choice, unavailable. */
	readonly abstained: string | null;
	/** As it stated, 0 to 1. Decimal, at most 18 digits, 6 of them after the point. */
	readonly confidence: string;
	/** After calibration, 0 to 1. Decimal, at most 18 digits, 6 of them after the point. */
	readonly calibrated: string;
	/**
	 * Reliability, discounted for answerers that err together. Decimal, at most 18 digits, 6 of them after the point.
	 */
	readonly weight: string;
	/** Choices and evidence that it cites, by id or number. */
	readonly citations: readonly string[];
	/** Of the endpoint's answer. */
	readonly requestId: string | null;
	/** SHA-256 of the raw answer, hex. */
	readonly outputSha256: string | null;
	/** As reported. */
	readonly promptTokens: number | null;
	/** As reported. */
	readonly completionTokens: number | null;
	/** Temperature, seed and limits as JSON. */
	readonly parameters: string;
}

/**
 * What the answerers made of a question: an accepted answer, or the hand-over to a person. Avro
 * `psra.consensus.ConsensusDecision`.
 */
export interface ConsensusDecision {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Rule pack. */
	readonly agreement: string;
	/** The question. UUID. */
	readonly questionId: string;
	/** Path of the fact in the origin case. */
	readonly path: string;
	/** Outcome. */
	readonly outcome: 'unknown' | 'accepted' | 'to_person';
	/** Id of the accepted answer. */
	readonly choice: string | null;
	/** The answer in words. */
	readonly choiceText: string | null;
	/** Probability of the foremost answer, 0 to 1. Decimal, at most 18 digits, 6 of them after the point. */
	readonly posterior: string;
	/** Share of the votes' weight behind it, 0 to 1. Decimal, at most 18 digits, 6 of them after the point. */
	readonly agreementShare: string;
	/** Families behind it. */
	readonly families: number;
	/** Every answerer asked. */
	readonly votes: readonly ConsensusVote[];
	/** Conditions of acceptance. */
	readonly gates: readonly AcceptanceGate[];
	/** Why accepted or handed over, one line. */
	readonly reason: string;
	/** Of the question, hex. */
	readonly questionSha256: string;
	/** Of the evidence, hex. */
	readonly evidenceSha256: string;
	/** Of the prompt without its random marker, hex. */
	readonly promptSha256: string;
	/** Edition of the rule pack. */
	readonly packEdition: string;
	/** Whether answerers of a demonstration took part. */
	readonly demonstration: boolean;
	/** When. ISO 8601, UTC, milliseconds. */
	readonly decidedAt: string;
}

export const consensusDecisionSchema = {
	"type": "record",
	"name": "ConsensusDecision",
	"namespace": "psra.consensus",
	"doc": "What the answerers made of a question: an accepted answer, or the hand-over to a person.",
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
			"doc": "The question."
		},
		{
			"name": "path",
			"type": "string",
			"doc": "Path of the fact in the origin case."
		},
		{
			"name": "outcome",
			"type": {
				"type": "enum",
				"name": "ConsensusOutcome",
				"doc": "accepted: the choice is a fact from now on; to_person: a review task is open.",
				"symbols": [
					"unknown",
					"accepted",
					"to_person"
				],
				"default": "unknown"
			},
			"doc": "Outcome."
		},
		{
			"name": "choice",
			"type": [
				"null",
				"string"
			],
			"doc": "Id of the accepted answer.",
			"default": null
		},
		{
			"name": "choiceText",
			"type": [
				"null",
				"string"
			],
			"doc": "The answer in words.",
			"default": null
		},
		{
			"name": "posterior",
			"type": {
				"type": "bytes",
				"logicalType": "decimal",
				"precision": 18,
				"scale": 6
			},
			"doc": "Probability of the foremost answer, 0 to 1."
		},
		{
			"name": "agreementShare",
			"type": {
				"type": "bytes",
				"logicalType": "decimal",
				"precision": 18,
				"scale": 6
			},
			"doc": "Share of the votes' weight behind it, 0 to 1."
		},
		{
			"name": "families",
			"type": "int",
			"doc": "Families behind it."
		},
		{
			"name": "votes",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "ConsensusVote",
					"doc": "What one answerer said.",
					"fields": [
						{
							"name": "answerer",
							"type": "string",
							"doc": "Its name in the configuration."
						},
						{
							"name": "family",
							"type": "string",
							"doc": "Family of the model; answers of one family count as one voice."
						},
						{
							"name": "provider",
							"type": "string",
							"doc": "Who serves it."
						},
						{
							"name": "model",
							"type": "string",
							"doc": "As the endpoint names it."
						},
						{
							"name": "region",
							"type": [
								"null",
								"string"
							],
							"doc": "Where it is served.",
							"default": null
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
							"name": "abstained",
							"type": [
								"null",
								"string"
							],
							"doc": "Why it abstained: refusal, length, invalid, unknown-choice, unavailable.",
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
							"doc": "As it stated, 0 to 1."
						},
						{
							"name": "calibrated",
							"type": {
								"type": "bytes",
								"logicalType": "decimal",
								"precision": 18,
								"scale": 6
							},
							"doc": "After calibration, 0 to 1."
						},
						{
							"name": "weight",
							"type": {
								"type": "bytes",
								"logicalType": "decimal",
								"precision": 18,
								"scale": 6
							},
							"doc": "Reliability, discounted for answerers that err together."
						},
						{
							"name": "citations",
							"type": {
								"type": "array",
								"items": "string"
							},
							"doc": "Choices and evidence that it cites, by id or number.",
							"default": []
						},
						{
							"name": "requestId",
							"type": [
								"null",
								"string"
							],
							"doc": "Of the endpoint's answer.",
							"default": null
						},
						{
							"name": "outputSha256",
							"type": [
								"null",
								"string"
							],
							"doc": "SHA-256 of the raw answer, hex.",
							"default": null
						},
						{
							"name": "promptTokens",
							"type": [
								"null",
								"long"
							],
							"doc": "As reported.",
							"default": null
						},
						{
							"name": "completionTokens",
							"type": [
								"null",
								"long"
							],
							"doc": "As reported.",
							"default": null
						},
						{
							"name": "parameters",
							"type": "string",
							"doc": "Temperature, seed and limits as JSON."
						}
					]
				}
			},
			"doc": "Every answerer asked."
		},
		{
			"name": "gates",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "AcceptanceGate",
					"doc": "One condition of acceptance.",
					"fields": [
						{
							"name": "name",
							"type": "string",
							"doc": "posterior, agreement, families, citations, engine, safety."
						},
						{
							"name": "passed",
							"type": "boolean",
							"doc": "Whether it holds."
						},
						{
							"name": "detail",
							"type": "string",
							"doc": "Figure against limit, or the reason."
						}
					]
				}
			},
			"doc": "Conditions of acceptance."
		},
		{
			"name": "reason",
			"type": "string",
			"doc": "Why accepted or handed over, one line."
		},
		{
			"name": "questionSha256",
			"type": "string",
			"doc": "Of the question, hex."
		},
		{
			"name": "evidenceSha256",
			"type": "string",
			"doc": "Of the evidence, hex."
		},
		{
			"name": "promptSha256",
			"type": "string",
			"doc": "Of the prompt without its random marker, hex."
		},
		{
			"name": "packEdition",
			"type": "string",
			"doc": "Edition of the rule pack."
		},
		{
			"name": "demonstration",
			"type": "boolean",
			"doc": "Whether answerers of a demonstration took part."
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
