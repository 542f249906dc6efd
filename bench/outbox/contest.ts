import { naiveRelay } from '../peers/naive-relay.ts';
import { type BenchAdapters, openAdapters } from '../support/adapters.ts';
import type { Setting } from '../support/bench.ts';
import { MOVEMENTS } from '../support/records.ts';
import { ours } from './ours.ts';
import type { Subject } from './subject.ts';

export interface Contest {
	readonly ours: Subject;
	readonly naive: Subject;
	readonly adapters: BenchAdapters;
}

/** Ours and the naive relay, each with its table, for the time of `work`. */
export async function withSubjects({ stack }: Setting, work: (contest: Contest) => Promise<void>): Promise<void> {
	await stack.makeTopics(MOVEMENTS);
	await using adapters = await openAdapters(stack);
	await work({ adapters, ours: ours(adapters, stack.logger), naive: await naiveRelay(adapters, stack) });
}
