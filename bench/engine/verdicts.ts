import { verdictOf } from '../../rules/engine/decide.ts';
import { evaluate } from '../../rules/engine/evaluate.ts';
import type { StacklessPart } from '../support/bench.ts';
import { median } from '../support/quantiles.ts';
import { ratesInTurns } from '../support/turns.ts';
import { cpuRateOf } from './cpu-rate.ts';
import { factsOf, floatingPoint } from './floating-point.ts';
import * as jsonRules from './json-rules.ts';
import { smallCase } from './small-case.ts';
import * as zen from './zen.ts';

/** Seconds of CPU time of one measurement of one contestant. */
const EACH_SECONDS = 0.5;

const VERDICT = 'ours, verdict';
const RESULT = 'ours, result without tree';
const TREE = 'ours, with tree';
const BY_HAND = 'by hand in floating point';
/** Peers that are given what we are given, then those that are handed the sums. */
const PEERS = ['json-rules-engine', 'zen-engine'];
const ON_SUMS = PEERS.map((peer) => `${peer}, sums handed in`);

const TARGETS: Readonly<Record<string, { readonly atLeast: number }>> = {
	[VERDICT]: { atLeast: 200_000 },
	[TREE]: { atLeast: 40_000 },
};

/** Verdicts a second on one core of the same case, contestants in turn; throws where they don't agree on it. */
export const verdicts: StacklessPart = async ({ options, report, signal }) => {
	const { origin, pack } = smallCase();
	const facts = factsOf(origin);
	const isYes = (verdict: string) => verdict === 'originating';
	const ways: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
		[VERDICT]: () => isYes(verdictOf(origin, pack)),
		[RESULT]: () => isYes(evaluate(origin, pack, { explain: false }).verdict),
		[TREE]: () => isYes(evaluate(origin, pack, { whatIf: false }).verdict),
		'json-rules-engine': jsonRules.perMaterial(facts),
		'zen-engine': zen.perMaterial(facts),
		'json-rules-engine, sums handed in': jsonRules.onSums(facts),
		'zen-engine, sums handed in': zen.onSums(facts),
		[BY_HAND]: () => floatingPoint(facts),
	};
	for (const [subject, work] of Object.entries(ways))
		if (!(await work())) throw new Error(`${subject} does not find the product originating`);
	const rates = await ratesInTurns(ways, options.rounds, signal, (work) => cpuRateOf(EACH_SECONDS, work));
	const common = { materials: origin.materials.length, rule: 'CTH or MaxNOM 50', rounds: options.rounds };
	for (const [subject, all] of rates) {
		const params = { subject, ...common, all: all.map(Math.round) };
		report.figure('verdicts', median(all), 'verdicts/s', params, TARGETS[subject]);
	}
	const of = (subject: string) => median(rates.get(subject) ?? []);
	for (const peer of PEERS) report.ratio(`verdicts, ours to ${peer}`, of(VERDICT), of(peer), common, { atLeast: 4 });
	for (const peer of [...ON_SUMS, BY_HAND]) report.ratio(`verdicts, ours to ${peer}`, of(VERDICT), of(peer), common);
};
