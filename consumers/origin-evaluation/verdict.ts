import { createHash } from 'node:crypto';
import { PsraError } from '../../infra/errors.ts';
import type { Finding } from '../../infra/ports/findings.ts';
import type { OriginCase } from '../../rules/schema/case.ts';
import type { RulePack } from '../../rules/schema/pack.ts';
import type { OriginResult } from '../../rules/schema/result.ts';
import { reason } from '../../rules/words/index.ts';
import type { Evaluation, Judgement } from '../../schemas/index.ts';
import type { Assembly } from './assemble/index.ts';
import { type Answers, type AskedQuestion, evaluateWithAnswers } from './judgements.ts';

/** A verdict without its identity and time: what follows from the facts alone. */
export type Verdict = Pick<
	Evaluation,
	'verdict' | 'basis' | 'rule' | 'reason' | 'articles' | 'figures' | 'thresholdPrice' | 'missing' | 'flips'
>;

export interface Judged {
	readonly verdict: Verdict;
	/** The engine's whole answer; null where it was not asked. */
	readonly result: OriginResult | null;
	/** The case that decided. */
	readonly originCase: OriginCase | null;
	/** Answers that it rests on. */
	readonly judgements: readonly Judgement[];
	/** What only a judgement can close. */
	readonly questions: readonly AskedQuestion[];
}

const WORST_FIRST: readonly OriginResult['verdict'][] = ['not-originating', 'indeterminate', 'originating'];

/** Judges what was assembled. What keeps it from being judged is an indeterminate verdict that names it. */
export function judge(
	{ originCase, lots, blocking, gaps }: Assembly,
	pack: RulePack | undefined,
	answers: Answers,
): Judged {
	if (blocking.length > 0)
		return undecided(blocking.map(fromFinding), `the facts are faulty: ${(blocking[0] as Finding).problem}`);
	if (originCase === null) return undecided(gaps, `not known: ${gaps.map((gap) => gap.path).join(', ')}`);
	if (!pack)
		return undecided([{ path: 'rule pack', neededBy: 'every rule' }], `no rule pack ${originCase.agreement} is loaded`);
	try {
		// Lots are not told apart, so the worst of them counts.
		const judged = [{ originCase, bought: [] }, ...lots].map((lot) => ({
			...lot,
			...evaluateWithAnswers(lot.originCase, pack, answers),
		}));
		const worst = judged.reduce((a, b) => (rank(b.result) < rank(a.result) ? b : a));
		const verdict = verdictOf(worst.result, gaps);
		const why = reason({ result: worst.result, origin: worst.originCase, manifest: pack.manifest });
		return {
			verdict: { ...verdict, reason: `${why}${lotReason(worst.bought)}` },
			result: worst.result,
			originCase: worst.originCase,
			judgements: worst.judgements,
			questions: worst.questions,
		};
	} catch (error) {
		if (!(error instanceof PsraError)) throw error;
		return undecided([{ path: error.facts.field ?? error.code, neededBy: error.code }], error.message);
	}
}

function undecided(missing: Verdict['missing'] | readonly { path: string; neededBy: string }[], why: string): Judged {
	return {
		verdict: {
			verdict: 'indeterminate',
			basis: 'missing-facts',
			rule: null,
			reason: why,
			articles: [],
			figures: [],
			thresholdPrice: null,
			missing: [...missing],
			flips: [],
		},
		result: null,
		originCase: null,
		judgements: [],
		questions: [],
	};
}

const rank = ({ verdict }: OriginResult) => WORST_FIRST.indexOf(verdict);

function lotReason(bought: readonly string[]): string {
	if (bought.length === 0) return '';
	return `. Judged on lots that were bought: ${bought.join(', ')} is both made and bought, lots are not told apart, and not every delivery is covered by a valid declaration.`;
}

function fromFinding(finding: Finding): { path: string; neededBy: string } {
	return {
		path: `${finding.subjectKind} ${finding.subjectId}: ${finding.field}`,
		neededBy: `${finding.code}: ${finding.remedy}`,
	};
}

function verdictOf(result: OriginResult, gaps: Assembly['gaps']): Omit<Verdict, 'reason'> {
	const open = result.verdict === 'indeterminate';
	return {
		verdict: result.verdict === 'not-originating' ? 'not_originating' : result.verdict,
		basis: result.basis,
		rule: result.rule && ruleText(result.rule),
		articles: articlesOf(result),
		figures: Object.entries(result.figures).map(([name, value]) => ({ name, value })),
		thresholdPrice: result.thresholdPrice,
		missing: open ? [...result.missing.map(({ path, condition }) => ({ path, neededBy: condition })), ...gaps] : [],
		flips: result.flips.map(({ path, from, to, verdict }) => ({ path, from: asText(from), to: asText(to), verdict })),
	};
}

function ruleText({ heading, subdivision, alternative }: NonNullable<OriginResult['rule']>): string {
	return [heading, subdivision, alternative].filter((part) => part !== null && part !== '').join(': ');
}

/** The provisions that the verdict rests on: those of the nodes that decided, outermost first. */
function articlesOf(result: OriginResult): string[] {
	const cited = new Set<string>();
	const cite = (source: { article?: string; heading?: string; note?: string } | undefined) => {
		const text =
			source && [source.article, source.heading && `heading ${source.heading}`, source.note].filter(Boolean).join(', ');
		if (text) cited.add(text);
	};
	cite(result.explanation?.source);
	cite(result.rule?.source);
	for (const child of result.explanation?.children ?? [])
		if (child.truth === result.explanation?.truth) cite(child.source);
	return [...cited];
}

function asText(value: unknown): string | null {
	if (value === null || value === undefined) return null;
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** SHA-256 of everything that the verdict follows from, hex: the same facts give the same hash. */
export function inputHash(
	{ originCase, lots, blocking, gaps, assumptions }: Assembly,
	agreement: string,
	pack: RulePack | undefined,
	{ known }: Pick<Answers, 'known'>,
	words: readonly string[],
): string {
	const findings = blocking.map(({ messageId: _, ...finding }) => finding);
	const answers = [...known.values()].map(({ questionId, choice, source, by }) => ({ questionId, choice, source, by }));
	const edition = pack?.manifest.edition ?? null;
	const inputs = { agreement, edition, originCase, lots, findings, gaps, assumptions, answers, words };
	return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

/** SHA-256 of what makes an evaluation itself, hex: whose product, for which day, from which inputs. */
export function evaluationName(company: string, sku: string, asOf: string, inputs: string): string {
	return createHash('sha256').update([company, sku, asOf, inputs].join('\n')).digest('hex');
}
