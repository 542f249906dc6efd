import { toDecimalString } from '../schema/decimal.ts';
import { inEnglish } from '../schema/english.ts';
import type { PackManifest } from '../schema/pack.ts';
import type { ExplanationNode, NodeKind, ResultSource, Truth } from '../schema/result.ts';
import { atMost } from './bounds.ts';
import { type Figures, figuresOfMeasure } from './figures.ts';
import type {
	AlternativeJudgement,
	Item,
	Judgement,
	MaterialFinding,
	Measure,
	RowJudgement,
	ToleranceJudgement,
} from './model.ts';
import { allOf, and } from './truth.ts';

/** The part of the tree that speaks of rows, their conditions, tolerances and sets. */

export const NO_FIGURES: Figures = {};
export const NO_CHILDREN: readonly ExplanationNode[] = [];

/** An article of the general provisions as a source. */
export function provision(manifest: PackManifest, article: string): ResultSource {
	return { agreement: manifest.id, article };
}

export function named(item: Item): string {
	return `${item.id} (${item.hs === null ? 'not classified' : `HS ${item.hs}`})`;
}

export function sourceOf(row: RowJudgement, manifest: PackManifest): ResultSource {
	return { agreement: manifest.id, article: manifest.articles.productSpecificRules, heading: row.row.heading };
}

export function rowNodes(row: RowJudgement, manifest: PackManifest): ExplanationNode[] {
	const source = sourceOf(row, manifest);
	const { heading, subdivision } = row.row;
	const rule: ExplanationNode = {
		kind: 'product-specific-rule',
		truth: row.ruleTruth,
		about: `one alternative of ${heading}${subdivision === '' ? '' : ` (${subdivision})`} is met`,
		figures: NO_FIGURES,
		source,
		children: row.alternatives.map((alternative) => alternativeNode(alternative, source)),
	};
	return row.tolerance === null ? [rule] : [rule, toleranceNode(row.tolerance, manifest)];
}

function alternativeNode(alternative: AlternativeJudgement, source: ResultSource): ExplanationNode {
	const node = judgementNode(alternative.judgement, source);
	if (!alternative.refused) return node;
	const about = `stated as not having taken place: ${node.about}`;
	return { kind: 'refused', truth: 'no', about, figures: NO_FIGURES, source, children: [node] };
}

function judgementNode(judgement: Judgement, source: ResultSource): ExplanationNode {
	const { condition, truth, children, findings, measures, gaps } = judgement;
	const [measure] = measures;
	const path = gaps[0]?.path;
	return {
		kind: condition.kind,
		truth,
		about: inEnglish(condition),
		...(path === undefined || path === '' ? {} : { path }),
		figures: measure === undefined ? NO_FIGURES : figuresOfMeasure(measure),
		source,
		children: [
			...children.map((child) => judgementNode(child, source)),
			...findings.map((finding) => findingNode(finding, source)),
		],
	};
}

function findingNode({ item, truth, allowed }: MaterialFinding, source: ResultSource): ExplanationNode {
	return {
		kind: 'material',
		truth,
		about: allowed === true ? `${named(item)}: the rule allows it` : named(item),
		path: item.path,
		...(allowed === true ? { reason: 'allowed' as const } : {}),
		figures: item.value === null ? NO_FIGURES : { value: toDecimalString(item.value) },
		source,
		children: NO_CHILDREN,
	};
}

function toleranceNode(tolerance: ToleranceJudgement, manifest: PackManifest): ExplanationNode {
	const source = provision(manifest, tolerance.article);
	const rule = tolerance.alternative === null ? '' : ` of: ${inEnglish(tolerance.alternative)}`;
	return {
		kind: 'tolerance',
		truth: tolerance.truth,
		about: `a tolerance forgives the failing materials${rule}`,
		figures: NO_FIGURES,
		source,
		children: [
			...shareNodes(tolerance, source),
			{
				kind: 'requirements-not-forgiven',
				truth: tolerance.remains,
				about: 'what no tolerance forgives holds: explicit maxima, processes, dates',
				figures: NO_FIGURES,
				source,
				children: NO_CHILDREN,
			},
		],
	};
}

/** The shares by their own figures; what a note asks beside them, where that makes another truth of them. */
function shareNodes({ measures, share, failing }: ToleranceJudgement, source: ResultSource): ExplanationNode[] {
	const node = (
		kind: NodeKind,
		truth: Truth,
		about: string,
		figures = NO_FIGURES,
		children: readonly ExplanationNode[] = NO_CHILDREN,
	) => ({ kind, truth, about, figures, source, children });
	const about = 'the failing materials keep to the limit';
	const materials = failing.map((item) => findingNode({ item, truth: 'no', gaps: [] }, source));
	const [first, ...further] = measures;
	if (first === undefined) return [node('tolerance-share', share, about, NO_FIGURES, materials)];
	const truthOf = ({ amount, base, limit }: Measure) => atMost(amount, base, limit);
	const others = further.map((measure) =>
		node(
			'tolerance-share',
			truthOf(measure),
			'the other failing materials keep to their limit',
			figuresOfMeasure(measure),
		),
	);
	const kept = measures.map(truthOf).reduce(and, 'yes');
	const shares = node('tolerance-share', kept, about, figuresOfMeasure(first), [...materials, ...others]);
	return kept === share
		? [shares]
		: [shares, node('tolerance-facts', share, 'what the note asks beside the share is so')];
}

/** What a case must state before anything can be said of it. */
export function notStated(about: string, path: string, source: ResultSource): ExplanationNode {
	return {
		kind: 'materials-stated',
		truth: 'unknown',
		about,
		path,
		figures: NO_FIGURES,
		source,
		children: NO_CHILDREN,
	};
}

export function setNode(set: Judgement, found: readonly ExplanationNode[], manifest: PackManifest): ExplanationNode {
	const source = provision(manifest, manifest.sets?.article ?? manifest.articles.productSpecificRules);
	const [measure] = set.measures;
	const unstated = () => notStated('the components of the set are stated', set.gaps[0]?.path ?? '', source);
	const components = found.length > 0 ? found : [unstated()];
	const each: ExplanationNode = {
		kind: 'all',
		truth: allOf(components),
		about: 'every component originates',
		figures: NO_FIGURES,
		source,
		children: components,
	};
	const share: ExplanationNode = {
		kind: 'set-share',
		truth: measure === undefined ? 'unknown' : atMost(measure.amount, measure.base, measure.limit),
		about: 'the components that do not originate keep to the share of the price of the set',
		figures: measure === undefined ? NO_FIGURES : figuresOfMeasure(measure),
		source,
		children: NO_CHILDREN,
	};
	const about = 'the set originates by its components';
	return { kind: 'any', truth: set.truth, about, figures: NO_FIGURES, source, children: [each, share] };
}
