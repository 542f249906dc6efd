import type { Truth } from '../schema/result.ts';
import { textDigest, wordKey } from '../schema/text.ts';
import type { Gap, Scope } from './model.ts';
import { ofFact } from './truth.ts';

function keyed(scope: Scope): ReadonlyMap<string, boolean | null> {
	scope.keyedProcesses ??= new Map(Object.entries(scope.processes ?? {}).map(([key, fact]) => [wordKey(key), fact]));
	return scope.keyedProcesses;
}

/** Whether a named process took place, by the case's evidence. */
export function processTruth(name: string, scope: Scope): Truth {
	return scope.processes === undefined ? 'unknown' : ofFact(keyed(scope).get(wordKey(name)));
}

export function processGap(name: string, scope: Scope): Gap {
	const key = wordKey(name);
	return {
		path: `${scope.processesPath}[${JSON.stringify(key)}]`,
		fact: `evidence of the process "${key}"`,
		kind: 'judgement',
	};
}

/** What a case states of an alternative's whole published text, recognised by the digests that the pack carries. */
export function wholeText(digests: readonly string[] | undefined, scope: Scope): Truth {
	if (scope.processes === undefined || digests === undefined || digests.length === 0) return 'unknown';
	for (const [key, fact] of keyed(scope)) {
		if (fact !== null && digests.includes(textDigest(key))) return ofFact(fact);
	}
	return 'unknown';
}
