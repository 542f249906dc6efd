import { z } from 'zod';

/**
 * The condition language: what a product-specific rule asks, as a closed, typed tree. Nothing else can be said in
 * a rule pack; a text that the compiler can not read becomes an `unparsed` leaf, which evaluates to unknown.
 *
 * Percentages are decimal strings ("50"). HS codes are prefixes of 2 to 10 digits without dots ("84", "8413", "841370").
 */

const percent = z.string().regex(/^\d+(\.\d+)?$/);
const hsPrefix = z.string().regex(/^\d{2,10}$/);
const date = z.iso.date();

/**
 * A name may hold no figure and no exception: what decides must stand in a typed node, where it is computed. Names are
 * lower case, as `wordKey` compares them, so that the pattern needs no flag in JSON Schema.
 */
const processName = z.string().regex(/^(?!.*(\d|%|heading|chapter|value|weight|except|however|provided))[^A-Z]+$/);
/** As `processName`; a figure may be part of a material's technical description ("less than 9 decitex"). */
const materialName = z.string().regex(/^(?!.*(%|heading|chapter|value|weight|except|however|provided))[^A-Z]+$/);

/** Inclusive range of HS prefixes of equal length; a single code has `from === to`. */
export const hsRange = z.strictObject({ from: hsPrefix, to: hsPrefix });
export type HsRange = z.infer<typeof hsRange>;

const relation = z.enum(['chapter-of-product', 'heading-of-product', 'subheading-of-product']);

/** Materials that a class leaves out, e.g. "wood other than drawn wood of heading 4409"; parts as in `materialClass`. */
const leftOut = z.strictObject({
	ranges: z.array(hsRange).min(1).optional(),
	named: materialName.optional(),
	relation: relation.optional(),
});

/**
 * Which materials a condition speaks of. Every part given must hold: `ranges` (classified in one of them), `named`
 * (is the material that the rule names by words; the case's `named` facts answer it), `relation` (stands in the
 * product's own heading, subheading or chapter), `except` (belongs to none of these). All absent: every material.
 */
export const materialClass = z.strictObject({
	ranges: z.array(hsRange).min(1).optional(),
	named: materialName.optional(),
	relation: relation.optional(),
	except: z.array(leftOut).min(1).optional(),
});
export type MaterialClass = z.infer<typeof materialClass>;

export type ValueBase = 'exw' | 'fob' | 'transaction-value';
const valueBase = z.enum(['exw', 'fob', 'transaction-value']);

/** At most `percent` of one price or, where `or` stands, of either: one of the two suffices. */
export const valueCap = z.strictObject({
	percent,
	of: valueBase,
	or: z.strictObject({ percent, of: valueBase }).optional(),
});
export type ValueCap = z.infer<typeof valueCap>;

/**
 * "However, non-originating X may be used, provided that …": materials of the class need not satisfy the tariff
 * change; where `maxValue` stands, their total value is capped, where `process` stands, they must undergo it.
 */
export const allowance = z.strictObject({
	materials: z.array(materialClass).min(1),
	maxValue: valueCap.optional(),
	process: processName.optional(),
});
export type Allowance = z.infer<typeof allowance>;

/** Where a node comes from, e.g. `{ agreement: "eu-uk", annex: "3", heading: "8413" }`. */
export const source = z.strictObject({
	agreement: z.string(),
	annex: z.string().optional(),
	heading: z.string().optional(),
	note: z.string().optional(),
	article: z.string().optional(),
});
export type Source = z.infer<typeof source>;

export type Condition =
	/** Every condition holds. */
	| { kind: 'all'; of: Condition[] }
	/** One alternative suffices. */
	| { kind: 'any'; of: Condition[] }
	/** The product itself is wholly obtained. */
	| { kind: 'wholly-obtained-product' }
	/** All materials of these classes that are used are wholly obtained. */
	| { kind: 'wholly-obtained-materials'; materials: MaterialClass[] }
	/** At least `percent` by weight of all materials of these classes is wholly obtained (TCA 2401). */
	| { kind: 'minimum-wholly-obtained'; materials: MaterialClass[]; percent: string }
	/** CC, CTH, CTSH: each non-originating material is classified elsewhere than the product, and in none of `except`. */
	| {
			kind: 'tariff-change';
			level: 'chapter' | 'heading' | 'subheading';
			except?: MaterialClass[];
			allowances?: Allowance[];
	  }
	/** Production from non-originating materials of any heading, but for `except`. */
	| { kind: 'any-heading'; except?: MaterialClass[]; allowances?: Allowance[] }
	/** MaxNOM: value of non-originating materials (of the classes, or all) over `of` is at most `percent`. */
	| { kind: 'max-value'; percent: string; of: ValueBase; materials?: MaterialClass[] }
	/** RVC: (FOB - VNM) / FOB is at least `percent`. */
	| { kind: 'min-rvc'; percent: string; of: ValueBase }
	/** Net weight of non-originating materials of the classes over the product's, or over that of all materials of `of`. */
	| { kind: 'max-weight'; percent: string; materials: MaterialClass[]; of: 'product' | MaterialClass[] }
	/** A named process took place, where `on` stands on these materials; `name` is a phrase of the reviewed list. */
	| { kind: 'process'; name: string; on?: MaterialClass[] }
	/** Production from a named material: these non-originating materials may be used; others only as they by nature can't satisfy it (Note 3.4). */
	| { kind: 'produced-from'; materials: MaterialClass[] }
	/** Materials of these classes must be originating. */
	| { kind: 'must-originate'; materials: MaterialClass[] }
	/** At least `percent` by weight of all materials of these classes is originating (EU-Korea 2402). */
	| { kind: 'minimum-originating'; materials: MaterialClass[]; percent: string }
	/** The value of originating materials of these classes is more than `percent` of the price (EU-Chile 2008). */
	| { kind: 'originating-value-above'; materials: MaterialClass[]; percent: string; of: ValueBase }
	/** The non-originating materials are worth no more than the originating ones (EU-Korea 9105). */
	| { kind: 'originating-outweighs' }
	/** Value of non-originating materials over the product's net cost, which no case holds, is at most `percent` (CETA 8703). */
	| { kind: 'max-net-cost'; percent: string }
	/** Met only within an annual quota: a yes of `of` is unknown. */
	| { kind: 'within-quota'; of: Condition; quota: string }
	/** Holds only for dates from/until (inclusive). Outside of them the alternative isn't there: no. */
	| { kind: 'time-limit'; of: Condition; from?: string; until?: string }
	/** Each item of the set satisfies its own rule; non-originating articles up to `maxNonOriginating` of the set's value. */
	| { kind: 'per-item'; maxNonOriginating?: ValueCap }
	/** What the compiler could not read, normalised; evaluates to unknown. */
	| { kind: 'unparsed'; text: string };

/** The schema of a condition; packs are checked with it when they are loaded. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
	z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('all'), of: z.array(condition).min(1) }),
		z.strictObject({ kind: z.literal('any'), of: z.array(condition).min(1) }),
		z.strictObject({ kind: z.literal('wholly-obtained-product') }),
		z.strictObject({ kind: z.literal('wholly-obtained-materials'), materials: z.array(materialClass).min(1) }),
		z.strictObject({ kind: z.literal('minimum-wholly-obtained'), materials: z.array(materialClass).min(1), percent }),
		z.strictObject({
			kind: z.literal('tariff-change'),
			level: z.enum(['chapter', 'heading', 'subheading']),
			except: z.array(materialClass).min(1).optional(),
			allowances: z.array(allowance).min(1).optional(),
		}),
		z.strictObject({
			kind: z.literal('any-heading'),
			except: z.array(materialClass).min(1).optional(),
			allowances: z.array(allowance).min(1).optional(),
		}),
		z.strictObject({
			kind: z.literal('max-value'),
			percent,
			of: valueBase,
			materials: z.array(materialClass).min(1).optional(),
		}),
		z.strictObject({ kind: z.literal('min-rvc'), percent, of: valueBase }),
		z.strictObject({
			kind: z.literal('max-weight'),
			percent,
			materials: z.array(materialClass).min(1),
			of: z.union([z.literal('product'), z.array(materialClass).min(1)]),
		}),
		z.strictObject({
			kind: z.literal('process'),
			name: processName,
			on: z.array(materialClass).min(1).optional(),
		}),
		z.strictObject({ kind: z.literal('produced-from'), materials: z.array(materialClass).min(1) }),
		z.strictObject({ kind: z.literal('must-originate'), materials: z.array(materialClass).min(1) }),
		z.strictObject({ kind: z.literal('minimum-originating'), materials: z.array(materialClass).min(1), percent }),
		z.strictObject({
			kind: z.literal('originating-value-above'),
			materials: z.array(materialClass).min(1),
			percent,
			of: valueBase,
		}),
		z.strictObject({ kind: z.literal('originating-outweighs') }),
		z.strictObject({ kind: z.literal('max-net-cost'), percent }),
		z.strictObject({ kind: z.literal('within-quota'), of: condition, quota: z.string().min(1) }),
		z.strictObject({ kind: z.literal('time-limit'), of: condition, from: date.optional(), until: date.optional() }),
		z.strictObject({
			kind: z.literal('per-item'),
			maxNonOriginating: valueCap.optional(),
		}),
		z.strictObject({ kind: z.literal('unparsed'), text: z.string().min(1) }),
	]),
);
