import { z } from 'zod';

/**
 * The form of a golden file. Every scalar is read as text (YAML's failsafe schema), so that 820.00 and 0101 stay as
 * they are written. How to write one: docs/GOLDEN.md.
 */

const text = z.string().min(1);
const unknown = z.literal('unknown').transform(() => null);
const amount = z.union([unknown, z.string().regex(/^\d+(\.\d+)?$/, 'is no amount; write 12.50, or unknown')]);
const code = z.union([unknown, z.string().regex(/^\d{4,10}$/, 'is no HS code of 4 to 10 digits without dots')]);
const date = z.iso.date('is no day of the calendar as 2026-03-01');
const answer = z
	.enum(['yes', 'no', 'unknown'], 'is none of yes, no, unknown')
	.transform((word) => (word === 'unknown' ? null : word === 'yes'));
const answers = z.record(z.string(), answer);
const operations = z.array(text).transform((ops) => ops.map((op) => ({ op })));

const evidence = z.strictObject({
	type: text,
	validFrom: date.optional(),
	validTo: date.optional(),
	agreements: z.array(text).optional(),
	revokedFrom: date.optional(),
	deliveryDate: date.optional(),
});

/** What a material is called, under the word that says what it is. */
const NAMES = ['foreign', 'declared', 'made', 'of unknown origin'] as const;

const material = z.strictObject({
	/** Non-originating. */
	foreign: text.optional(),
	/** Originating by a supplier's declaration that covers the case's date and agreement, unless evidence says else. */
	declared: text.optional(),
	/** Self-produced, of the materials in `bom`. */
	made: text.optional(),
	'of unknown origin': text.optional(),
	hs: code,
	value: amount.optional(),
	netWeightKg: amount.optional(),
	origin: text.optional(),
	subdivision: text.optional(),
	whollyObtained: answer.optional(),
	role: text.optional(),
	evidence: evidence.optional(),
	cumulation: z.strictObject({ kind: text, country: text }).optional(),
	operations: operations.optional(),
	processes: answers.optional(),
	named: answers.optional(),
	segregated: answer.optional(),
	get bom() {
		return z.array(material).optional();
	},
});
export type GoldenMaterial = z.infer<typeof material>;

/** Paths of materials that are named under none of the words, or under several. */
function unnamed(materials: readonly GoldenMaterial[], path: PropertyKey[] = []): PropertyKey[][] {
	return materials.flatMap((one, index) => [
		...(NAMES.filter((name) => one[name] !== undefined).length === 1 ? [] : [[...path, index]]),
		...unnamed(one.bom ?? [], [...path, index, 'bom']),
	]);
}

const materials = z.array(material).superRefine((list, context) => {
	const message = `is named under one of ${NAMES.join(', ')}`;
	for (const path of unnamed(list)) context.addIssue({ code: 'custom', path, message });
});

const golden = z.strictObject({
	case: text,
	/** Heading or range of the row that governs, as the list prints it; `none` where none does. */
	row: text,
	why: text,
	product: z.strictObject({
		hs: z.string().regex(/^\d{6,10}$/, 'is no HS code of 6 to 10 digits without dots'),
		exw: amount.optional(),
		fob: amount.optional(),
		netWeightKg: amount.optional(),
		subdivision: text.optional(),
		hsEdition: text.optional(),
	}),
	materials,
	type: z.enum(['product', 'set']).optional(),
	date: date.optional(),
	madeIn: text.optional(),
	currency: text.optional(),
	operations: operations.optional(),
	whollyObtained: answer.optional(),
	processes: answers.optional(),
	textile: z
		.strictObject({
			notes: z.array(text).optional(),
			mixed: answer.optional(),
			basicTextileTotalKg: amount.optional(),
			failingKg: amount.optional(),
			yarn: text.optional(),
			failingYarnKg: amount.optional(),
			failingValue: amount.optional(),
		})
		.optional(),
	authorisations: z.array(z.strictObject({ kind: text, number: text })).optional(),
	/** The derivation by hand, see `checker`. */
	tests: z.record(z.string().regex(/^[A-Za-z]\w*$/, 'is no name of a test: letters and digits only'), text),
	'originates if': text,
	prices: z.strictObject({ threshold: text.optional(), flip: text.optional() }).optional(),
	expect: z.strictObject({
		verdict: z.enum(['originating', 'not-originating', 'indeterminate']),
		basis: text,
		/** All figures of the answer. */
		figures: z.record(z.string(), z.string()).optional(),
		thresholdPrice: z.union([z.literal('none').transform(() => null), amount]).optional(),
		/** Paths of all missing facts. */
		missing: z.array(text).optional(),
		/** Changes, each turning the verdict by itself: path and what it becomes. */
		flips: z.record(z.string(), z.string()).optional(),
		quotas: z.array(text).optional(),
		/** Ids of readings that the verdict rests on, among others. */
		readings: z.array(text).optional(),
	}),
});
export type Golden = z.infer<typeof golden>;

export const goldenFile = z.strictObject({
	agreement: text,
	about: text,
	/** Holds for every case that does not say else. */
	given: z.strictObject({ date, madeIn: text, currency: text }),
	cases: z.array(golden).min(1),
});
export type GoldenFile = z.infer<typeof goldenFile>;
