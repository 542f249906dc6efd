// Generated from schemas/erp/routing.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** One operation. Avro `psra.erp.RoutingOperation`. */
export interface RoutingOperation {
	/** Number of the operation, e.g. 0010. */
	readonly operationId: string;
	/** What is done, in the shop's words. */
	readonly description: string;
	/** Country where it is done, ISO 3166 alpha-2. */
	readonly territory: string;
	/** Its kind in law. */
	readonly operation: 'unknown' | 'other' | 'preserve' | 'repack' | 'wash' | 'iron_textile' | 'simple_paint' | 'rice_mill' | 'sugar_colour' | 'peel' | 'simple_cut' | 'sort' | 'simple_pack' | 'mark' | 'simple_mix' | 'sugar_mix' | 'dilute' | 'simple_assembly' | 'slaughter' | 'test_calibrate';
	/** Named processes of product-specific rules that are evidenced by this operation, in the rules' words. */
	readonly processes: readonly string[];
}

/** What is done to make one item; full state. Avro `psra.erp.Routing`. */
export interface Routing {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** The firm's item number. */
	readonly sku: string;
	/** Rises with each change of this key in the ERP. A lower or equal one with the same content is a repeat. */
	readonly sequence: number;
	/** The ERP's own version or change number, as it gives it. */
	readonly erpVersion: string | null;
	/** The operations, in order. */
	readonly operations: readonly RoutingOperation[];
	/**
	 * What in this record is an assumption of a profile and not a fact of the ERP; shown with each verdict that rests
	 * on it.
	 */
	readonly assumptions: readonly string[];
}

export const routingSchema = {
	"type": "record",
	"name": "Routing",
	"namespace": "psra.erp",
	"doc": "What is done to make one item; full state.",
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
			"name": "sequence",
			"type": "long",
			"doc": "Rises with each change of this key in the ERP. A lower or equal one with the same content is a repeat."
		},
		{
			"name": "erpVersion",
			"type": [
				"null",
				"string"
			],
			"doc": "The ERP's own version or change number, as it gives it.",
			"default": null
		},
		{
			"name": "operations",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "RoutingOperation",
					"doc": "One operation.",
					"fields": [
						{
							"name": "operationId",
							"type": "string",
							"doc": "Number of the operation, e.g. 0010."
						},
						{
							"name": "description",
							"type": "string",
							"doc": "What is done, in the shop's words."
						},
						{
							"name": "territory",
							"type": "string",
							"doc": "Country where it is done, ISO 3166 alpha-2."
						},
						{
							"name": "operation",
							"type": {
								"type": "enum",
								"name": "OperationKind",
								"doc": "What it is in law: one of the insufficient operations (TCA 43 and its kin), other where it goes beyond them all, unknown where nobody has judged it.",
								"symbols": [
									"unknown",
									"other",
									"preserve",
									"repack",
									"wash",
									"iron_textile",
									"simple_paint",
									"rice_mill",
									"sugar_colour",
									"peel",
									"simple_cut",
									"sort",
									"simple_pack",
									"mark",
									"simple_mix",
									"sugar_mix",
									"dilute",
									"simple_assembly",
									"slaughter",
									"test_calibrate"
								],
								"default": "unknown"
							},
							"doc": "Its kind in law.",
							"default": "unknown"
						},
						{
							"name": "processes",
							"type": {
								"type": "array",
								"items": "string"
							},
							"doc": "Named processes of product-specific rules that are evidenced by this operation, in the rules' words.",
							"default": []
						}
					]
				}
			},
			"doc": "The operations, in order."
		},
		{
			"name": "assumptions",
			"type": {
				"type": "array",
				"items": "string"
			},
			"doc": "What in this record is an assumption of a profile and not a fact of the ERP; shown with each verdict that rests on it.",
			"default": []
		}
	]
} as const satisfies AvroRecord;
