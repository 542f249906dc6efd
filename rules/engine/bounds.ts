import { add, compare, type Decimal, HUNDRED, isZero, multiply, subtract, ZERO } from '../schema/decimal.ts';
import type { Truth } from '../schema/result.ts';
import type { Bounds, Gap, Item, Price } from './model.ts';

/** Best and worst cases of sums over materials of which something is unknown. */

const NO_GAPS: readonly Gap[] = [];

export function exactly(amount: Decimal): Bounds {
	return { low: amount, high: amount, gaps: NO_GAPS };
}

/**
 * A price that may be unknown: then only that it is not negative is known. Of a price of zero no share can be taken; it
 * is a price that nobody stated yet.
 */
export function ofPrice(price: Price, fact: string): Bounds {
	if (price.amount !== null) return baseOf(price.amount, price.path, `${fact} above zero`);
	return { low: ZERO, high: null, gaps: [{ path: price.path, fact: price.fact ?? fact, kind: 'missing-facts' }] };
}

/** An amount that shares are taken of; one of zero is a gap, `fact` what is missing instead. */
export function baseOf(amount: Decimal, path: string, fact: string): Bounds {
	return isZero(amount) ? { low: ZERO, high: ZERO, gaps: [{ path, fact, kind: 'missing-facts' }] } : exactly(amount);
}

export function customsValue(item: Item): Decimal | null {
	return item.value;
}

export function netWeight(item: Item): Decimal | null {
	return item.weight;
}

export type Amount = typeof customsValue;

function amountGap(item: Item, amount: Amount): Gap {
	return amount === customsValue
		? { path: `${item.path}.value`, fact: `value of ${item.id}`, kind: 'missing-facts' }
		: { path: `${item.path}.netWeightKg`, fact: `net weight of ${item.id}`, kind: 'missing-facts' };
}

/**
 * Sum of an amount over the items that `belongs` takes: what surely belongs stands in both bounds, what may belong in
 * the upper one; an unknown amount leaves the upper bound open. `why` tells what would settle a doubtful item.
 */
export function sum(
	items: readonly Item[],
	amount: Amount,
	belongs: (item: Item) => Truth,
	why: (item: Item) => readonly Gap[],
): Bounds {
	let low = ZERO;
	/** What may come on top of `low`; null is without bound. */
	let open: Decimal | null = ZERO;
	let gaps: Gap[] | null = null;
	/** Those put last: the lines of one undecided part share their doubts. */
	let doubts: readonly Gap[] = NO_GAPS;
	let empty = true;
	for (const item of items) {
		const truth = belongs(item);
		if (truth === 'no') continue;
		empty = false;
		const value = amount(item);
		if (truth === 'yes' && value !== null) {
			low = add(low, value);
			continue;
		}
		gaps ??= [];
		if (truth === 'unknown') {
			const own = why(item);
			if (own !== doubts) for (const gap of own) gaps.push(gap);
			doubts = own;
		}
		if (value === null) gaps.push(amountGap(item, amount));
		open = value === null || open === null ? null : add(open, value);
	}
	if (gaps === null) return { low, high: low, gaps: NO_GAPS, empty };
	return { low, high: open === null ? null : add(low, open), gaps, empty };
}

/**
 * Whether `amount / base` is at most `percent`: yes if even the worst case holds, no if even the best case fails. There
 * is no share of a base that is zero, or that may be; but where nothing at all is measured, any base will do.
 */
export function atMost(amount: Bounds, base: Bounds, percent: Decimal): Truth {
	if (amount.empty === true) return 'yes';
	if (isNothing(base)) return 'unknown';
	if (!isZero(base.low) && amount.high !== null && shareFits(amount.high, base.low, percent)) return 'yes';
	if (base.high !== null && !shareFits(amount.low, base.high, percent)) return 'no';
	return 'unknown';
}

/** Whether `amount / base` is at least `percent`; unknown where there is nothing of which a share could be asked. */
export function atLeast(amount: Bounds, base: Bounds, percent: Decimal): Truth {
	if (isNothing(base)) return 'unknown';
	if (base.high !== null && shareReaches(amount.low, base.high, percent)) return 'yes';
	if (amount.high !== null && !shareReaches(amount.high, base.low, percent)) return 'no';
	return 'unknown';
}

/** Whether `(base - nonOriginating) / base` is at least `percent`. */
export function contentAtLeast(nonOriginating: Bounds, base: Bounds, percent: Decimal): Truth {
	return atMost(nonOriginating, base, subtract(HUNDRED, percent));
}

function isNothing(base: Bounds): boolean {
	return base.high !== null && isZero(base.high);
}

function shareFits(amount: Decimal, base: Decimal, percent: Decimal): boolean {
	return compare(multiply(amount, HUNDRED), multiply(percent, base)) <= 0;
}

function shareReaches(amount: Decimal, base: Decimal, percent: Decimal): boolean {
	return compare(multiply(amount, HUNDRED), multiply(percent, base)) >= 0;
}
