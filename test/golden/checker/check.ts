import { evaluated } from './expression.ts';
import { namesIn, type Truth, truthOf } from './formula.ts';
import { type Fraction, roundedHalfUp, roundedUp } from './fraction.ts';
import { type Given, type Judged, judged, known } from './statement.ts';

/** The part of a golden case that can be recomputed without the rules of origin. */
export interface Derivation {
	/** Product, materials and textile facts as written; amounts and codes are taken from them. */
	readonly facts: unknown;
	readonly tests: Readonly<Record<string, string>>;
	/** When the product originates, in terms of the tests. */
	readonly originatesIf: string;
	readonly prices: Readonly<{ threshold?: string | undefined; flip?: string | undefined }>;
	readonly verdict: string;
	readonly figures: Readonly<Record<string, string>>;
	/** The expected threshold price; null where the price does not matter, undefined where the case does not say. */
	readonly thresholdPrice: string | null | undefined;
	/** The price at which the verdict is expected to turn. */
	readonly priceFlip: string | undefined;
}

const VERDICTS: Readonly<Record<Truth, string>> = {
	yes: 'originating',
	no: 'not-originating',
	unknown: 'indeterminate',
};

/**
 * What is wrong with a derivation, one line a fault, each beginning with the field: the arithmetic is recomputed, and
 * must lead to the verdict, the figures and the prices that the case expects. Knows nothing of the engine.
 */
export function faultsOf(derivation: Derivation): string[] {
	const faults: string[] = [];
	const attempt = (field: string, work: () => void): void => {
		try {
			work();
		} catch (error) {
			faults.push(`${field}: ${(error as Error).message}`);
		}
	};
	const given = givenIn(derivation.facts);
	const results = new Map<string, Judged>();
	for (const [name, text] of Object.entries(derivation.tests)) {
		attempt(`tests.${name}`, () => results.set(name, judged(text, given)));
	}
	if (faults.length > 0) return faults;
	attempt('originates if', () => verdictFollows(derivation, results));
	for (const [name, figure] of Object.entries(derivation.figures)) {
		attempt(`expect.figures.${name}`, () => figureFollows(figure, results.get(name)?.result));
	}
	attempt('prices', () => pricesFollow(derivation, given));
	return faults;
}

function verdictFollows({ originatesIf, verdict }: Derivation, results: ReadonlyMap<string, Judged>): void {
	const truths = new Map([...results].map(([name, { truth }]) => [name, truth]));
	const follows = VERDICTS[truthOf(originatesIf, truths)];
	if (follows !== verdict) throw new Error(`leads to ${follows}, but ${verdict} is expected`);
	const unused = [...results.keys()].filter((name) => !namesIn(originatesIf).has(name));
	if (unused.length > 0) throw new Error(`does not use ${unused.join(', ')}`);
}

function figureFollows(figure: string, result: Fraction | undefined): void {
	if (result === undefined) throw new Error('has no calculation among the tests');
	const shown = roundedHalfUp(result, 2);
	if (shown !== figure) throw new Error(`${figure} is expected, but the test gives ${shown}`);
}

function pricesFollow({ prices, thresholdPrice, priceFlip }: Derivation, given: Given): void {
	const threshold = prices.threshold === undefined ? undefined : priceOf(prices.threshold, given);
	if (typeof thresholdPrice === 'string' && threshold === undefined) throw new Error('threshold is not derived');
	if (threshold !== undefined && threshold !== thresholdPrice) {
		throw new Error(`threshold is ${threshold}, but ${thresholdPrice ?? 'none'} is expected`);
	}
	const flip = prices.flip === undefined ? undefined : priceOf(prices.flip, given, threshold);
	if (flip !== priceFlip) throw new Error(`flip is ${flip ?? 'not derived'}, but ${priceFlip ?? 'none'} is expected`);
}

/** Below the threshold a verdict turns by the smallest unit of the currency. */
const SMALLEST_UNITS = ['0.01', '1'];

/** `11000 / 60 % = 18333.34`: prices are rounded up to the places that are written. */
function priceOf(text: string, given: Given, threshold?: string): string {
	const [, expression = '', stated = ''] = /^(.+) = (\d+(?:\.\d+)?)$/.exec(text) ?? [];
	if (stated === '') throw new Error(`"${text}" is no calculation of a price`);
	const { value, amounts } = evaluated(expression);
	for (const amount of amounts) if (amount !== threshold && !SMALLEST_UNITS.includes(amount)) known(amount, given);
	const exact = roundedUp(value, stated.split('.')[1]?.length ?? 0);
	if (exact !== stated) throw new Error(`${stated} is stated, ${exact} is the result of ${expression}`);
	return stated;
}

function givenIn(facts: unknown): Given {
	const amounts: string[] = [];
	const codes: string[] = [];
	const collect = (value: unknown, key: string): void => {
		if (typeof value === 'string') {
			if (key === 'hs') codes.push(value);
			else if (/^\d+(\.\d+)?$/.test(value)) amounts.push(value);
		} else if (typeof value === 'object' && value !== null) {
			for (const [name, member] of Object.entries(value)) collect(member, name);
		}
	};
	collect(facts, '');
	return { amounts, codes };
}
