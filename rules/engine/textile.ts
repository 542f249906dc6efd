import type { TextileFacts } from '../schema/case.ts';
import { compare, type Decimal, decimal, subtract, ZERO } from '../schema/decimal.ts';
import type { Tolerance } from '../schema/pack.ts';
import type { Truth } from '../schema/result.ts';
import { atMost, baseOf, exactly } from './bounds.ts';
import { PRICE_SUFFIXES, priceBounds, priceMeant } from './caps.ts';
import { samePrefix } from './classes.ts';
import { decimalOrNull } from './materials.ts';
import type { AlternativeJudgement, Bounds, Gap, Judgement, Measure, Scope, ToleranceJudgement } from './model.ts';
import { openRequirements } from './relief.ts';
import { and, or } from './truth.ts';

/** Shares of Notes 7 and 8 of TCA Annex 2, and of EU-Japan Annex 3-A. */
const ORDINARY = decimal('10');
const WITH_YARN = { polyurethane: decimal('20'), 'aluminium-strip': decimal('30') } as const;
const MADE_UP = decimal('8');

type TextileTolerance = Extract<Tolerance, { basis: 'textile-notes' }>;

/**
 * Chapters 50 to 63: Notes 7 and 8 only, and only where the list refers to them for the row. The published files have
 * lost these references, so a case must state them; else a failed rule is undecided, an alternative that is stated as
 * refused included: it may be the materials that a note forgives that it is refused for.
 */
export function textileTolerance(
	alternatives: readonly AlternativeJudgement[],
	tolerance: TextileTolerance,
	scope: Scope,
): ToleranceJudgement {
	const { article } = tolerance;
	const maximaKept = alternatives.map((one) => remains(one.judgement)).reduce(or, 'no');
	const none = { article, remains: maximaKept, alternative: null, measures: [], failing: [], gaps: [] };
	if (maximaKept === 'no') return { ...none, truth: 'no', share: 'unknown' };
	const facts = scope.textile;
	if (facts?.notes === undefined) {
		const path = scope.isPart ? `${scope.materialsPath.replace(/\.bom$/, '')}.status` : 'textile.notes';
		const fact = 'whether the list refers to textile Note 7 or 8 for this row';
		return { ...none, truth: 'unknown', share: 'unknown', gaps: [{ path, fact, kind: 'missing-facts' }] };
	}
	const notes = facts.notes.map((note) => (note === '7' ? note7(facts) : note8(facts, tolerance, scope)));
	const share = notes.map((note) => note.truth).reduce(or, 'no');
	const best = notes.find((note) => note.truth === share);
	return {
		truth: and(maximaKept, share),
		share,
		remains: maximaKept,
		article,
		alternative: alternatives.find((one) => remains(one.judgement) !== 'no')?.condition ?? null,
		measures: best?.measures ?? [],
		failing: [],
		gaps: [
			...(share === 'unknown' ? notes.flatMap((note) => note.gaps) : []),
			...(maximaKept === 'unknown' ? alternatives.flatMap((one) => openRequirements(one.judgement)) : []),
		],
	};
}

/** What stays of a rule when the failing textile materials are set aside: its explicit maxima, dates and quotas. */
function remains(judgement: Judgement): Truth {
	switch (judgement.condition.kind) {
		case 'all':
			return judgement.children.map(remains).reduce(and, 'yes');
		case 'any':
			return judgement.children.map(remains).reduce(or, 'no');
		case 'process':
			return 'yes';
		default:
			return judgement.forgiven;
	}
}

interface NoteJudgement {
	readonly truth: Truth;
	readonly measures: readonly Measure[];
	readonly gaps: readonly Gap[];
}

function fact(path: string, text: string): Gap {
	return { path: `textile.${path}`, fact: text, kind: 'missing-facts' };
}

function known(value: string | null | undefined, gap: Gap): Bounds {
	const amount = decimalOrNull(value);
	return amount === null ? { low: ZERO, high: null, gaps: [gap] } : exactly(amount);
}

/** Note 7: failing basic textile materials against all basic textile materials, by weight. */
function note7(facts: TextileFacts): NoteJudgement {
	const mixed: Truth = facts.mixed === undefined ? 'unknown' : facts.mixed ? 'yes' : 'no';
	const whole = fact('basicTextileTotalKg', 'weight of all basic textile materials');
	const stated = decimalOrNull(facts.basicTextileTotalKg);
	const total = stated === null ? known(null, whole) : baseOf(stated, whole.path, whole.fact);
	const failing = known(facts.failingKg, fact('failingKg', 'weight of the basic textile materials that fail the rule'));
	const measures: Measure[] = [];
	const share = (name: string, amount: Bounds, limit: Decimal): Truth => {
		measures.push({ name, sense: 'at-most', amount, base: total, limit });
		return atMost(amount, total, limit);
	};
	let truth = share('note7Weight', failing, limitOf(facts));
	const gaps = [...total.gaps, ...failing.gaps];
	if (limitOf(facts) !== ORDINARY) {
		const yarn = known(facts.failingYarnKg, fact('failingYarnKg', 'weight of the failing yarn or strip'));
		const others = remainder(failing, yarn);
		truth = and(truth, share('note7OtherWeight', others, ORDINARY));
		gaps.push(...yarn.gaps);
	}
	if (mixed === 'unknown') gaps.push(fact('mixed', 'whether two or more basic textile materials are used'));
	return { truth: and(mixed, truth), measures, gaps };
}

function limitOf(facts: TextileFacts): Decimal {
	return facts.yarn === undefined || facts.yarn === 'none' ? ORDINARY : WITH_YARN[facts.yarn];
}

function remainder(total: Bounds, part: Bounds): Bounds {
	const atLeastZero = (value: Decimal): Decimal => (compare(value, ZERO) < 0 ? ZERO : value);
	return {
		low: part.high === null ? ZERO : atLeastZero(subtract(total.low, part.high)),
		high: total.high === null ? null : atLeastZero(subtract(total.high, part.low)),
		gaps: [],
	};
}

/** Note 8.1: failing textile materials of another heading, linings and interlinings left out, against the price. */
function note8(facts: TextileFacts, { of }: TextileTolerance, scope: Scope): NoteJudgement {
	const amount = known(facts.failingValue, fact('failingValue', 'value of the textile materials that fail the rule'));
	const price = priceMeant(of, scope);
	const base = priceBounds(price, scope);
	const name = `note8${PRICE_SUFFIXES[price]}`;
	const measure: Measure = { name, sense: 'at-most', amount, base, limit: MADE_UP, price };
	const ofOwnHeading = ownHeading(scope);
	return {
		truth: and(atMost(amount, base, MADE_UP), ofOwnHeading.length === 0 ? 'yes' : 'unknown'),
		measures: [measure],
		gaps: [...amount.gaps, ...base.gaps, ...ofOwnHeading],
	};
}

/** Note 8 forgives no textile material of the product's own heading; whether one fails the rule, a person judges. */
function ownHeading(scope: Scope): Gap[] {
	return scope.items
		.filter((item) => item.counts !== 'no' && samePrefix(item.hs, scope.hs, 4) !== 'no')
		.map(({ id, path }) => ({
			path: `${path}.status`,
			fact: `whether ${id}, of the heading of the product, satisfies the rule`,
			kind: 'judgement',
		}));
}
