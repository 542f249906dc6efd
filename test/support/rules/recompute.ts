import type { ExplanationNode, Truth } from '../../../rules/schema/result.ts';

/**
 * Recomputes the truth of a tree from its leaves by the combinations that `rules/schema/result.ts` names, and the truth
 * of every share from its own figures. Imports nothing of the engine. Throws where a node contradicts its figures or
 * its children.
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
	return ofFigures(node);
}

function allOf(truths: readonly Truth[]): Truth {
	return truths.includes('no') ? 'no' : truths.every((one) => one === 'yes') ? 'yes' : 'unknown';
}

/** Share of two exactly known amounts against the limit, of nothing unknown; any other leaf is taken at its word. */
function ofFigures({ figures, truth }: ExplanationNode): Truth {
	const { nonOriginating, whollyObtained, maximum, minimum } = figures;
	const base = figures['exw'] ?? figures['fob'] ?? figures['transactionValue'] ?? figures['total'];
	const limit = maximum ?? minimum;
	const amount = nonOriginating ?? whollyObtained;
	if (base === undefined || amount === undefined || limit === undefined) return truth;
	const rvc = minimum !== undefined && whollyObtained === undefined;
	const [share, whole, percent] = [units(amount), units(base), units(limit)];
	if (whole === 0n) return 'unknown';
	const held = rvc ? whole - share : share;
	const fits = maximum === undefined ? held * HUNDRED >= percent * whole : held * HUNDRED <= percent * whole;
	return fits ? 'yes' : 'no';
}

/** Amounts in billionths. */
function units(text: string): bigint {
	const [whole, fraction = ''] = text.split('.');
	return BigInt(`${whole}${fraction.padEnd(9, '0')}`);
}

const HUNDRED = 100n * 1_000_000_000n;
