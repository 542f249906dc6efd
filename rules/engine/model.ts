import type { TextileFacts } from '../schema/case.ts';
import type { Condition, ValueBase } from '../schema/condition.ts';
import type { Decimal } from '../schema/decimal.ts';
import type { OperationId, RuleRow } from '../schema/pack.ts';
import type { Basis, MaterialReason, Truth } from '../schema/result.ts';
import type { NeededGap } from './gaps.ts';
import type { PackIndex } from './lookup.ts';

/** What the steps of an evaluation hand to each other. Nothing here leaves the engine. */

/** A fact that is not there, where it belongs in the case, and whether somebody has it or somebody must judge it. */
export interface Gap {
	readonly path: string;
	readonly fact: string;
	readonly kind: 'missing-facts' | 'judgement' | 'no-rule';
	/**
	 * A part whose own origin is open: its gaps stand for this one. They are read only where somebody asks, since a bill
	 * of undecided parts would copy them for each of its lines.
	 */
	readonly undecided?: Assessment;
}

/** Why a material counts as it does, seen by itself and not by a condition. */
export type StatusReason = Exclude<MaterialReason, 'allowed'>;

/** One material as the conditions see it, after absorption and look-through. */
export interface Item {
	readonly id: string;
	readonly path: string;
	readonly hs: string | null;
	readonly value: Decimal | null;
	readonly weight: Decimal | null;
	readonly packing: 'none' | 'retail-packaging' | 'accessory';
	/** Whether it stands in the calculation at all; unknown below a part whose own origin is undecided. */
	readonly used: Truth;
	/** Used and non-originating. */
	readonly counts: Truth;
	/** Wholly obtained in the territory of production (or where cumulation puts it). */
	readonly whollyObtained: Truth;
	/** Originating only by cumulation. */
	readonly byCumulation: boolean;
	readonly named: Readonly<Record<string, boolean | null>> | undefined;
	/** Why `counts` is unknown. */
	readonly doubts: readonly Gap[];
}

/** How one material of the case was taken, for the explanation. */
export interface MaterialStatus {
	/** The material as a whole, a part at its full value; it counts where it doesn't originate. */
	readonly item: Item;
	/** Originating? */
	readonly truth: Truth;
	readonly reason: StatusReason;
	readonly part: Assessment | null;
}

export interface Price {
	readonly amount: Decimal | null;
	readonly path: string;
	/** What is missing, where that isn't just the price. */
	readonly fact?: string;
}

/** One product, or one self-produced part, at the moment its origin is tested. */
export interface Scope {
	readonly pack: PackIndex;
	readonly date: string;
	readonly toleranceBase: 'failing' | 'all';
	/** Whether the verdict is all that is asked: what can't change it any more is left out of the assessment. */
	readonly brief: boolean;
	readonly isPart: boolean;
	readonly isSet: boolean;
	readonly hs: string | null;
	readonly hsPath: string;
	readonly prices: Readonly<Record<ValueBase, Price>>;
	readonly weight: Decimal | null;
	readonly weightPath: string;
	readonly subdivision: string | null;
	readonly subdivisionPath: string;
	readonly whollyObtained: Truth;
	readonly whollyObtainedPath: string;
	readonly operations: readonly OperationId[];
	readonly operationsPath: string;
	readonly processes: Readonly<Record<string, boolean | null>> | undefined;
	readonly processesPath: string;
	readonly materialsPath: string;
	/** Undefined for a part, for which a case has no place to state them. */
	readonly textile: TextileFacts | null | undefined;
	/** Each material as a whole, without packing and accessories that the agreement disregards. */
	readonly statuses: readonly MaterialStatus[];
	/** After absorption and look-through, packing and accessories included. */
	readonly allItems: readonly Item[];
	/** All that counts in a value test. */
	readonly valueItems: readonly Item[];
	/** All that counts in every other test. */
	readonly items: readonly Item[];
	/** `processes` by their comparable key; filled at first use. */
	keyedProcesses?: ReadonlyMap<string, boolean | null>;
}

/** A sum that may be known only between bounds; `high` null is unbounded. */
export interface Bounds {
	readonly low: Decimal;
	readonly high: Decimal | null;
	readonly gaps: readonly Gap[];
	/** True where nothing belongs to the sum, known or unknown: a zero that isn't one of a value not stated. */
	readonly empty?: boolean;
}

/** A share that was compared: `amount / base` against `limit` percent. */
export interface Measure {
	/** Name of the figure in the result, e.g. `maxNomExw`. */
	readonly name: string;
	/** For `at-least` RVC the amount is what must be subtracted from the base. */
	readonly sense: 'at-most' | 'at-least' | 'above' | 'rvc';
	/** What the amount is of; absent: non-originating materials. */
	readonly counted?: 'whollyObtained' | 'originating';
	readonly amount: Bounds;
	readonly base: Bounds;
	readonly limit: Decimal;
	/** The price that the base is, where it is one. */
	readonly price?: ValueBase;
}

/** What a condition makes of one material. */
export interface MaterialFinding {
	readonly item: Item;
	readonly truth: Truth;
	readonly gaps: readonly Gap[];
	/** Satisfied only by a "However, … may be used" of the rule. */
	readonly allowed?: boolean;
}

/** A condition with its truth; the explanation is made of these. */
export interface Judgement {
	readonly condition: Condition;
	readonly truth: Truth;
	readonly children: readonly Judgement[];
	readonly findings: readonly MaterialFinding[];
	readonly measures: readonly Measure[];
	/** Gaps of this node itself; those of children and findings stand there. */
	readonly gaps: readonly Gap[];
	/** The truth that stays if a tolerance forgives every material that fails or may fail this node. */
	readonly forgiven: Truth;
}

export interface AlternativeJudgement {
	readonly condition: Condition;
	readonly truth: Truth;
	readonly judgement: Judgement;
	/** A case states that this alternative's whole text did not happen. */
	readonly refused: boolean;
}

export interface ToleranceJudgement {
	readonly truth: Truth;
	/** Whether the materials keep to the limit. */
	readonly share: Truth;
	/** Whether what no tolerance forgives holds. */
	readonly remains: Truth;
	readonly article: string;
	/** The alternative whose failing materials it forgives. */
	readonly alternative: Condition | null;
	readonly measures: readonly Measure[];
	readonly failing: readonly Item[];
	readonly gaps: readonly Gap[];
}

/** A row of the list, or several of the same wording united, judged. */
export interface RowJudgement {
	readonly row: RuleRow;
	readonly truth: Truth;
	readonly ruleTruth: Truth;
	readonly alternatives: readonly AlternativeJudgement[];
	readonly tolerance: ToleranceJudgement | null;
}

/** One product's or part's origin, decided, with all that was found on the way. */
export interface Assessment {
	readonly scope: Scope;
	readonly truth: Truth;
	/** Found when it is first asked for, as `needed` is: a verdict alone needs neither. */
	readonly basis: Basis;
	readonly originatingOnly: Truth;
	/** As `originatingOnly`, with materials that originate by cumulation; asked after the insufficient operations. */
	readonly originatingOnlyCumulated: Truth;
	readonly insufficient: Truth;
	/** Unknown where a case states no material at all. */
	readonly materialsStated: Truth;
	/** Several where the subdivision that decides is not known. */
	readonly rows: readonly RowJudgement[];
	/** Whether the rule, or a tolerance, is met whatever row governs. */
	readonly ruled: Truth;
	readonly set: Judgement | null;
	/** What leaves the verdict open, with the conditions that need it. */
	readonly needed: readonly NeededGap[];
}
