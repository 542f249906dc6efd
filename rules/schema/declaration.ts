import { z } from 'zod';
import { MAX_DECIMAL_LENGTH } from './decimal.ts';

/**
 * A supplier's declaration as received, and the use that is to be made of it: the contract `declaration-case`.
 * A field that is absent is not judged; null means that it was left blank on the declaration.
 */

const date = z.iso.date().nullable();
const country = z
	.string()
	.regex(/^[A-Z]{2}$/)
	.nullable();

/** Annexes of Implementing Regulation (EU) 2015/2447: single, long-term; the same for non-originating goods. */
export const declarationForm = z.enum(['22-15', '22-16', '22-17', '22-18']);
export type DeclarationForm = z.infer<typeof declarationForm>;

export const pemFramework = z.enum(['old', 'revised']);
export type PemFramework = z.infer<typeof pemFramework>;

const medium = z.enum(['paper', 'electronic']);

export const declarationCase = z.strictObject({
	id: z.string(),
	form: declarationForm.optional(),
	issued: date.optional(),
	validFrom: date.optional(),
	validTo: date.optional(),
	supplierCountry: country.optional(),
	supplierRole: z.enum(['producer', 'trader']).optional(),
	/** What a trader relies on. */
	upstreamDeclaration: z.looseObject({ validFrom: date.optional(), validTo: date.optional() }).nullable().optional(),
	customer: z.string().nullable().optional(),
	customerCountry: country.optional(),
	regularSupply: z.boolean().optional(),
	statusExpectedConstant: z.boolean().optional(),
	goods: z.array(z.looseObject({ id: z.string(), hs: z.string().optional(), originating: z.boolean() })).optional(),
	/** On a list with both kinds, the originating ones are marked as such. */
	originatingMarked: z.boolean().optional(),
	/** The origin field as written. */
	origin: z.string().nullable().optional(),
	/** The preference countries as written. */
	countries: z.array(z.string()).optional(),
	cumulation: z
		.strictObject({ none: z.boolean().optional(), with: z.array(z.string()).optional() })
		.nullable()
		.optional(),
	/** Edition of the pan-Euro-Mediterranean rules, as stated. */
	framework: pemFramework.nullable().optional(),
	signature: z.literal('handwritten').nullable().optional(),
	declarationMedium: medium.optional(),
	invoiceMedium: medium.optional(),
	authenticated: z.boolean().optional(),
	/** Written undertaking of full responsibility. */
	undertaking: z.boolean().optional(),
	responsiblePerson: z.string().nullable().optional(),
	wording: z
		.strictObject({
			text: z.enum(['verbatim', 'paraphrase', 'translation']).optional(),
			language: z.string().optional(),
			footnotes: z.boolean().optional(),
			missing: z.array(z.string()).optional(),
		})
		.optional(),
	/** 22-17 and 22-18: the non-originating materials. */
	materials: z
		.array(
			z.looseObject({
				hs: z.string().nullable().optional(),
				value: z.string().max(MAX_DECIMAL_LENGTH).nullable().optional(),
			}),
		)
		.optional(),
	revocation: z
		.strictObject({
			from: date.optional(),
			consignments: z.array(z.string()).optional(),
			articles: z.array(z.string()).optional(),
		})
		.optional(),
	/** What it is to prove. */
	use: z
		.strictObject({
			deliveryDate: date.optional(),
			usedOn: date.optional(),
			consignment: z.string().optional(),
			article: z.string().optional(),
			country: country.optional(),
			hs: z.string().optional(),
			/** Of the proof to be made out. */
			framework: pemFramework.optional(),
		})
		.optional(),
});
export type DeclarationCase = z.infer<typeof declarationCase>;

export type DeclarationVerdict = 'accept' | 'reject' | 'indeterminate';

/** One check and what it rests on. A note is a finding that accepts. */
export interface DeclarationFinding {
	readonly check: string;
	readonly verdict: DeclarationVerdict;
	/** The source; a secondary one is named as such. */
	readonly article: string;
	readonly message: string;
	readonly remedy: string;
}

/** `reject` if one finding rejects, else `indeterminate` if one is, else `accept`. */
export interface DeclarationJudgement {
	readonly id: string;
	readonly verdict: DeclarationVerdict;
	readonly findings: readonly DeclarationFinding[];
}
