import type { OriginCase } from '../schema/case.ts';
import { inEnglish } from '../schema/english.ts';
import type { PackManifest, RulePack } from '../schema/pack.ts';
import type { MissingFact, OriginResult, RuleOfResult } from '../schema/result.ts';
import { decide, VERDICTS } from './decide.ts';
import { explain } from './explain.ts';
import { sourceOf } from './explain-rule.ts';
import { percentOfMeasure } from './figures.ts';
import { flipsOf } from './flips.ts';
import type { Assessment, Judgement, Measure } from './model.ts';
import { readingsOf } from './readings.ts';
import { lowestPrice } from './threshold.ts';

export interface EvaluateOptions {
	/** Whether the tree is built; default true. */
	readonly explain?: boolean;
	/** Whether threshold price, flips and the other readings' verdicts are computed; default as `explain`. */
	readonly whatIf?: boolean;
}

/**
 * Decides the origin of one product under one agreement on one date, with the reasons (contract `origin-result`).
 * A function of its arguments: same case and pack, same result. The case must fit `originCase`.
 *
 * Throws a `PsraError`: `AGREEMENT_UNKNOWN`, `NOT_A_PARTY`.
 */
export function evaluate(origin: OriginCase, pack: RulePack, options: EvaluateOptions = {}): OriginResult {
	const withTree = options.explain ?? true;
	const whatIf = options.whatIf ?? withTree;
	const assessment = decide(origin, pack);
	const verdict = VERDICTS[assessment.truth];
	const threshold = whatIf ? lowestPrice(origin, pack, assessment) : null;
	return {
		id: origin.id,
		verdict,
		basis: assessment.basis,
		rule: ruleOf(assessment),
		figures: figuresOf(assessment),
		thresholdPrice: verdict === 'originating' && threshold !== null ? threshold.price : null,
		missing: missingOf(assessment),
		flips: whatIf ? flipsOf(origin, pack, assessment, threshold) : [],
		quotas: quotasOf(assessment),
		explanation: withTree ? explain(assessment) : null,
		readings: readingsOf(origin, pack, assessment, whatIf),
		pack: packOf(pack.manifest),
	};
}

function packOf({ id, edition, source, derivedFrom, checked }: PackManifest): OriginResult['pack'] {
	return { id, edition, source, derived: derivedFrom !== null, checked };
}

/** The row that governs, or the first of those that may, with the alternative that is met. */
function ruleOf(assessment: Assessment): RuleOfResult | null {
	const [first] = assessment.rows;
	if (first === undefined) return null;
	const row = assessment.rows.find((one) => one.truth === assessment.ruled) ?? first;
	const met = row.alternatives.find((alternative) => alternative.truth === 'yes')?.condition;
	const forgiven = row.tolerance?.truth === 'yes' ? row.tolerance.alternative : null;
	const alternative = met ?? forgiven ?? null;
	return {
		heading: row.row.heading,
		subdivision: row.row.subdivision,
		alternative: alternative === null ? null : inEnglish(alternative),
		corrections: row.row.corrections ?? [],
		source: sourceOf(row, assessment.scope.pack.pack.manifest),
	};
}

/** Shares that decided: of the alternative met, else of all alternatives, and of the tolerance that was asked. */
function figuresOf(assessment: Assessment): Record<string, string> {
	const figures: Record<string, string> = {};
	for (const measure of decidingMeasures(assessment)) {
		const percent = percentOfMeasure(measure);
		if (percent !== null) figures[measure.name] ??= percent;
	}
	return figures;
}

function decidingMeasures(assessment: Assessment): readonly Measure[] {
	const { basis, rows, set } = assessment;
	if (set !== null) return basis === 'wholly-obtained' ? [] : set.measures;
	if (basis === 'wholly-obtained' || basis === 'originating-materials-only') return [];
	if (basis === 'insufficient-operations') return [];
	return rows.flatMap((row) => {
		const met = row.alternatives.find((alternative) => alternative.truth === 'yes');
		if (met !== undefined) return measuresOf(met.judgement);
		const forgiven = row.tolerance?.truth === 'yes' ? row.tolerance.alternative : null;
		const asked = row.alternatives.filter((one) => forgiven === null || one.condition === forgiven);
		return [...asked.flatMap((one) => measuresOf(one.judgement)), ...(row.tolerance?.measures ?? [])];
	});
}

function measuresOf(judgement: Judgement): Measure[] {
	return [...judgement.measures, ...judgement.children.flatMap(measuresOf)];
}

function missingOf(assessment: Assessment): readonly MissingFact[] {
	return assessment.needed.map(({ gap, needed, provision }) => ({
		path: gap.path,
		fact: gap.fact,
		condition: needed === null ? provision : inEnglish(needed),
		kind: gap.kind,
	}));
}

/** Annual quotas within which an alternative could be met, by itself or with the tolerance. */
function quotasOf(assessment: Assessment): readonly string[] {
	const quotas = assessment.rows.flatMap(({ alternatives, tolerance }) => {
		const forgiven = tolerance?.truth === 'unknown';
		return alternatives.flatMap((alternative) => quotasIn(alternative.judgement, forgiven));
	});
	return [...new Set(quotas)];
}

function quotasIn({ condition, truth, forgiven, children }: Judgement, withTolerance: boolean): string[] {
	const open = truth !== 'no' || (withTolerance && forgiven !== 'no');
	const own = condition.kind === 'within-quota' && open ? [condition.quota] : [];
	return [...own, ...children.flatMap((child) => quotasIn(child, withTolerance))];
}
