import { DEAD, type Evidence, outboxIdOf } from './checker/evidence.ts';
import type { Finding } from './checker/index.ts';
import type { ChaosErp } from './erp.ts';
import type { Outcome } from './faults.ts';
import type { Load } from './load.ts';
import type { Supervised } from './processes.ts';
import type { Quiet } from './quiet.ts';
import { FAULT_KINDS, type Fault, type Scheduled, STEPS } from './schedule.ts';

/** A fault with what came of it. */
export interface Carried {
	readonly fault: Fault;
	readonly outcome: Outcome;
}

/** The last line on standard output. */
export interface Summary {
	readonly ok: boolean;
	readonly seed: number;
	readonly minutes: number;
	readonly startedAt: string;
	/** Of what ran. */
	readonly versions: Readonly<Record<string, string>>;
	readonly seconds: { readonly faults: number; readonly rest: number };
	/** Done, by kind. `missed`: a server that was down already, a step that was not reached any more. */
	readonly faults: { readonly planned: number; readonly done: number; readonly missed: number } & {
		readonly byKind: Readonly<Record<string, number>>;
		/** Kills and pauses at each step. */
		readonly bySteps: Readonly<Record<string, number>>;
	};
	readonly counts: Readonly<Record<string, number>>;
	readonly invariants: Readonly<Record<string, Finding>>;
}

export interface Told {
	readonly seed: number;
	readonly minutes: number;
	readonly startedAt: string;
	readonly versions: Readonly<Record<string, string>>;
	readonly schedule: readonly Scheduled[];
	readonly carried: readonly Carried[];
	readonly invariants: Readonly<Record<string, Finding>>;
	readonly evidence: Evidence;
	readonly slots: readonly Supervised[];
	readonly load: Load;
	readonly erp: ChaosErp;
	readonly faultSeconds: number;
	readonly quiet: Quiet;
}

export function summaryOf(told: Told): Summary {
	const { seed, minutes, startedAt, versions, schedule, carried, invariants, faultSeconds, quiet } = told;
	const done = carried.filter(({ outcome }) => outcome === 'done').map(({ fault }) => fault);
	const steps = done.flatMap((fault) => ('step' in fault ? [fault.step] : []));
	return {
		ok: Object.values(invariants).every(({ ok }) => ok),
		seed,
		minutes,
		startedAt,
		versions,
		seconds: { faults: faultSeconds, rest: quiet.seconds },
		faults: {
			planned: schedule.length,
			done: done.length,
			missed: carried.length - done.length,
			byKind: countsOf(
				FAULT_KINDS,
				done.map(({ kind }) => kind),
			),
			bySteps: countsOf(STEPS, steps),
		},
		counts: countsIn(told),
		invariants,
	};
}

/** Kinds of fault that were never done, and steps that nothing was hurt at. */
export function neverDone(carried: readonly Carried[]): string[] {
	const done = carried.filter(({ outcome }) => outcome === 'done').map(({ fault }) => fault);
	const kinds = new Set(done.map(({ kind }) => kind));
	const steps = new Set(done.flatMap((fault) => ('step' in fault ? [fault.step] : [])));
	return [
		...FAULT_KINDS.filter((kind) => !kinds.has(kind)).map((kind) => `never done: ${kind}`),
		...STEPS.filter((step) => !steps.has(step)).map((step) => `nothing was hurt at ${step}`),
	];
}

function countsIn({
	evidence: { records, audit, tables, asked, sent, drawn },
	slots,
	load,
	erp,
}: Told): Record<string, number> {
	const appended = new Set(audit.appended.map(({ topic, id }) => `${topic} ${id}`));
	const published = records.filter((record) => appended.has(`${record.topic} ${outboxIdOf(record)}`)).length;
	return {
		'records sent': sent.length,
		'records sent twice on purpose': load.repeated,
		'records sent bad on purpose': load.bad,
		'rows in the outbox': audit.appended.length,
		'publications repeated': published - appended.size,
		'terms of leases': new Set(audit.leases.map(({ shard, term }) => `${shard} ${term}`)).size,
		'processes started': slots.reduce((sum, { starts }) => sum + starts, 0),
		'requests asked': asked.length,
		'requests asked early': asked.filter(({ early }) => early).length,
		'requests refused early and asked again': asked.filter(({ early }) => early?.again).length,
		'declarations issued': tables.certificates.filter(({ status }) => status !== 'refused').length,
		'declarations revoked': tables.certificates.filter(({ status }) => status === 'revoked').length,
		'requests refused': tables.certificates.filter(({ status }) => status === 'refused').length,
		'pages drawn': drawn.length,
		'pages drawn again after a kill': drawn.length - new Set(drawn.map(({ certificateId }) => certificateId)).size,
		'saga steps': tables.history.length,
		'ERP reports': erp.effects.length,
		'ERP calls': erp.calls,
		'dead letters': audit.appended.filter(({ topic }) => topic.endsWith(DEAD)).length,
	};
}

function countsOf(names: readonly string[], seen: readonly string[]): Record<string, number> {
	return Object.fromEntries(names.map((name) => [name, seen.filter((one) => one === name).length]));
}
