// Generated from schemas/erp/exchange-rate.avsc; change that and run `npm run generate`.
import type { AvroRecord } from '../../avro.ts';

/** Rate from a day on. Avro `psra.erp.DatedRate`. */
export interface DatedRate {
	/** First day. YYYY-MM-DD. */
	readonly validFrom: string;
	/**
	 * Units of the second currency for one unit of the first; above zero. Decimal, at most 18 digits, 8 of them after
	 * the point.
	 */
	readonly rate: string;
}

/** The rates of one currency pair; full state. Avro `psra.erp.ExchangeRate`. */
export interface ExchangeRate {
	/** The legal entity that declares; part of every key. */
	readonly company: string;
	/** From and to currency, e.g. USD/EUR. */
	readonly pair: string;
	/** Rises with each change of this key in the ERP. A lower or equal one with the same content is a repeat. */
	readonly sequence: number;
	/** The ERP's own version or change number, as it gives it. */
	readonly erpVersion: string | null;
	/** The rates; the newest that has begun holds. */
	readonly rates: readonly DatedRate[];
	/**
	 * What in this record is an assumption of a profile and not a fact of the ERP; shown with each verdict that rests
	 * on it.
	 */
	readonly assumptions: readonly string[];
}

export const exchangeRateSchema = {
	"type": "record",
	"name": "ExchangeRate",
	"namespace": "psra.erp",
	"doc": "The rates of one currency pair; full state.",
	"fields": [
		{
			"name": "company",
			"type": "string",
			"doc": "The legal entity that declares; part of every key."
		},
		{
			"name": "pair",
			"type": "string",
			"doc": "From and to currency, e.g. USD/EUR."
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
			"name": "rates",
			"type": {
				"type": "array",
				"items": {
					"type": "record",
					"name": "DatedRate",
					"doc": "Rate from a day on.",
					"fields": [
						{
							"name": "validFrom",
							"type": {
								"type": "int",
								"logicalType": "date"
							},
							"doc": "First day."
						},
						{
							"name": "rate",
							"type": {
								"type": "bytes",
								"logicalType": "decimal",
								"precision": 18,
								"scale": 8
							},
							"doc": "Units of the second currency for one unit of the first; above zero."
						}
					]
				}
			},
			"doc": "The rates; the newest that has begun holds."
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
