import { evaluated } from './expression.ts';
import type { Truth } from './formula.ts';
import { compare, type Fraction, fraction, HUNDRED, roundedHalfUp, times } from './fraction.ts';

/** What a case gives to calculate with. */
export interface Given {
	/** Prices, values and weights, as decimals. */
	readonly amounts: readonly string[];
	/** HS codes of the product and the materials. */
	readonly codes: readonly string[];
}

export interface Judged {
	readonly truth: Truth;
	/** Of a calculation its exact result, in percent where it is a share. */
	readonly result?: Fraction;
}

const CALCULATION = /^(.+?) = (\d+(?:\.\d+)?)( %)?, (at most|at least) (\d+(?:\.\d+)?)( %)? -> (yes|no)$/;
const CHANGE = /^(chapter|heading|subheading) of ([\d, ]+) is (not )?that of (\d+) -> (yes|no)$/;
const RANGE = /^([\d, ]+) lies (not )?in (\d+)(?: to (\d+))? -> (yes|no)$/;
const WORDS = /^\D.* -> (yes|no|unknown)$/;

/** Recomputes one test of a golden case. Throws where what it states is not so. */
export function judged(text: string, given: Given): Judged {
	const calculation = CALCULATION.exec(text);
	if (calculation) return calculated(calculation, given);
	const change = CHANGE.exec(text);
	if (change) return changed(change, given);
	const range = RANGE.exec(text);
	if (range) return ranged(range, given);
	const words = WORDS.exec(text);
	if (words && !text.includes(' = ')) return { truth: words[1] as Truth };
	throw new Error(
		`"${text}" is neither a calculation nor a statement that ends with "-> yes", "-> no" or "-> unknown"`,
	);
}

function calculated(match: RegExpExecArray, given: Given): Judged {
	const [whole, expression = '', stated = '', percent, sense, limit = '', limitPercent, said] = match;
	if (percent !== limitPercent) throw new Error(`compares a share with an amount: ${whole}`);
	const { value, amounts } = evaluated(expression);
	for (const amount of amounts) known(amount, given);
	const result = percent ? times(value, HUNDRED) : value;
	holds(result, stated);
	const order = compare(result, fraction(limit));
	const fits = sense === 'at most' ? order <= 0 : order >= 0;
	if (fits !== (said === 'yes')) throw new Error(`${expression} is ${fits ? '' : 'not '}${sense} ${limit}: ${whole}`);
	return { truth: fits ? 'yes' : 'no', result };
}

/** The stated result is the exact one, rounded half up to the places that are written. */
function holds(result: Fraction, stated: string): void {
	const exact = roundedHalfUp(result, stated.split('.')[1]?.length ?? 0);
	if (exact !== stated) throw new Error(`${stated} is stated, ${exact} is the result`);
}

/** Every amount of a calculation is one of the case, with however many zeros it is written. */
export function known(amount: string, { amounts }: Given): void {
	const value = fraction(amount);
	if (!amounts.some((one) => compare(fraction(one), value) === 0))
		throw new Error(`${amount} is no amount of the case`);
}

const DIGITS = { chapter: 2, heading: 4, subheading: 6 } as const;

function changed(match: RegExpExecArray, given: Given): Judged {
	const [whole, level, list = '', not, other = '', said] = match;
	const digits = DIGITS[level as keyof typeof DIGITS];
	const own = codeOf(other, given).slice(0, digits);
	const elsewhere = codesOf(list, given).map((code) => code.slice(0, digits) !== own);
	return placed(whole, elsewhere, not !== undefined, said);
}

function ranged(match: RegExpExecArray, given: Given): Judged {
	const [whole, list = '', not, from = '', to = from, said] = match;
	const outside = codesOf(list, given).map((code) => code < from || code.slice(0, to.length) > to);
	return placed(whole, outside, not !== undefined, said);
}

/** Elsewhere is a yes, the same place a no: what a change of classification or an exception asks. */
function placed(whole: string, elsewhere: readonly boolean[], not: boolean, said: string | undefined): Judged {
	if (elsewhere.some((one) => one !== not)) throw new Error(`is not so: ${whole}`);
	const truth = not ? 'yes' : 'no';
	if (said !== truth) throw new Error(`leads to "${truth}": ${whole}`);
	return { truth };
}

function codesOf(list: string, given: Given): string[] {
	return list.split(', ').map((code) => codeOf(code, given));
}

function codeOf(code: string, { codes }: Given): string {
	if (codes.includes(code)) return code;
	throw new Error(`${code} is no code of the case`);
}
