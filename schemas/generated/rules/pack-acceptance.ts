// Generated from schemas/rules/pack-acceptance.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/**
 * A named person's acceptance that declarations are issued on a pack that was derived from another agreement's text.
 * Avro `psra.rules.PackAcceptance`.
 */
export interface PackAcceptance {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** Rule pack. */
	readonly agreement: string;
	/** Identity. UUID. */
	readonly acceptanceId: string;
	/** Edition of the pack; another edition needs another acceptance. */
	readonly edition: string;
	/** Name and function of the person. */
	readonly person: string;
	/** What is accepted and why, in the person's words. */
	readonly statement: string;
	/** When. ISO 8601, UTC, milliseconds. */
	readonly acceptedAt: string;
}

export const packAcceptanceSchema = {
	"type": "record",
	"name": "PackAcceptance",
	"namespace": "psra.rules",
	"doc": "A named person's acceptance that declarations are issued on a pack that was derived from another agreement's text.",
	"fields": [
		{
			"name": "company",
			"type": "string",
			"doc": "The legal entity that declares; part of every key."
		},
		{
			"name": "agreement",
			"type": "string",
			"doc": "Rule pack."
		},
		{
			"name": "acceptanceId",
			"type": {
				"type": "string",
				"logicalType": "uuid"
			},
			"doc": "Identity."
		},
		{
			"name": "edition",
			"type": "string",
			"doc": "Edition of the pack; another edition needs another acceptance."
		},
		{
			"name": "person",
			"type": "string",
			"doc": "Name and function of the person."
		},
		{
			"name": "statement",
			"type": "string",
			"doc": "What is accepted and why, in the person's words."
		},
		{
			"name": "acceptedAt",
			"type": {
				"type": "long",
				"logicalType": "timestamp-millis"
			},
			"doc": "When."
		}
	]
} as const satisfies AvroRecord;
