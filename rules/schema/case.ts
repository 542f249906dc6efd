import { z } from 'zod';
import { MAX_DECIMAL_DIGITS, MAX_DECIMAL_LENGTH } from './decimal.ts';
import { operationId } from './pack.ts';
import { shortened } from './text.ts';

/**
 * The origin case: everything that decides whether one product originates under one agreement on one date (contract
 * `origin-case`). Amounts, weights and percentages are decimal strings; null means unknown. Nothing is defaulted
 * here: absent members keep the meaning that the contract gives to absence.
 */

/** Deeper bills of materials are refused: no real product has them, and a cycle written out would. */
export const MAX_BOM_DEPTH = 64;

const amount = z
	.string()
	.max(MAX_DECIMAL_LENGTH)
	.regex(/^[0-9]+(\.[0-9]+)?$/)
	.nullable();
const answers = z.record(z.string(), z.boolean().nullable());
const date = z.iso.date();

const operation = z.strictObject({ op: operationId });

const evidence = z.strictObject({
	type: z.enum(['LTSD', 'supplier-declaration', 'proof-of-origin', 'non-originating-declaration', 'none']),
	validFrom: date.optional(),
	validTo: date.optional(),
	agreements: z.array(z.string()).optional(),
	revokedFrom: date.nullable().optional(),
	deliveryDate: date.nullable().optional(),
});
export type Evidence = z.infer<typeof evidence>;

const cumulation = z.looseObject({
	kind: z.enum(['bilateral', 'diagonal', 'full', 'extended']).optional(),
	country: z.string().optional(),
});

const material = z.strictObject({
	id: z.string(),
	sku: z.string().optional(),
	hs: z
		.string()
		.regex(/^[0-9]{4,10}$/)
		.nullable(),
	value: amount.optional(),
	netWeightKg: amount.optional(),
	origin: z.string().nullable().optional(),
	subdivision: z.string().nullable().optional(),
	status: z.enum(['originating', 'non-originating', 'unknown', 'self-produced']),
	whollyObtained: z.boolean().nullable().optional(),
	role: z.enum(['material', 'retail-packaging', 'shipping-packing', 'accessory', 'neutral']).optional(),
	evidence: evidence.optional(),
	cumulation: cumulation.nullable().optional(),
	operations: z.array(operation).optional(),
	processes: answers.optional(),
	get bom() {
		return z.array(material).optional();
	},
	named: answers.optional(),
	segregated: z.boolean().optional(),
});
export type Material = z.infer<typeof material>;

const textile = z.strictObject({
	notes: z.array(z.enum(['7', '8'])).optional(),
	mixed: z.boolean().optional(),
	basicTextileTotalKg: amount.optional(),
	failingKg: amount.optional(),
	yarn: z.enum(['none', 'polyurethane', 'aluminium-strip']).optional(),
	failingYarnKg: amount.optional(),
	failingValue: amount.optional(),
});
export type TextileFacts = z.infer<typeof textile>;

const authorisation = z.looseObject({
	kind: z.enum(['accounting-segregation', 'averaging', 'approved-exporter']),
	number: z.string(),
});

export const originCase = z.strictObject({
	id: z.string(),
	type: z.enum(['product', 'set']).optional(),
	agreement: z.string(),
	date,
	madeIn: z.string(),
	currency: z
		.string()
		.regex(/^[A-Z]{3}$/)
		.optional(),
	product: z.strictObject({
		sku: z.string().optional(),
		description: z.string().optional(),
		hs: z.string().regex(/^[0-9]{6,10}$/),
		hsEdition: z.enum(['2002', '2007', '2012', '2017', '2022']).optional(),
		exw: amount.optional(),
		fob: amount.optional(),
		transactionValue: amount.optional(),
		netWeightKg: amount.optional(),
		subdivision: z.string().nullable().optional(),
		exwBasis: z.enum(['actual', 'average']).optional(),
	}),
	whollyObtained: z.boolean().nullable().optional(),
	operations: z.array(operation).optional(),
	processes: answers.optional(),
	materials: z.array(material),
	textile: textile.nullable().optional(),
	authorisations: z.array(authorisation).optional(),
});
export type OriginCase = z.infer<typeof originCase>;

/** What is wrong with a case, in the terms of the contract's error line. */
export interface CaseError {
	readonly code: 'CASE_INVALID';
	/** Path of the field at fault, e.g. `materials[2].value`; '' for the case as a whole. */
	readonly path: string;
	readonly message: string;
	readonly remedy: string;
}

export type CheckedCase = { readonly case: OriginCase } | { readonly error: CaseError };

/** Reads a case of unknown make; the first fault is reported. Never throws. */
export function checkCase(input: unknown): CheckedCase {
	const tooDeep = deeperThan(input, MAX_BOM_DEPTH);
	if (tooDeep !== null) {
		const message = `the bill of materials is nested deeper than ${MAX_BOM_DEPTH} levels`;
		const remedy = 'Check it for a part that contains itself.';
		return { error: { code: 'CASE_INVALID', path: tooDeep, message, remedy } };
	}
	const parsed = originCase.safeParse(input);
	if (parsed.success) return { case: parsed.data };
	return { error: caseError(parsed.error.issues[0] as z.core.$ZodIssue, input) };
}

function caseError(issue: z.core.$ZodIssue, input: unknown): CaseError {
	const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
	const path = shortened(pathText(unknownKey === undefined ? issue.path : [...issue.path, unknownKey]));
	const absent = unknownKey === undefined && issue.path.length > 0 && valueAt(input, issue.path) === undefined;
	const message = absent
		? 'is required and absent'
		: unknownKey !== undefined
			? 'is no field of a case'
			: isTooLongDecimal(issue)
				? `has more than ${MAX_DECIMAL_DIGITS} digits`
				: shortened(issue.message);
	return { code: 'CASE_INVALID', path, message, remedy: remedyFor(issue, absent) };
}

function isTooLongDecimal(issue: z.core.$ZodIssue): boolean {
	return issue.code === 'too_big' && AMOUNTS.has(String(issue.path.at(-1)));
}

function remedyFor(issue: z.core.$ZodIssue, absent: boolean): string {
	if (issue.code === 'unrecognized_keys') return 'Remove it or correct its spelling.';
	if (isTooLongDecimal(issue)) {
		return `Give a decimal string of at most ${MAX_DECIMAL_DIGITS} digits, or null where it is unknown.`;
	}
	if (issue.code === 'invalid_value') return `Give one of: ${issue.values.map(String).join(', ')}.`;
	if (issue.code === 'invalid_format') {
		if (issue.format === 'date') return 'Give a date of the calendar as YYYY-MM-DD.';
		return FORMAT_REMEDIES[issue.pattern ?? ''] ?? `Give text that matches ${issue.pattern}.`;
	}
	if (issue.code === 'invalid_type') {
		if (AMOUNTS.has(String(issue.path.at(-1))))
			return 'Give a decimal string, e.g. "12.50", or null where it is unknown.';
		const what = issue.expected === 'string' ? 'a string' : `a value of type ${issue.expected}`;
		return absent ? `Add it as ${what}.` : `Give ${what}.`;
	}
	return 'Correct the field as the contract origin-case describes it.';
}

const AMOUNTS: ReadonlySet<string> = new Set(
	'exw fob transactionValue netWeightKg value basicTextileTotalKg failingKg failingYarnKg failingValue'.split(' '),
);

const FORMAT_REMEDIES: Readonly<Record<string, string>> = {
	'/^[0-9]+(\\.[0-9]+)?$/':
		'Give a decimal string without sign or exponent, e.g. "12.50", or null where it is unknown.',
	'/^[0-9]{4,10}$/': 'Give an HS code of 4 to 10 digits without dots, or null where it is not classified yet.',
	'/^[0-9]{6,10}$/': 'Give an HS code of 6 to 10 digits without dots.',
	'/^[A-Z]{3}$/': 'Give an ISO 4217 currency code, e.g. "EUR".',
};

/** `['materials', 2, 'value']` as `materials[2].value`; a member that is no plain name as `processes["…"]`. */
export function pathText(path: readonly PropertyKey[]): string {
	let text = '';
	for (const step of path) {
		if (typeof step === 'number') text += `[${step}]`;
		else if (/^[A-Za-z_]\w*$/.test(String(step))) text += text === '' ? String(step) : `.${String(step)}`;
		else text += `[${JSON.stringify(String(step))}]`;
	}
	return text;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
	let value = input;
	for (const step of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Record<PropertyKey, unknown>)[step];
	}
	return value;
}

/** Path of the first bill of materials below the limit, else null; walks without recursion. */
function deeperThan(input: unknown, limit: number): string | null {
	const open = [{ node: input, key: 'materials', path: 'materials', depth: 1 }];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const { node, key, path, depth } = next;
		const list = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined;
		if (!Array.isArray(list) || list.length === 0) continue;
		if (depth > limit) return path;
		list.forEach((child: unknown, i) => {
			open.push({ node: child, key: 'bom', path: `${path}[${i}].bom`, depth: depth + 1 });
		});
	}
	return null;
}
