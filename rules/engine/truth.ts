import type { Truth } from '../schema/result.ts';

/** Three-valued logic (Kleene): unknown never becomes a yes, and a no among conditions that must all hold is a no. */

export function not(truth: Truth): Truth {
	return truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'unknown';
}

export function and(a: Truth, b: Truth): Truth {
	return a === 'no' || b === 'no' ? 'no' : a === 'yes' && b === 'yes' ? 'yes' : 'unknown';
}

export function or(a: Truth, b: Truth): Truth {
	return a === 'yes' || b === 'yes' ? 'yes' : a === 'no' && b === 'no' ? 'no' : 'unknown';
}

/** Yes of nothing. */
export function allOf(items: readonly { readonly truth: Truth }[]): Truth {
	let truth: Truth = 'yes';
	for (const item of items) truth = and(truth, item.truth);
	return truth;
}

/** No of nothing. */
export function anyOf(items: readonly { readonly truth: Truth }[]): Truth {
	let truth: Truth = 'no';
	for (const item of items) truth = or(truth, item.truth);
	return truth;
}

/** The common truth where all agree, else unknown. */
export function agreement(items: readonly { readonly truth: Truth }[]): Truth {
	const first = items[0]?.truth ?? 'unknown';
	return items.every((item) => item.truth === first) ? first : 'unknown';
}

/** A fact as a case states it: null or absent is unknown. */
export function ofFact(fact: boolean | null | undefined): Truth {
	return fact === true ? 'yes' : fact === false ? 'no' : 'unknown';
}
