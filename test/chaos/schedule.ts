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
	/** The same of the first process of a role that reaches a step for the `nth` time from then on. */
	| { readonly kind: 'kill-at-step'; readonly role: string; readonly step: Step; readonly nth: number }
	| {
			readonly kind: 'pause-at-step';
			readonly role: string;
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
/** Timers of origin-evaluation are for dates to come, which no run reaches. */
const TIMERS = ['item-facts', 'sagas'];

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

/** Where a page is drawn and not kept yet: it comes up more often, since not every message that ends there has one. */
const DRAWN = { role: 'ltsd-issuance', step: 'consumer.handled' } as const;

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

/**
 * At most so many kills of one role in so many milliseconds: a message that was in flight at five ends of its consumer in
 * a row is rightly taken for what ends it, and goes to the dead letters.
 */
const KILLS = { most: 2, withinMs: 60_000 } as const;

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
		schedule.push({ atMs, fault: draw(kinds(), atMs) });
	}
	return schedule;
}

function drawer(random: Random, slots: readonly Slot[]): (kind: FaultKind, atMs: number) => Fault {
	const any = endless(random, slots);
	const links = endless(random, LINKS);
	const kills = new Map<string, readonly number[]>();
	const ms = (from: number, to: number) => between(random, from, to);
	/** Each role at each of its steps in turn; a step that one role alone reaches comes twice as often as that. */
	const turns = () => {
		const places = STEPS.flatMap((step) => {
			const roles = REACHED_BY[step].filter((role) => slots.some((slot) => slot.role === role));
			return (roles.length === 1 ? [...roles, ...roles] : roles).map((role) => ({ role, step }));
		});
		const drawn = slots.some(({ role }) => role === DRAWN.role) ? [DRAWN, DRAWN] : [];
		const deal = endless(random, [...places, ...drawn]);
		return (passes: (role: string) => boolean) => ({
			...deal(({ role }) => passes(role)),
			nth: 1 + below(random, 4),
		});
	};
	const kill = turns();
	const pause = turns();
	return (kind, atMs) => {
		const recent = (role: string) => (kills.get(role) ?? []).filter((at) => at > atMs - KILLS.withinMs);
		const isSpared = (role: string) => recent(role).length >= KILLS.most;
		const killed = (role: string) => kills.set(role, [...recent(role), atMs]);
		switch (kind) {
			case 'kill': {
				const { name, role } = any((slot) => !isSpared(slot.role));
				killed(role);
				return { kind, slot: name };
			}
			case 'pause':
				return { kind, slot: any().name, forMs: ms(500, 14_000) };
			case 'kill-at-step': {
				const place = kill((role) => !isSpared(role));
				killed(place.role);
				return { kind, ...place };
			}
			case 'pause-at-step':
				return { kind, ...pause(() => true), forMs: ms(6_000, 14_000) };
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

/** Deals all in an order of chance, then all anew. Where something is to fit, the others keep their turn; where nothing fits, any is dealt. */
function endless<T>(random: Random, all: readonly T[]): (fits?: (one: T) => boolean) => T {
	const left: T[] = [];
	return (fits = () => true) => {
		if (!left.some(fits)) left.push(...all);
		const fitting = left.filter(fits);
		const able = fitting.length > 0 ? fitting : left;
		const dealt = able[below(random, able.length)] as T;
		left.splice(left.indexOf(dealt), 1);
		return dealt;
	};
}

const between = (random: Random, from: number, to: number): number => from + below(random, to - from);
