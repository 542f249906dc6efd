import type { OriginCase } from '../schema/case.ts';
import { compare, type Decimal, HUNDRED, isZero, subtract, toDecimalString } from '../schema/decimal.ts';
import type { RulePack } from '../schema/pack.ts';
import { withChange } from './change.ts';
import { verdictOf } from './decide.ts';
import { lowestPriceFor } from './minor-units.ts';
import type { Assessment, Judgement, Measure } from './model.ts';
import { toleranceShares } from './tolerance.ts';

/** The lowest price at which the product originates, all else as the case states it. */
export interface Threshold {
	/** Field of the case that the price stands in, e.g. `product.exw`. */
	readonly path: string;
	readonly price: string;
	readonly amount: Decimal;
}

/**
 * Searches among the prices at which some share of the rule, a tolerance or the provision on sets just fits, each
 * rounded up to the currency's minor unit. A higher price never turns a yes, so halving the list finds the lowest.
 * Null where the price doesn't matter or no price suffices.
 */
export function lowestPrice(origin: OriginCase, pack: RulePack, assessment: Assessment): Threshold | null {
	const measures = pricedMeasures(assessment);
	const paths = new Set(measures.map((measure) => pathOf(measure, origin)));
	for (const path of ['product.exw', 'product.fob', 'product.transactionValue']) {
		if (!paths.has(path)) continue;
		const prices = pricesOf(
			measures.filter((measure) => pathOf(measure, origin) === path),
			origin.currency,
		);
		const holds = (price: string) => verdictOf(withChange(origin, path, price), pack) === 'originating';
		if (holds('0')) continue;
		const amount = lowestThatHolds(prices, (price) => holds(toDecimalString(price)));
		if (amount !== null) return { path, price: toDecimalString(amount), amount };
	}
	return null;
}

function pathOf(measure: Measure, origin: OriginCase): string {
	if (measure.price === 'fob') return 'product.fob';
	const ownField = measure.price === 'transaction-value' && origin.product.transactionValue != null;
	return ownField ? 'product.transactionValue' : 'product.exw';
}

function lowestThatHolds(prices: readonly Decimal[], holds: (price: Decimal) => boolean): Decimal | null {
	let from = 0;
	let to = prices.length;
	while (from < to) {
		const middle = (from + to) >>> 1;
		if (holds(prices[middle] as Decimal)) to = middle;
		else from = middle + 1;
	}
	return prices[from] ?? null;
}

function pricesOf(measures: readonly Measure[], currency: string | undefined): Decimal[] {
	const prices = measures.flatMap(({ amount, sense, limit }) => {
		const share = sense === 'rvc' ? subtract(HUNDRED, limit) : limit;
		return amount.high === null || isZero(share) ? [] : [lowestPriceFor(amount.high, share, currency)];
	});
	return prices.sort(compare);
}

/** Every comparison with a price that any way to a yes makes, decisive at the case's own price or not. */
function pricedMeasures(assessment: Assessment): Measure[] {
	const { rows, scope, set } = assessment;
	const ofRows = rows.flatMap((row) => [
		...row.alternatives.flatMap((alternative) => measuresIn(alternative.judgement)),
		...toleranceShares(row.alternatives, scope),
	]);
	return [...ofRows, ...(set?.measures ?? [])].filter((measure) => measure.price !== undefined);
}

function measuresIn(judgement: Judgement): Measure[] {
	return [...judgement.measures, ...judgement.children.flatMap(measuresIn)];
}
