import { toDecimalString } from '../schema/decimal.ts';
import type { PackManifest } from '../schema/pack.ts';
import type { ExplanationNode } from '../schema/result.ts';
import { forceGap } from './candidates.ts';
import { NO_CHILDREN, NO_FIGURES, named, notStated, provision, rowNodes, setNode, sourceOf } from './explain-rule.ts';
import type { Assessment, Gap, Judgement, MaterialStatus, RowJudgement, StatusReason } from './model.ts';
import { allOf, anyOf, not } from './truth.ts';

/** Turns an assessment into the tree that a person reads; it computes nothing but the display of figures. */

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
	const notInForce = forceGap(scope);
	if (notInForce !== null) return originNode(assessment, [notInForceNode(notInForce, manifest)]);
	const children: ExplanationNode[] = [
		{
			kind: 'wholly-obtained',
			truth: scope.whollyObtained,
			about: 'the product is wholly obtained',
			path: scope.whollyObtainedPath,
			figures: NO_FIGURES,
			source: provision(manifest, manifest.articles.whollyObtained),
			children: NO_CHILDREN,
		},
	];
	if (set !== null) children.push(setNode(set, componentNodes(set, assessment), manifest));
	else children.push(originatingOnlyNode(assessment, false), sufficientNode(assessment));
	return originNode(assessment, children);
}

function notInForceNode({ path, fact }: Gap, manifest: PackManifest): ExplanationNode {
	const source = provision(manifest, manifest.articles.productSpecificRules);
	const about = `the agreement has ${fact}`;
	return { kind: 'no-rule', truth: 'unknown', about, path, figures: NO_FIGURES, source, children: NO_CHILDREN };
}

function originNode({ scope, truth }: Assessment, children: readonly ExplanationNode[]): ExplanationNode {
	const { manifest } = scope.pack.pack;
	const about = scope.isPart ? `the part ${scope.hsPath.replace(/\.hs$/, '')} originates` : 'the product originates';
	const source = provision(manifest, manifest.articles.productSpecificRules);
	return { kind: 'origin', truth, about, figures: NO_FIGURES, source, children };
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
		source: provision(manifest, manifest.articles.originatingMaterialsOnly),
		children: cumulated ? NO_CHILDREN : scope.statuses.map((status) => statusNode(status, manifest)),
	};
}

/** The components of a set, with why each counts as it does; its truth is that of the provision on sets. */
function componentNodes({ findings }: Judgement, { scope }: Assessment): ExplanationNode[] {
	const statuses = new Map(scope.statuses.map((status) => [status.item, status]));
	return findings.map(({ item, truth }) => {
		const node = statusNode(statuses.get(item) as MaterialStatus, scope.pack.pack.manifest);
		return { ...node, truth };
	});
}

function statusNode(status: MaterialStatus, manifest: PackManifest): ExplanationNode {
	const { item, part, reason } = status;
	const article = part === null ? manifest.articles.unknownOrigin : manifest.absorption.article;
	return {
		kind: 'material',
		truth: item.byCumulation ? 'no' : status.truth,
		about: `${named(item)} originates: ${REASONS[reason]}`,
		path: item.path,
		reason,
		figures: item.value === null ? NO_FIGURES : { value: toDecimalString(item.value) },
		source: provision(manifest, article),
		children: part === null ? NO_CHILDREN : [explain(part)],
	};
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
			source: provision(manifest, manifest.insufficientOperations.article),
			children: NO_CHILDREN,
		},
	];
	const source = provision(manifest, manifest.articles.productSpecificRules);
	if (materialsStated === 'unknown') {
		children.push(notStated('the materials used are stated', scope.materialsPath, source));
	}
	children.push(ruleNode(assessment));
	const truth = allOf(children);
	const about = 'non-originating materials were sufficiently worked or processed';
	return { kind: 'sufficient-production', truth, about, figures: NO_FIGURES, source, children };
}

function ruleNode(assessment: Assessment): ExplanationNode {
	const { scope, rows, ruled } = assessment;
	const { manifest } = scope.pack.pack;
	const source = provision(manifest, manifest.articles.productSpecificRules);
	const children: ExplanationNode[] = [];
	if (assessment.originatingOnly !== 'yes' && assessment.originatingOnlyCumulated !== 'no') {
		children.push(originatingOnlyNode(assessment, true));
	}
	const [only] = rows;
	if (rows.length === 1 && only !== undefined) children.push(...rowNodes(only, manifest));
	else if (rows.length > 1) {
		const about = `the rule is met whichever subdivision of ${only?.row.heading} is meant`;
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
