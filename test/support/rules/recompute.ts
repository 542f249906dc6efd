import type { ExplanationNode, Truth } from '../../../rules/schema/result.ts';

/**
 * Recomputes the truth of a tree from its leaves by the combinations that `rules/schema/result.ts` names, and the truth
 * of every share from its own figures, best and worst case. Imports nothing of the engine, as the import law sees to.
 * Throws where a node contradicts its figures or its children.
 */
export function recomputed(node: ExplanationNode): Truth {
	const truth = ofNode(node);
	if (truth !== node.truth) throw new Error(`${node.kind} says ${node.truth}, but ${truth} follows: ${node.about}`);
	return truth;
}

const ANY = new Set(['origin', 'any', 'rule-or-tolerance', 'product-specific-rule']);
const ALL = new Set(['sufficient-production', 'all', 'tolerance']);
const OF_MATERIALS = new Set([
	'tariff-change',
	'any-heading',
	'wholly-obtained-materials',
	'must-originate',
	'produced-from',
]);

function ofNode(node: ExplanationNode): Truth {
	const truths = node.children.map(recomputed);
	if (ANY.has(node.kind))
		return truths.includes('yes') ? 'yes' : truths.every((one) => one === 'no') ? 'no' : 'unknown';
	if (ALL.has(node.kind) || OF_MATERIALS.has(node.kind)) return allOf(truths);
	if (node.kind === 'originating-materials-only' && truths.length > 0) return allOf(truths);
	if (node.kind === 'candidate-rows')
		return truths.every((one) => one === truths[0]) ? (truths[0] as Truth) : 'unknown';
	if (node.kind === 'tolerance-share') {
		// The materials below it are those that fail the rule, named for the reader: the share alone decides.
		const further = node.children.filter(({ kind }) => kind !== 'material').map(({ truth }) => truth);
		return allOf([ofFigures(node), ...further]);
	}
	return node.children.length > 0 ? node.truth : ofFigures(node);
}

function allOf(truths: readonly Truth[]): Truth {
	return truths.includes('no') ? 'no' : truths.every((one) => one === 'yes') ? 'yes' : 'unknown';
}

/** Share of an amount in a base against the limit; what has no figures is taken at its word. */
function ofFigures({ kind, figures, truth }: ExplanationNode): Truth {
	const { maximum, minimum } = figures;
	const amount = boundsOf(figures, ['whollyObtained', 'originating', 'nonOriginating']);
	const base = boundsOf(figures, ['exw', 'fob', 'transactionValue', 'total']);
	const limit = maximum ?? minimum;
	if (limit === undefined || base.high === 0n) return truth;
	// A share of at least r of what originates is one of at most 100 - r of what doesn't.
	const rvc = kind === 'min-rvc';
	const percent = rvc ? 100n * UNIT - units(limit) : units(limit);
	const fits = (part: bigint, whole: bigint) => part * 100n * UNIT <= percent * whole;
	const reaches = (part: bigint, whole: bigint) => part * 100n * UNIT >= percent * whole;
	if (maximum === undefined && !rvc) {
		if (base.high !== null && reaches(amount.low, base.high)) return 'yes';
		return amount.high !== null && !reaches(amount.high, base.low) ? 'no' : 'unknown';
	}
	// Nothing measured is within any share of any base, which figures alone don't tell from a value of zero.
	if (amount.high === 0n && base.low === 0n) return truth;
	if (amount.high !== null && base.low > 0n && fits(amount.high, base.low)) return 'yes';
	return base.high !== null && !fits(amount.low, base.high) ? 'no' : 'unknown';
}

/** Of the first name that the figures have, exact or between bounds; of none, between zero and no bound at all. */
function boundsOf(figures: ExplanationNode['figures'], names: readonly string[]) {
	const has = (one: string) => [one, `${one}AtLeast`, `${one}AtMost`].some((key) => figures[key] !== undefined);
	const name = names.find(has) ?? '';
	const high = figures[name] ?? figures[`${name}AtMost`];
	return {
		low: units(figures[name] ?? figures[`${name}AtLeast`] ?? '0'),
		high: high === undefined ? null : units(high),
	};
}

/** Amounts in billionths. */
function units(text: string): bigint {
	const [whole, fraction = ''] = text.split('.');
	return BigInt(`${whole}${fraction.padEnd(9, '0')}`);
}

const UNIT = 1_000_000_000n;
