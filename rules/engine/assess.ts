import type { RuleRow } from '../schema/pack.ts';
import type { Basis, Truth } from '../schema/result.ts';
import { judgeAlternatives } from './alternatives.ts';
import { Assessed } from './assessed.ts';
import { type Candidates, candidateRows, forceGap } from './candidates.ts';
import { inRange } from './classes.ts';
import { distinct, openGaps } from './gaps.ts';
import { onlyInsufficient } from './insufficient.ts';
import type { Assessment, Gap, RowJudgement, Scope } from './model.ts';
import { type Found, openQuestions, whollyObtainedGap } from './questions.ts';
import { judgeSet } from './sets.ts';
import { judgeTolerance } from './tolerance.ts';
import { agreement, and, anyOf, not, or } from './truth.ts';

/** Where no rule can change the verdict any more. */
const NO_CANDIDATES: Candidates = { rows: [], gap: null };

const TEXTILES = { from: '50', to: '63' };

/**
 * Decides one product or part in the order of the agreement: wholly obtained, or of originating materials only; then
 * insufficient operations; then the product-specific rule; then a tolerance. Every step is three-valued.
 */
export function assess(scope: Scope): Assessment {
	const notInForce = forceGap(scope);
	if (notInForce !== null) return assessNothing(scope, notInForce);
	return scope.isSet ? assessSet(scope) : assessProduct(scope);
}

/** While the agreement is not in force nothing originates under it, and nothing fails to. */
function assessNothing(scope: Scope, gap: Gap): Assessment {
	const found: Found = {
		originatingOnly: 'unknown',
		originatingOnlyCumulated: 'unknown',
		insufficient: 'unknown',
		materialsStated: 'unknown',
		rows: [],
		ruled: 'unknown',
	};
	const provision = scope.pack.pack.manifest.articles.productSpecificRules;
	return new Assessed(
		{ scope, truth: 'unknown', ...found, set: null },
		() => [{ gap, needed: null, provision }],
		() => 'no-rule',
	);
}

function assessProduct(scope: Scope): Assessment {
	const { manifest } = scope.pack.pack;
	const originatingOnly = onlyOriginating(scope);
	const originatingOnlyCumulated = onlyOriginatingCumulated(scope);
	const insufficient = onlyInsufficient(scope.operations, manifest.insufficientOperations.operations);
	const materialsStated: Truth = scope.items.length > 0 ? 'yes' : 'unknown';
	const beforeRule = or(or(scope.whollyObtained, originatingOnly), and(not(insufficient), originatingOnlyCumulated));
	const settled = scope.brief && (beforeRule === 'yes' || insufficient === 'yes');
	const candidates = settled ? NO_CANDIDATES : candidateRows(scope);
	const rows = candidates.rows.map((row) => judgeRow(row, scope));
	const ruled = candidates.gap === null || rows.length > 1 ? agreement(rows) : 'unknown';
	const worked = or(originatingOnlyCumulated, ruled);
	const sufficient = and(and(not(insufficient), materialsStated), worked);
	const truth = or(or(scope.whollyObtained, originatingOnly), sufficient);
	const found: Found = { originatingOnly, originatingOnlyCumulated, insufficient, materialsStated, rows, ruled };
	return new Assessed(
		{ scope, truth, ...found, set: null },
		() => openQuestions(scope, found, candidates.gap),
		() => decidedBasis(truth, scope, found),
	);
}

function assessSet(scope: Scope): Assessment {
	const set = judgeSet(scope);
	const truth = or(scope.whollyObtained, set.truth);
	const decided: Basis = truth === 'no' ? 'rule-not-met' : scope.whollyObtained === 'yes' ? 'wholly-obtained' : 'set';
	const found: Found = {
		originatingOnly: 'no',
		originatingOnlyCumulated: 'no',
		insufficient: 'no',
		materialsStated: 'yes',
		rows: [],
		ruled: 'no',
	};
	return new Assessed(
		{ scope, truth, ...found, set },
		() => distinct([...whollyObtainedGap(scope), ...openGaps(set)]),
		() => decided,
	);
}

/** Whether all materials originate without cumulation (TCA 39(1)(b)); a part that is looked through doesn't. */
function onlyOriginating(scope: Scope): Truth {
	if (scope.statuses.length === 0) return 'no';
	let truth: Truth = 'yes';
	for (const status of scope.statuses) truth = and(truth, status.item.byCumulation ? 'no' : status.truth);
	return truth;
}

/** As `onlyOriginating`, with what originates by cumulation; asked after the insufficient operations (TCA 40(3)). */
function onlyOriginatingCumulated(scope: Scope): Truth {
	if (scope.items.length === 0) return 'no';
	let truth: Truth = 'yes';
	for (const item of scope.items) truth = and(truth, not(item.counts));
	return truth;
}

function judgeRow(row: RuleRow, scope: Scope): RowJudgement {
	const alternatives = judgeAlternatives(row, scope);
	const ruleTruth = anyOf(alternatives);
	let tolerance = ruleTruth === 'yes' ? null : judgeTolerance(alternatives, scope);
	// Of an undecided textile rule the evidence is asked first: only a failed one needs the textile notes.
	if (ruleTruth === 'unknown' && tolerance?.truth !== 'yes' && inRange(scope.hs, TEXTILES) === 'yes') tolerance = null;
	const truth = or(ruleTruth, tolerance?.truth ?? 'no');
	return { row, truth, ruleTruth, alternatives, tolerance };
}

function decidedBasis(truth: Truth, scope: Scope, found: Found): Basis {
	if (truth === 'no') return found.insufficient === 'yes' ? 'insufficient-operations' : 'rule-not-met';
	if (scope.whollyObtained === 'yes') return 'wholly-obtained';
	if (found.originatingOnly === 'yes' || found.originatingOnlyCumulated === 'yes') return 'originating-materials-only';
	return found.rows.every((row) => row.ruleTruth === 'yes') ? 'product-specific-rule' : 'tolerance';
}
