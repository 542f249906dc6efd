import { z } from 'zod';
import { condition, hsRange, materialClass } from './condition.ts';

/** Identifiers of the insufficient operations that a case may state (contract `origin-case`). */
export const operationId = z.enum([
	'other',
	'unknown',
	'preserve',
	'repack',
	'wash',
	'iron-textile',
	'simple-paint',
	'rice-mill',
	'sugar-colour',
	'peel',
	'simple-cut',
	'sort',
	'simple-pack',
	'mark',
	'simple-mix',
	'sugar-mix',
	'dilute',
	'simple-assembly',
	'slaughter',
	'test-calibrate',
]);
export type OperationId = z.infer<typeof operationId>;

/**
 * One row of the list of product-specific rules. `min` and `max` are inclusive 10-digit bounds; a shorter code is
 * padded right with zeros to match. `subdivision` is the row's own wording as a term, '' where the row has none.
 */
export const ruleRow = z.strictObject({
	heading: z.string().min(1),
	subdivision: z.string(),
	min: z.string().regex(/^\d{10}$/),
	max: z.string().regex(/^\d{10}$/),
	/** One alternative suffices. */
	alternatives: z.array(condition).min(1),
	/** Index of the source set in the published file, for looking it up. */
	sourceRow: z.int().nonnegative(),
	/** Further source sets that were united with `sourceRow`, or whose quota alternative this row carries. */
	furtherSourceRows: z.array(z.int().nonnegative()).min(1).optional(),
	/**
	 * Per alternative, the `textDigest` of each published text it was read from: by it a case that states a rule's whole
	 * text as a process finds the alternative. In the order of `alternatives`.
	 */
	textDigests: z.array(z.array(z.string().regex(/^[0-9a-f]{16}$/)).min(1)).optional(),
	/** Per alternative, the textile notes to which the list refers for it: on mixtures, and on made-up products. */
	textileNotes: z.array(z.array(z.enum(['mixture', 'made-up']))).optional(),
	/** The published file has lost this row's references to the textile notes (domain notes, trap 7). */
	textileNotesLost: z.boolean().optional(),
	/** Names of documented corrections that were applied to the published row. */
	corrections: z.array(z.string()).optional(),
	/** Names of the manifest's readings on which the row's conditions rest. */
	readings: z.array(z.string()).optional(),
});
export type RuleRow = z.infer<typeof ruleRow>;

/** A price that a provision takes shares of; `exw-or-fob`: the more favourable of those that a case states. */
export const provisionBase = z.enum(['exw', 'fob', 'transaction-value', 'exw-or-fob']);
export type ProvisionBase = z.infer<typeof provisionBase>;

const ofProducts = {
	/** HS chapters as ranges of two-digit prefixes. The first tolerance whose `products` holds the product applies. */
	products: z.array(hsRange).min(1),
	/** Products of `products` that are taken out again. */
	exceptProducts: z.array(hsRange).optional(),
	article: z.string(),
};
const share = z.string().regex(/^\d+(\.\d+)?$/);

export const tolerance = z.discriminatedUnion('basis', [
	z.strictObject({ ...ofProducts, basis: z.literal('weight'), percent: share }),
	z.strictObject({
		...ofProducts,
		basis: z.literal('value'),
		percent: share,
		of: provisionBase,
		/** Whether a maximum by weight may be exceeded within the tolerance; else it stands as one by value does. */
		liftsWeightMaxima: z.boolean(),
	}),
	/** Shares are those of the notes themselves; `of`: the price of Note 8. */
	z.strictObject({ ...ofProducts, basis: z.literal('textile-notes'), of: provisionBase }),
]);
export type Tolerance = z.infer<typeof tolerance>;

/** Terms of the calculations of value. */
export const valueTerm = z.enum(['EXW', 'FOB', 'VNM', 'MaxNOM', 'RVC']);

/** General provisions of an agreement that the engine needs, each with its article. */
export const packManifest = z.strictObject({
	id: z.string(),
	edition: z.string(),
	title: z.string(),
	parties: z.array(z.string()).min(1),
	hsEdition: z.enum(['2002', '2007', '2012', '2017', '2022']),
	source: z.string(),
	derivedFrom: z.string().nullable(),
	/** Checked against the text that it stands for. */
	checked: z.boolean(),
	/** Whether a named person must have accepted the pack before a declaration is issued on it. */
	acceptance: z.enum(['required', 'not-required']),
	validFrom: z.iso.date().nullable(),
	validTo: z.iso.date().nullable(),
	tolerances: z.array(tolerance),
	insufficientOperations: z.strictObject({
		operations: z.array(operationId),
		article: z.string(),
		/** Paragraph or point of each operation. */
		points: z.partialRecord(operationId, z.string()).optional(),
		/** What the agreement means by an operation, where agreements differ. */
		meanings: z.partialRecord(operationId, z.string()).optional(),
	}),
	sets: z.strictObject({ percent: share, of: provisionBase, article: z.string() }).nullable(),
	packaging: z.strictObject({
		tariffChange: z.enum(['disregard', 'count']),
		value: z.enum(['disregard', 'count']),
		article: z.string(),
	}),
	accessories: z.strictObject({
		tariffChange: z.enum(['disregard', 'count']),
		value: z.enum(['disregard', 'count']),
		article: z.string(),
	}),
	/** Where the ex-works price may be an average of a period, with an authorisation; absent: the actual one only. */
	averaging: z.strictObject({ article: z.string() }).optional(),
	absorption: z.strictObject({ article: z.string(), lookThrough: z.enum(['law', 'reading']) }),
	cumulation: z.array(
		z.strictObject({
			kind: z.enum(['bilateral', 'diagonal', 'full', 'extended']),
			countries: z.array(z.string()),
			article: z.string(),
		}),
	),
	/** Materials of another class that a note defines by words, e.g. "vegetable materials". */
	namedMaterials: z
		.array(z.strictObject({ name: z.string(), materials: z.array(materialClass), note: z.string() }))
		.optional(),
	/** Articles of the general provisions that verdicts cite. */
	articles: z.strictObject({
		whollyObtained: z.string(),
		originatingMaterialsOnly: z.string(),
		productSpecificRules: z.string(),
		unknownOrigin: z.string(),
		valuation: z.string(),
	}),
	/** Prices, values and contents as the agreement defines them. */
	definitions: z.array(z.strictObject({ name: valueTerm, means: z.string().min(1), article: z.string() })).optional(),
	/** What never bears on origin: energy, plant, transport packing. */
	disregarded: z.array(z.strictObject({ what: z.string().min(1), article: z.string() })).optional(),
	/** Annual quotas within which an alternative holds; their amounts are not held. */
	quotas: z
		.array(z.strictObject({ name: z.string().min(1), products: z.array(hsRange).min(1), article: z.string() }))
		.optional(),
	/** Proofs on which preference is claimed, and for how many months one that was made out is good. */
	proofs: z
		.array(z.strictObject({ name: z.string(), article: z.string(), months: z.int().positive().optional() }))
		.min(1),
	/** For how many years who keeps the records of a proof. */
	retention: z.array(z.strictObject({ by: z.enum(['importer', 'exporter']), years: z.int(), article: z.string() })),
	/** What the pack is known not to hold (domain notes, trap 13). */
	limits: z.array(z.string()),
	/** Where a text allows more than one reading: the one that the rows are compiled by, and the other. */
	readings: z
		.array(z.strictObject({ name: z.string().min(1), chosen: z.string().min(1), other: z.string().min(1) }))
		.optional(),
	/** Headings of rows inside the range of a wider row, on purpose: there the narrower row governs. */
	nested: z.array(z.strictObject({ heading: z.string().min(1), reason: z.string().min(1) })).optional(),
	/** HS codes that no row covers, on purpose, each with the reason; any other gap is a fault of the pack. */
	gaps: z.array(z.strictObject({ hs: z.string().regex(/^\d{2,6}$/), reason: z.string().min(1) })).optional(),
});
export type PackManifest = z.infer<typeof packManifest>;

export const rulePack = z.strictObject({ manifest: packManifest, rows: z.array(ruleRow) });
export type RulePack = z.infer<typeof rulePack>;
