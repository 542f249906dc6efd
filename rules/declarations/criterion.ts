import type { PackManifest } from '../schema/pack.ts';
import type { ExplanationNode, OriginResult } from '../schema/result.ts';

/** Codes of what a product originates by, as the EU-Japan agreement has them (Annex 3-D): the kind of the condition met. */
const BY_CONDITION: Readonly<Record<string, string>> = {
	'tariff-change': 'C1',
	'any-heading': 'C1',
	'max-value': 'C2',
	'min-rvc': 'C2',
	process: 'C3',
};

/**
 * The origin criterion that a declaration names beside the preference country (`C1` …), where the agreement has such
 * codes; null elsewhere, and where the condition met has none of its own (the firm then states it by hand).
 */
export function originCriterion(result: OriginResult, { parties }: PackManifest): string | null {
	if (result.verdict !== 'originating' || !parties.includes('JP')) return null;
	switch (result.basis) {
		case 'wholly-obtained':
			return 'A';
		case 'originating-materials-only':
			return 'B';
		case 'tolerance':
			return 'E';
		case 'product-specific-rule':
			return result.explanation && met(result.explanation);
		default:
			return null;
	}
}

/** The code of the alternative that is met; of one of several conditions only where all have the same. */
function met(node: ExplanationNode): string | null {
	const alternative = find(node, (one) => one.kind === 'alternative' && one.truth === 'yes');
	const codes = new Set(alternative ? leaves(alternative).map(({ kind }) => BY_CONDITION[kind] ?? '') : []);
	codes.delete('');
	return codes.size === 1 ? ([...codes][0] ?? null) : null;
}

function find(node: ExplanationNode, wanted: (one: ExplanationNode) => boolean): ExplanationNode | undefined {
	if (wanted(node)) return node;
	for (const child of node.children) {
		const found = find(child, wanted);
		if (found) return found;
	}
	return undefined;
}

function leaves(node: ExplanationNode): ExplanationNode[] {
	return node.kind in BY_CONDITION ? [node] : node.children.flatMap(leaves);
}
