import type { ExplanationNode, OriginResult, ResultSource } from '../schema/result.ts';

/** One line that says why, for terminals and letters: the figure that decides, and the article or heading. */
export function reason(result: OriginResult): string {
	switch (result.basis) {
		case 'wholly-obtained':
			return `wholly obtained${cite(nodeOf(result, 'wholly-obtained')?.source)}`;
		case 'originating-materials-only':
			return `produced from originating materials only${cite(nodeOf(result, 'originating-materials-only')?.source)}`;
		case 'product-specific-rule':
			return `${result.rule?.alternative ?? 'the rule'}${shown(result)}${cite(result.rule?.source)}`;
		case 'tolerance':
			return `${result.rule?.alternative ?? 'the rule'} is met with the tolerance${shown(result)}${cite(nodeOf(result, 'tolerance')?.source ?? result.rule?.source)}`;
		case 'set':
			return `set${shown(result)}${cite(nodeOf(result, 'set-share')?.source)}`;
		case 'insufficient-operations': {
			const node = nodeOf(result, 'beyond-insufficient-operations');
			return `only insufficient operations were carried out${cite(node?.source)}`;
		}
		case 'rule-not-met': {
			const rule = result.rule === null ? 'the provision on sets is not met' : 'no alternative of the rule is met';
			return `${rule}${shown(result)}${cite(result.rule?.source ?? nodeOf(result, 'set-share')?.source)}`;
		}
		case 'no-rule':
			return `the list has no rule for this product${cite(nodeOf(result, 'no-rule')?.source)}`;
		case 'missing-facts':
		case 'judgement':
			return openReason(result);
	}
}

function openReason(result: OriginResult): string {
	const [first, ...further] = result.missing.filter((one) => one.kind === result.basis);
	if (first === undefined) return 'undecided';
	const verb = result.basis === 'missing-facts' ? 'missing' : 'to be judged';
	const place = first.path === '' ? '' : ` (${first.path})`;
	const more = further.length === 0 ? '' : `, and ${further.length} more`;
	return `${verb}: ${first.fact}${place}, needed by ${first.condition}${more}`;
}

const FIGURES: Readonly<Record<string, string>> = {
	maxNomExw: 'non-originating materials of the ex-works price',
	maxNomFob: 'non-originating materials of the FOB price',
	maxNomTransactionValue: 'non-originating materials of the transaction value',
	capExw: 'of the capped materials',
	capFob: 'of the capped materials of the FOB price',
	rvcExw: 'regional value content',
	rvcFob: 'regional value content',
	nomWeight: 'by weight',
	allowanceExw: 'of the materials that the rule allows',
	allowanceFob: 'of the materials that the rule allows, of the FOB price',
	toleranceExw: 'failing materials of the ex-works price',
	toleranceFob: 'failing materials of the FOB price',
	toleranceWeight: 'failing materials by weight',
	whollyObtainedWeight: 'wholly obtained by weight',
	setNom: 'non-originating components',
	note7Weight: 'failing textile materials by weight',
	note8Fob: 'failing textile materials of the FOB price',
	note8Exw: 'failing textile materials of the ex-works price',
};

function shown(result: OriginResult): string {
	const figures = Object.entries(result.figures).map(([name, percent]) => `${percent} % ${FIGURES[name] ?? name}`);
	return figures.length === 0 ? '' : `: ${figures.join(', ')}`;
}

function cite(source: ResultSource | undefined): string {
	if (source === undefined) return '';
	const heading = source.heading === undefined ? '' : `heading ${source.heading}`;
	const parts = [source.article ?? '', heading].filter((part) => part !== '');
	return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** First node of a kind, nearest to the root. */
function nodeOf(result: OriginResult, kind: string): ExplanationNode | undefined {
	const level = result.explanation === null ? [] : [result.explanation];
	for (let nodes: readonly ExplanationNode[] = level; nodes.length > 0; ) {
		const found = nodes.find((node) => node.kind === kind);
		if (found !== undefined) return found;
		nodes = nodes.flatMap((node) => node.children);
	}
	return undefined;
}
