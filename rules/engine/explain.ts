import { toDecimalString } from '../schema/decimal.ts';
import { inEnglish } from '../schema/english.ts';
import type { PackManifest } from '../schema/pack.ts';
import type { ExplanationNode, ResultSource, Truth } from '../schema/result.ts';
import { type Figures, figuresOfMeasure } from './figures.ts';
import type {
	AlternativeJudgement,
	Assessment,
	Item,
	Judgement,
	MaterialFinding,
	MaterialStatus,
	Measure,
	RowJudgement,
	StatusReason,
	ToleranceJudgement,
} from './model.ts';
import { allOf, anyOf, not } from './truth.ts';

/** Turns an assessment into the tree that a person reads; it computes nothing but the display of figures. */

const NO_FIGURES: Figures = {};
const NO_CHILDREN: readonly ExplanationNode[] = [];

const REASONS: Readonly<Record<StatusReason, string>> = {
	stated: 'as stated',
	'evidence-valid': 'its declaration covers the delivery',
	'evidence-does-not-cover': 'its declaration does not cover the delivery under this agreement',
	'unknown-origin': 'origin unknown, so non-originating',
	'no-authorisation': 'accounting segregation without an authorisation',
	cumulation: 'originating by cumulation',
	'cumulation-not-allowed': 'the agreement does not allow this cumulation',
	'qualifies-itself': 'satisfies its own rule, so originating as a whole',
	'looked-through': 'does not originate itself; what is inside it counts',
	'full-value': 'does not originate; counts at its full value',
	undecided: 'its own origin is undecided',
};

/** The whole tree of an assessment; its shape is described in `rules/schema/result.ts`. */
export function explain(assessment: Assessment): ExplanationNode {
	const { scope, set } = assessment;
	const { manifest } = scope.pack.pack;
	const children: ExplanationNode[] = [
		{
			kind: 'wholly-obtained',
			truth: scope.whollyObtained,
			about: 'the product is wholly obtained',
			path: scope.whollyObtainedPath,
			figures: NO_FIGURES,
			source: of(manifest, manifest.articles.whollyObtained),
			children: NO_CHILDREN,
		},
	];
	if (set !== null) children.push(setNode(set, manifest));
	else children.push(originatingOnlyNode(assessment, false), sufficientNode(assessment));
	const about = scope.isPart ? `the part ${scope.hsPath.replace(/\.hs$/, '')} originates` : 'the product originates';
	const source = of(manifest, manifest.articles.productSpecificRules);
	return { kind: 'origin', truth: assessment.truth, about, figures: NO_FIGURES, source, children };
}

function of(manifest: PackManifest, article: string): ResultSource {
	return { agreement: manifest.id, article };
}

function originatingOnlyNode(assessment: Assessment, cumulated: boolean): ExplanationNode {
	const { scope } = assessment;
	const { manifest } = scope.pack.pack;
	return {
		kind: 'originating-materials-only',
		truth: cumulated ? assessment.originatingOnlyCumulated : assessment.originatingOnly,
		about: cumulated
			? 'all materials that count originate, cumulation included'
			: 'all materials originate without cumulation',
		path: scope.materialsPath,
		figures: NO_FIGURES,
		source: of(manifest, manifest.articles.originatingMaterialsOnly),
		children: cumulated ? NO_CHILDREN : scope.statuses.map((status) => statusNode(status, manifest)),
	};
}

function statusNode(status: MaterialStatus, manifest: PackManifest): ExplanationNode {
	const { item, part, reason } = status;
	const article = part === null ? manifest.articles.unknownOrigin : manifest.absorption.article;
	return {
		kind: 'material',
		truth: item.byCumulation ? 'no' : status.truth,
		about: `${named(item)} originates: ${REASONS[reason]}`,
		path: item.path,
		figures: item.value === null ? NO_FIGURES : { value: toDecimalString(item.value) },
		source: of(manifest, article),
		children: part === null ? NO_CHILDREN : [explain(part)],
	};
}

function named(item: Item): string {
	return `${item.id} (${item.hs === null ? 'not classified' : `HS ${item.hs}`})`;
}

function sufficientNode(assessment: Assessment): ExplanationNode {
	const { scope, insufficient, materialsStated } = assessment;
	const { manifest } = scope.pack.pack;
	const stated = scope.operations.join(', ') || 'not stated';
	const children: ExplanationNode[] = [
		{
			kind: 'beyond-insufficient-operations',
			truth: not(insufficient),
			about: `the operations go beyond the insufficient ones: ${stated}`,
			path: scope.operationsPath,
			figures: NO_FIGURES,
			source: of(manifest, manifest.insufficientOperations.article),
			children: NO_CHILDREN,
		},
	];
	const source = of(manifest, manifest.articles.productSpecificRules);
	if (materialsStated === 'unknown') {
		const about = 'the materials used are stated';
		const path = scope.materialsPath;
		children.push({
			kind: 'materials-stated',
			truth: 'unknown',
			about,
			path,
			figures: NO_FIGURES,
			source,
			children: [],
		});
	}
	children.push(ruleNode(assessment));
	const truth = allOf(children);
	const about = 'non-originating materials were sufficiently worked or processed';
	return { kind: 'sufficient-production', truth, about, figures: NO_FIGURES, source, children };
}

function ruleNode(assessment: Assessment): ExplanationNode {
	const { scope, rows, ruled } = assessment;
	const { manifest } = scope.pack.pack;
	const source = of(manifest, manifest.articles.productSpecificRules);
	const children: ExplanationNode[] = [];
	if (assessment.originatingOnly !== 'yes' && assessment.originatingOnlyCumulated !== 'no') {
		children.push(originatingOnlyNode(assessment, true));
	}
	const [only] = rows;
	if (rows.length === 1 && only !== undefined) children.push(...rowNodes(only, manifest));
	else if (rows.length > 1) {
		const about = `the rows of ${only?.row.heading} agree, whichever subdivision is meant`;
		const candidates = rows.map((row) => candidateNode(row, manifest));
		const path = scope.subdivisionPath;
		children.push({
			kind: 'candidate-rows',
			truth: ruled,
			about,
			path,
			figures: NO_FIGURES,
			source,
			children: candidates,
		});
	} else {
		const about = `the list has a rule for ${scope.hs ?? 'an unclassified part'}`;
		children.push({
			kind: 'no-rule',
			truth: 'unknown',
			about,
			path: scope.hsPath,
			figures: NO_FIGURES,
			source,
			children: [],
		});
	}
	const truth = anyOf(children);
	const about = 'the product-specific rule is met, or a tolerance applies';
	return { kind: 'rule-or-tolerance', truth, about, figures: NO_FIGURES, source, children };
}

function candidateNode(row: RowJudgement, manifest: PackManifest): ExplanationNode {
	const about = row.row.subdivision === '' ? row.row.heading : `${row.row.heading}: ${row.row.subdivision}`;
	const children = rowNodes(row, manifest);
	return {
		kind: 'rule-or-tolerance',
		truth: row.truth,
		about,
		figures: NO_FIGURES,
		source: sourceOf(row, manifest),
		children,
	};
}

export function sourceOf(row: RowJudgement, manifest: PackManifest): ResultSource {
	return { agreement: manifest.id, article: manifest.articles.productSpecificRules, heading: row.row.heading };
}

function rowNodes(row: RowJudgement, manifest: PackManifest): ExplanationNode[] {
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
		figures: item.value === null ? NO_FIGURES : { value: toDecimalString(item.value) },
		source,
		children: NO_CHILDREN,
	};
}

function toleranceNode(tolerance: ToleranceJudgement, manifest: PackManifest): ExplanationNode {
	const source = of(manifest, tolerance.article);
	const failing = tolerance.failing.map(named).join(', ');
	const rule = tolerance.alternative === null ? '' : ` of: ${inEnglish(tolerance.alternative)}`;
	return {
		kind: 'tolerance',
		truth: tolerance.truth,
		about: `a tolerance forgives the failing materials${rule}`,
		figures: NO_FIGURES,
		source,
		children: [
			shareNode(tolerance.measures, tolerance.share, failing, source),
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

function shareNode(measures: readonly Measure[], truth: Truth, failing: string, source: ResultSource): ExplanationNode {
	const [first, ...further] = measures;
	const one = (measure: Measure, children: readonly ExplanationNode[], about: string): ExplanationNode => ({
		kind: 'tolerance-share',
		truth,
		about,
		figures: figuresOfMeasure(measure),
		source,
		children,
	});
	const about = failing === '' ? 'the failing materials keep to the limit' : `${failing} keep to the limit`;
	if (first === undefined) {
		return { kind: 'tolerance-share', truth, about, figures: NO_FIGURES, source, children: NO_CHILDREN };
	}
	const others = further.map((measure) => one(measure, NO_CHILDREN, 'the other failing materials keep to their limit'));
	return one(first, others, about);
}

function setNode(set: Judgement, manifest: PackManifest): ExplanationNode {
	const source = of(manifest, manifest.sets?.article ?? manifest.articles.productSpecificRules);
	const [measure] = set.measures;
	const each: ExplanationNode = {
		kind: 'all',
		truth: allOf(set.findings),
		about: 'every component originates',
		figures: NO_FIGURES,
		source,
		children: set.findings.map((finding) => findingNode(finding, source)),
	};
	const share: ExplanationNode = {
		kind: 'set-share',
		truth: measure === undefined ? 'unknown' : set.truth,
		about: 'the components that do not originate keep to the share of the price of the set',
		figures: measure === undefined ? NO_FIGURES : figuresOfMeasure(measure),
		source,
		children: NO_CHILDREN,
	};
	const about = 'the set originates by its components';
	return { kind: 'any', truth: set.truth, about, figures: NO_FIGURES, source, children: [each, share] };
}
