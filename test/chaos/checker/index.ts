import { certificates, erpEffects, facts, pages } from './business.ts';
import type { Evidence } from './evidence.ts';
import { drained, fence } from './leader.ts';
import { acknowledged, deadLetters, order, published } from './messages.ts';
import { sagas } from './sagas.ts';

export type { Evidence } from './evidence.ts';
export { type Places, readEvidence } from './read.ts';

export interface Invariant {
	/** What is broken, in words. */
	find(evidence: Evidence): string[];
	/** How many things are looked at: where there are none, the invariant says nothing. */
	over(evidence: Evidence): number;
}

/** The invariants, each by the name that the summary gives it. */
export const INVARIANTS: Readonly<Record<string, Invariant>> = {
	'acknowledged records stand on their topics': { find: acknowledged, over: ({ sent }) => sent.length },
	'ids in the outbox = ids on the topics': { find: published, over: ({ audit }) => audit.appended.length },
	'order per aggregate': { find: order, over: ({ audit }) => audit.appended.length },
	'the outbox is drained, nothing is parked': { find: drained, over: ({ audit }) => audit.appended.length },
	'a fenced leader never advances': {
		find: fence,
		over: ({ audit }) => audit.leases.length + audit.removed.length,
	},
	'every fact is kept in its newest state': {
		find: facts,
		over: ({ tables }) => Object.values(tables.facts).reduce((sum, { size }) => sum + size, tables.movements.size),
	},
	'each certificate number once': { find: certificates, over: ({ tables }) => tables.certificates.length },
	'one page per command, with the same bytes each time': { find: pages, over: ({ drawn }) => drawn.length },
	'each ERP report once': { find: erpEffects, over: ({ erp }) => erp.effects.length },
	'every saga in its one state': { find: sagas, over: ({ tables }) => tables.sagas.length },
	'dead letters are those sent bad, byte for byte': {
		find: deadLetters,
		over: ({ sent }) => sent.filter(({ bad }) => bad !== undefined).length,
	},
};

export interface Finding {
	readonly ok: boolean;
	/** How many things were looked at. */
	readonly checked: number;
	readonly violations: number;
	/** The first ones. */
	readonly examples: readonly string[];
}

const EXAMPLES = 20;

export function check(evidence: Evidence): Record<string, Finding> {
	return Object.fromEntries(
		Object.entries(INVARIANTS).map(([name, { find, over }]) => [name, findingOf(find(evidence), over(evidence))]),
	);
}

export const findingOf = (wrong: readonly string[], checked: number): Finding => ({
	ok: wrong.length === 0,
	checked,
	violations: wrong.length,
	examples: wrong.slice(0, EXAMPLES),
});
