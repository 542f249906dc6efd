import type { Condition } from './condition.ts';
import type { DecimalString } from './decimal.ts';

/** What the engine answers for one case (contract `origin-result`). Plain data, JSON as it stands. */

export type Truth = 'yes' | 'no' | 'unknown';

export type Verdict = 'originating' | 'not-originating' | 'indeterminate';

/** Which branch decided. */
export type Basis =
	| 'wholly-obtained'
	| 'originating-materials-only'
	| 'product-specific-rule'
	| 'tolerance'
	| 'set'
	| 'insufficient-operations'
	| 'rule-not-met'
	| 'no-rule'
	| 'missing-facts'
	| 'judgement';

/** Where a node of the explanation stands in the agreement. */
export interface ResultSource {
	readonly agreement: string;
	readonly article?: string;
	readonly heading?: string;
	readonly note?: string;
}

/** What a node of the explanation speaks of: a step of the evaluation, a material, or a condition of the list. */
export type NodeKind =
	| Condition['kind']
	| 'origin'
	| 'wholly-obtained'
	| 'originating-materials-only'
	| 'material'
	| 'sufficient-production'
	| 'beyond-insufficient-operations'
	| 'materials-stated'
	| 'rule-or-tolerance'
	| 'candidate-rows'
	| 'no-rule'
	| 'product-specific-rule'
	| 'refused'
	| 'tolerance'
	| 'tolerance-share'
	| 'tolerance-facts'
	| 'requirements-not-forgiven'
	| 'set-share';

/** Why a material counts as it does; `allowed`: it fails the condition above it, but the rule allows it. */
export type MaterialReason =
	| 'stated'
	| 'evidence-valid'
	| 'evidence-does-not-cover'
	| 'unknown-origin'
	| 'no-authorisation'
	| 'cumulation'
	| 'cumulation-not-allowed'
	| 'qualifies-itself'
	| 'looked-through'
	| 'full-value'
	| 'undecided'
	| 'allowed';

/**
 * A node of the explanation. `truth` says whether what the node names holds. The truth of these kinds follows from
 * their children: `any` of them for `origin`, `any`, `rule-or-tolerance` and `product-specific-rule`; `all` of them
 * for `sufficient-production`, `all`, `originating-materials-only`, `tariff-change`, `any-heading`,
 * `wholly-obtained-materials`, `must-originate` and `produced-from`; `candidate-rows` is yes or no where its children
 * agree, else unknown; a `tolerance-share` needs its own figures and every further share below it, and the materials
 * below it are those that fail the rule. Other kinds are decided by their figures or by the fact that `about` names.
 */
export interface ExplanationNode {
	readonly kind: NodeKind;
	readonly truth: Truth;
	/** The condition in canonical English, or the material or fact that the node speaks of. */
	readonly about: string;
	/** Path in the case of what the node speaks of. */
	readonly path?: string;
	/** Of a material: why it counts as it does. Below a condition absent, but for what the rule allows. */
	readonly reason?: MaterialReason;
	/** Exact decimal strings; those named in `ROUNDED_FIGURES` are percentages rounded half up for display. */
	readonly figures: Readonly<Record<string, DecimalString>>;
	readonly source: ResultSource;
	readonly children: readonly ExplanationNode[];
}

/** Figures of a node that were rounded for display; all others are exact. */
export const ROUNDED_FIGURES: readonly string[] = ['percent', 'atLeastPercent'];

export interface RuleOfResult {
	/** Heading or range of the row, e.g. `8413` or `841311-841510`. */
	readonly heading: string;
	readonly subdivision: string;
	/** The alternative that is met (by itself or with the tolerance), in canonical English; null where none is. */
	readonly alternative: string | null;
	/** Documented corrections of the published row. */
	readonly corrections: readonly string[];
	readonly source: ResultSource;
}

export interface MissingFact {
	/** Exact path in the case, e.g. `materials[2].value`, `processes["weaving combined with printing"]`. */
	readonly path: string;
	/** What is missing, in words. */
	readonly fact: string;
	/** The condition that needs it, in canonical English. */
	readonly condition: string;
	/** A fact that somebody has, or one that a person must judge. */
	readonly kind: 'missing-facts' | 'judgement' | 'no-rule';
}

/** One change of the case that turns the verdict: set `path` to `to` and evaluate again. */
export interface Flip {
	readonly path: string;
	readonly from: unknown;
	readonly to: unknown;
	readonly verdict: Verdict;
}

export interface Reading {
	/** `look-through`, `tolerance-base`, `hs-edition`, or the name of a reading that the pack's row was compiled by. */
	readonly id: string;
	readonly source: ResultSource;
	readonly used: string;
	readonly other: string;
	/** Whether the other reading would give another verdict; null where that can't be computed. */
	readonly changesVerdict: boolean | null;
	readonly otherVerdict: Verdict | null;
}

export interface PackOfResult {
	readonly id: string;
	readonly edition: string;
	readonly source: string;
	/** Made from another agreement's text. */
	readonly derived: boolean;
	/** Checked against the text that it stands for. */
	readonly checked: boolean;
}

export interface OriginResult {
	readonly id: string;
	readonly verdict: Verdict;
	readonly basis: Basis;
	readonly rule: RuleOfResult | null;
	readonly figures: Readonly<Record<string, DecimalString>>;
	readonly thresholdPrice: DecimalString | null;
	readonly missing: readonly MissingFact[];
	readonly flips: readonly Flip[];
	readonly quotas: readonly string[];
	/** Null only where the caller switched it off. */
	readonly explanation: ExplanationNode | null;
	readonly readings: readonly Reading[];
	readonly pack: PackOfResult;
}

/** Answer for a line that is no case, or one that can't be evaluated. */
export interface CaseErrorLine {
	readonly id: string | null;
	readonly error: {
		readonly code: string;
		readonly path: string;
		readonly message: string;
		readonly remedy: string;
	};
}
