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

/** The code of what is met: of several conditions, or of rows that may each be meant, only where all have the same. */
function met(root: ExplanationNode): string | null {
	const alternatives = ownRules(root).flatMap(({ children }) => children.find(({ truth }) => truth === 'yes') ?? []);
	const codes = new Set(alternatives.flatMap(coded).map(({ kind }) => BY_CONDITION[kind]));
	return codes.size === 1 ? ([...codes][0] ?? null) : null;
}

/** Rules of the product itself; below its materials stand the rules of parts, which say nothing of it. */
function ownRules(node: ExplanationNode): ExplanationNode[] {
	if (node.kind === 'product-specific-rule') return [node];
	return node.kind === 'originating-materials-only' ? [] : node.children.flatMap(ownRules);
}

/** Conditions that hold and have a code. */
function coded(node: ExplanationNode): ExplanationNode[] {
	if (node.truth !== 'yes') return [];
	return node.kind in BY_CONDITION ? [node] : node.children.flatMap(coded);
}
