import { certificates, erpEffects, facts } from './business.ts';
import type { Evidence } from './evidence.ts';
import { drained, fence } from './leader.ts';
import { acknowledged, deadLetters, order, published } from './messages.ts';
import { sagas } from './sagas.ts';

export type { Evidence } from './evidence.ts';
export { type Places, readEvidence } from './read.ts';

/** The invariants, each by the name that the summary gives it. */
export const INVARIANTS: Readonly<Record<string, (evidence: Evidence) => string[]>> = {
	'acknowledged records stand on their topics': acknowledged,
	'ids in the outbox = ids on the topics': published,
	'order per aggregate': order,
	'the outbox is drained, nothing is parked': drained,
	'a fenced leader never advances': fence,
	'every fact is kept in its newest state': facts,
	'each certificate number once': certificates,
	'each ERP report once': erpEffects,
	'every saga in its one state': sagas,
	'dead letters are those sent bad, byte for byte': deadLetters,
};

export interface Finding {
	readonly ok: boolean;
	readonly violations: number;
	/** The first ones. */
	readonly examples: readonly string[];
}

const EXAMPLES = 20;

export function check(evidence: Evidence): Record<string, Finding> {
	return Object.fromEntries(Object.entries(INVARIANTS).map(([name, find]) => [name, findingOf(find(evidence))]));
}

export const findingOf = (wrong: readonly string[]): Finding => ({
	ok: wrong.length === 0,
	violations: wrong.length,
	examples: wrong.slice(0, EXAMPLES),
});
