import type { RuleRow } from '../schema/pack.ts';
import type { Basis, Truth } from '../schema/result.ts';
import { subdivisionKey } from '../schema/text.ts';
import { judgeAlternatives } from './alternatives.ts';
import { inRange } from './classes.ts';
import { within } from './conditions/time-limit.ts';
import { distinct, type NeededGap, openBasis, openGaps, rowGaps } from './gaps.ts';
import { onlyInsufficient, operationsGap } from './insufficient.ts';
import { rowOfSubdivision, rowsFor } from './lookup.ts';
import type { Assessment, Gap, RowJudgement, Scope } from './model.ts';
import { judgeSet } from './sets.ts';
import { judgeTolerance } from './tolerance.ts';
import { agreement, allOf, and, anyOf, not, or } from './truth.ts';

const TEXTILES = { from: '50', to: '63' };

/**
 * Decides one product or part in the order of the agreement: wholly obtained, or of originating materials only; then
 * insufficient operations; then the product-specific rule; then a tolerance. Every step is three-valued.
 */
export function assess(scope: Scope): Assessment {
	return scope.isSet ? assessSet(scope) : assessProduct(scope);
}

function assessProduct(scope: Scope): Assessment {
	const { manifest } = scope.pack.pack;
	const originatingOnly = onlyOriginating(scope);
	const originatingOnlyCumulated = onlyOriginatingCumulated(scope);
	const insufficient = onlyInsufficient(scope.operations, manifest.insufficientOperations.operations);
	const materialsStated: Truth = scope.items.length > 0 ? 'yes' : 'unknown';
	const candidates = candidateRows(scope);
	const rows = candidates.rows.map((row) => judgeRow(row, scope));
	const ruled = candidates.gap === null || rows.length > 1 ? agreement(rows) : 'unknown';
	const worked = or(originatingOnlyCumulated, ruled);
	const sufficient = and(and(not(insufficient), materialsStated), worked);
	const truth = or(or(scope.whollyObtained, originatingOnly), sufficient);
	const found = { originatingOnly, originatingOnlyCumulated, insufficient, materialsStated, rows, ruled };
	const gaps = truth === 'unknown' ? openQuestions(scope, { ...found, rowGap: candidates.gap }) : [];
	const basis = truth === 'unknown' ? openBasis(gaps) : decidedBasis(truth, scope, found);
	return { scope, truth, basis, ...found, set: null, needed: gaps, gaps: gaps.map(({ gap }) => gap) };
}

function assessSet(scope: Scope): Assessment {
	const set = judgeSet(scope);
	const truth = or(scope.whollyObtained, set.truth);
	const needed = truth === 'unknown' ? distinct([...whollyObtainedGap(scope), ...openGaps(set)]) : [];
	const decided: Basis = truth === 'no' ? 'rule-not-met' : scope.whollyObtained === 'yes' ? 'wholly-obtained' : 'set';
	return {
		scope,
		truth,
		basis: truth === 'unknown' ? openBasis(needed) : decided,
		originatingOnly: 'no',
		originatingOnlyCumulated: 'no',
		insufficient: 'no',
		materialsStated: 'yes',
		rows: [],
		ruled: 'no',
		set,
		needed,
		gaps: needed.map(({ gap }) => gap),
	};
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
	return scope.items.length === 0 ? 'no' : allOf(scope.items.map((item) => ({ truth: not(item.counts) })));
}

/** The rows that may govern, and what must be known to tell which or to find one. */
function candidateRows(scope: Scope): { rows: readonly RuleRow[]; gap: Gap | null } {
	const { hs, pack } = scope;
	const { manifest, rows: all } = pack.pack;
	const noRule = (fact: string): { rows: readonly RuleRow[]; gap: Gap } => ({
		rows: [],
		gap: { path: scope.hsPath, fact, kind: 'no-rule' },
	});
	if (!within(scope.date, manifest.validFrom, manifest.validTo)) {
		const fact = `a rule in force on ${scope.date}`;
		return { rows: [], gap: { path: 'date', fact, kind: 'no-rule' } };
	}
	if (hs === null) return { rows: [], gap: { path: scope.hsPath, fact: 'HS code of the part', kind: 'missing-facts' } };
	if (hs.length < 6) {
		const [lowest, highest] = [hs.padEnd(10, '0'), hs.padEnd(10, '9')];
		const touching = all.filter((row) => row.min <= highest && lowest <= row.max);
		const [only] = touching;
		if (only === undefined) return noRule(`a rule of the list for ${hs}`);
		if (touching.length === 1 && only.min <= lowest && highest <= only.max) return { rows: touching, gap: null };
		return { rows: [], gap: { path: scope.hsPath, fact: 'HS code of six digits', kind: 'missing-facts' } };
	}
	const rows = rowsFor(pack, hs);
	if (rows.length === 0) return noRule(`a rule of the list for ${hs}`);
	if (rows.length === 1) return { rows, gap: null };
	const stated = scope.subdivision === null ? null : rowOfSubdivision(rows, scope.subdivision);
	if (stated !== null) return { rows: [stated], gap: null };
	const wordings = rows.map((row) => JSON.stringify(subdivisionKey(row.subdivision))).join(', ');
	const fact = `which subdivision of ${rows[0]?.heading} is meant: ${wordings}`;
	return { rows, gap: { path: scope.subdivisionPath, fact, kind: 'judgement' } };
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

interface Found {
	readonly originatingOnly: Truth;
	readonly originatingOnlyCumulated: Truth;
	readonly insufficient: Truth;
	readonly materialsStated: Truth;
	readonly rows: readonly RowJudgement[];
	readonly ruled: Truth;
}

function decidedBasis(truth: Truth, scope: Scope, found: Found): Basis {
	if (truth === 'no') return found.insufficient === 'yes' ? 'insufficient-operations' : 'rule-not-met';
	if (scope.whollyObtained === 'yes') return 'wholly-obtained';
	if (found.originatingOnly === 'yes' || found.originatingOnlyCumulated === 'yes') return 'originating-materials-only';
	return found.rows.every((row) => row.ruleTruth === 'yes') ? 'product-specific-rule' : 'tolerance';
}

function whollyObtainedGap(scope: Scope): NeededGap[] {
	if (scope.whollyObtained !== 'unknown') return [];
	const fact = 'whether the product is wholly obtained';
	const provision = scope.pack.pack.manifest.articles.whollyObtained;
	return [{ gap: { path: scope.whollyObtainedPath, fact, kind: 'missing-facts' }, needed: null, provision }];
}

/** What leaves the verdict open, each question once, in the order of the steps. */
function openQuestions(scope: Scope, found: Found & { readonly rowGap: Gap | null }): NeededGap[] {
	const { manifest } = scope.pack.pack;
	const questions: NeededGap[] = whollyObtainedGap(scope);
	const ask = (gap: Gap, provision: string) => questions.push({ gap, needed: null, provision });
	if (found.originatingOnly === 'unknown') {
		const doubts = scope.statuses.flatMap((status) => status.item.doubts);
		for (const doubt of doubts) ask(doubt, manifest.absorption.article);
	}
	if (and(not(found.insufficient), or(found.originatingOnlyCumulated, found.ruled)) === 'no')
		return distinct(questions);
	if (found.insufficient === 'unknown') ask(operationsGap(scope), manifest.insufficientOperations.article);
	if (found.materialsStated === 'unknown') {
		const gap: Gap = { path: scope.materialsPath, fact: 'the materials used', kind: 'missing-facts' };
		ask(gap, manifest.articles.productSpecificRules);
	}
	if (found.originatingOnlyCumulated !== 'yes' && found.ruled === 'unknown') {
		if (found.rowGap !== null) ask(found.rowGap, manifest.articles.productSpecificRules);
		questions.push(...found.rows.flatMap(rowGaps));
	}
	return distinct(questions);
}
