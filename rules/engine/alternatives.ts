import type { Condition } from '../schema/condition.ts';
import type { RuleRow } from '../schema/pack.ts';
import { wordKey } from '../schema/text.ts';
import { judge } from './conditions/judge.ts';
import type { AlternativeJudgement, Scope } from './model.ts';
import { wholeText } from './processes.ts';

/** The alternatives of a row, each judged; one suffices (Annex 2, Note 2.3), and a brief assessment ends with it. */
export function judgeAlternatives(row: RuleRow, scope: Scope): readonly AlternativeJudgement[] {
	const judged: AlternativeJudgement[] = [];
	for (const [i, condition] of row.alternatives.entries()) {
		const one = judgeAlternative(condition, row.textDigests?.[i], scope);
		judged.push(one);
		if (scope.brief && one.truth === 'yes') break;
	}
	return judged;
}

function judgeAlternative(
	condition: Condition,
	digests: readonly string[] | undefined,
	scope: Scope,
): AlternativeJudgement {
	const stated = wholeText(digests, scope);
	const judgement = judge(condition, stated === 'yes' ? withProcesses(condition, scope) : scope);
	const refused = stated === 'no';
	return { condition, truth: refused ? 'no' : judgement.truth, judgement, refused };
}

/** A whole text that is evidenced answers its processes, never its figures. */
function withProcesses(condition: Condition, scope: Scope): Scope {
	const answers = new Map<string, boolean | null>();
	for (const name of processNames(condition)) answers.set(wordKey(name), true);
	for (const [key, fact] of Object.entries(scope.processes ?? {})) if (fact !== null) answers.set(wordKey(key), fact);
	return { ...scope, keyedProcesses: answers };
}

function processNames(condition: Condition): string[] {
	switch (condition.kind) {
		case 'process':
			return [condition.name];
		case 'all':
		case 'any':
			return condition.of.flatMap(processNames);
		case 'within-quota':
		case 'time-limit':
			return processNames(condition.of);
		default:
			return [];
	}
}
