import type { Truth } from '../schema/result.ts';
import { textDigest, wordKey } from '../schema/text.ts';
import type { Gap, Scope } from './model.ts';
import { ofFact } from './truth.ts';

type Facts = Readonly<Record<string, boolean | null>>;

function keyed(scope: Scope): ReadonlyMap<string, boolean | null> {
	scope.keyedProcesses ??= byWords(scope.processes ?? {});
	return scope.keyedProcesses;
}

/** Spellings of one process are one fact; where they contradict each other, nothing is known of it. */
function byWords(facts: Facts): ReadonlyMap<string, boolean | null> {
	const found = new Map<string, boolean | null>();
	for (const [name, fact] of Object.entries(facts)) {
		const key = wordKey(name);
		found.set(key, found.has(key) && found.get(key) !== fact ? null : fact);
	}
	return found;
}

/** Whether a named process took place, by the case's evidence. */
export function processTruth(name: string, scope: Scope): Truth {
	return scope.processes === undefined ? 'unknown' : ofFact(keyed(scope).get(wordKey(name)));
}

/** Where a case states a process, in its own spelling if it has one. */
export function processPath(name: string, { processes, processesPath }: Scope): string {
	const key = wordKey(name);
	const spelling = Object.keys(processes ?? {}).find((one) => wordKey(one) === key) ?? key;
	return `${processesPath}[${JSON.stringify(spelling)}]`;
}

export function processGap(name: string, scope: Scope): Gap {
	return {
		path: processPath(name, scope),
		fact: `evidence of the process "${wordKey(name)}"`,
		kind: 'judgement',
	};
}

/** What a case states of an alternative's whole published text, recognised by the digests that the pack carries. */
export function wholeText(digests: readonly string[] | undefined, scope: Scope): Truth {
	if (scope.processes === undefined || digests === undefined || digests.length === 0) return 'unknown';
	const stated = new Set<boolean>();
	for (const [key, fact] of keyed(scope)) if (fact !== null && digests.includes(textDigest(key))) stated.add(fact);
	return stated.size === 1 ? ofFact(stated.has(true)) : 'unknown';
}
