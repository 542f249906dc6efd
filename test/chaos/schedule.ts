import type { Step } from '../../infra/ports/steps.ts';
import { below, type Random, randomFrom } from '../support/order/random.ts';

/** A place for a process: whatever runs there is killed and started again. `relay-1` and `relay-2` share the work. */
export interface Slot {
	readonly name: string;
	readonly role: string;
}

/** What lies behind a proxy. */
export const LINKS = ['kafka', 'postgres', 'registry'] as const;
export type Link = (typeof LINKS)[number];

/** What is done, with all that a repetition of the run needs. Times in milliseconds. */
export type Fault =
	/** SIGKILL at any moment. */
	| { readonly kind: 'kill'; readonly slot: string }
	/** SIGSTOP, and SIGCONT after `forMs`: longer than a lease or a session, or shorter. */
	| { readonly kind: 'pause'; readonly slot: string; readonly forMs: number }
	/** The same when the process reaches a step for the `nth` time from then on. */
	| { readonly kind: 'kill-at-step'; readonly slot: string; readonly step: Step; readonly nth: number }
	| {
			readonly kind: 'pause-at-step';
			readonly slot: string;
			readonly step: Step;
			readonly nth: number;
			readonly forMs: number;
	  }
	/** SIGKILL of a server, and its start `forMs` later on the same data. */
	| { readonly kind: 'broker-kill' | 'postgres-kill' | 'registry-kill'; readonly forMs: number }
	/** An end in good order (the broker), or an immediate shutdown (PostgreSQL), and a start. */
	| { readonly kind: 'broker-restart' | 'postgres-restart'; readonly forMs: number }
	/** Every connection is reset. */
	| { readonly kind: 'cut'; readonly link: Link }
	/** What runs in one direction vanishes, and nobody is told; after `forMs` the connections are reset. */
	| { readonly kind: 'half-open'; readonly link: Link; readonly towards: 'server' | 'client'; readonly forMs: number }
	/** Everything arrives later. */
	| { readonly kind: 'delay'; readonly link: Link; readonly byMs: number; readonly forMs: number }
	/** The ERP answers 503, or takes reports in and breaks the connection instead of answering. */
	| { readonly kind: 'erp-down' | 'erp-mute'; readonly forMs: number };

export type FaultKind = Fault['kind'];

export interface Scheduled {
	/** Milliseconds after the load has begun. */
	readonly atMs: number;
	readonly fault: Fault;
}

const ANY_CONSUMER = ['item-facts', 'origin-evaluation', 'sagas', 'llm-consensus', 'ltsd-issuance', 'erp-sync'];
const TIMERS = ['item-facts', 'origin-evaluation', 'sagas'];

/** The roles that reach a step. A step that the type knows and this table does not is an error of types. */
const REACHED_BY: Readonly<Record<Step, readonly string[]>> = {
	'relay.leased': ['relay'],
	'relay.read': ['relay'],
	'relay.sent': ['relay'],
	'relay.removed': ['relay'],
	'consumer.received': ANY_CONSUMER,
	'consumer.effect': ['erp-sync'],
	'consumer.handled': ANY_CONSUMER,
	'consumer.saved': ANY_CONSUMER,
	'consumer.committed': ANY_CONSUMER,
	'timer.taken': TIMERS,
	'timer.fired': TIMERS,
	'timer.saved': TIMERS,
};

export const STEPS = Object.keys(REACHED_BY) as readonly Step[];

/** How often a kind stands in a deck: all of a deck are dealt before the next, so a long run has all of them. */
const DECK: Readonly<Record<FaultKind, number>> = {
	kill: 5,
	pause: 3,
	'kill-at-step': 8,
	'pause-at-step': 3,
	'broker-kill': 1,
	'broker-restart': 1,
	'postgres-kill': 1,
	'postgres-restart': 1,
	'registry-kill': 1,
	cut: 3,
	'half-open': 2,
	delay: 2,
	'erp-down': 1,
	'erp-mute': 1,
};

export const FAULT_KINDS = Object.keys(DECK) as readonly FaultKind[];

/** Milliseconds between two faults: at this mean half an hour has 360 of them. */
const GAP = { from: 3_000, to: 7_000 } as const;

/** The faults of a run. Pure: the same seed, length and slots give the same ones. */
export function scheduleOf(seed: number, minutes: number, slots: readonly Slot[]): Scheduled[] {
	const random = randomFrom(seed);
	const kinds = endless(
		random,
		FAULT_KINDS.flatMap((kind) => Array<FaultKind>(DECK[kind]).fill(kind)),
	);
	const draw = drawer(random, slots);
	const schedule: Scheduled[] = [];
	for (let atMs = between(random, 1_000, GAP.to); atMs < minutes * 60_000; atMs += between(random, GAP.from, GAP.to)) {
		schedule.push({ atMs, fault: draw(kinds()) });
	}
	return schedule;
}

function drawer(random: Random, slots: readonly Slot[]): (kind: FaultKind) => Fault {
	const any = endless(
		random,
		slots.map(({ name }) => name),
	);
	const steps = endless(random, STEPS);
	const links = endless(random, LINKS);
	/** Mostly a role's that is there twice: then another takes over meanwhile. */
	const at = () => {
		const step = steps();
		const able = slots.filter(({ role }) => REACHED_BY[step].includes(role));
		return { slot: able[below(random, able.length)]?.name ?? '', step, nth: 1 + below(random, 4) };
	};
	const ms = (from: number, to: number) => between(random, from, to);
	return (kind) => {
		switch (kind) {
			case 'kill':
				return { kind, slot: any() };
			case 'pause':
				return { kind, slot: any(), forMs: ms(500, 14_000) };
			case 'kill-at-step':
				return { kind, ...at() };
			case 'pause-at-step':
				return { kind, ...at(), forMs: ms(6_000, 14_000) };
			case 'cut':
				return { kind, link: links() };
			case 'half-open':
				return { kind, link: links(), towards: random() < 0.5 ? 'server' : 'client', forMs: ms(3_000, 40_000) };
			case 'delay':
				return { kind, link: links(), byMs: ms(20, 400), forMs: ms(3_000, 15_000) };
			case 'erp-down':
			case 'erp-mute':
				return { kind, forMs: ms(3_000, 10_000) };
			default:
				return { kind, forMs: ms(0, 5_000) };
		}
	};
}

/** Deals all in an order of chance, then all anew. */
function endless<T>(random: Random, all: readonly T[]): () => T {
	let left: T[] = [];
	return () => {
		if (left.length === 0) left = [...all];
		return left.splice(below(random, left.length), 1)[0] as T;
	};
}

const between = (random: Random, from: number, to: number): number => from + below(random, to - from);
