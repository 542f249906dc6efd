import { setTimeout as sleep } from 'node:timers/promises';
import type { Part } from '../../infra/local/stack/types.ts';
import type { Arm } from './arms.ts';
import type { Supervised } from './processes.ts';
import type { Fault, FaultKind } from './schedule.ts';
import type { Stage } from './stage.ts';

/** What faults are done to. */
export interface Victims {
	readonly stage: Pick<Stage, 'stack' | 'proxies' | 'erp'>;
	readonly slots: readonly Supervised[];
	/** Ends every wait, so that whatever is hurt is healed at once. */
	readonly heal: AbortSignal;
}

/** A step that a process never reached, or something that was down already, is a fault that was not done. */
export type Outcome = 'done' | 'missed';

export type Hurt = (fault: Fault) => Promise<Outcome>;

/** How to do each kind of fault; resolves when it is over and healed. */
export function hurting({ stage: { stack, proxies, erp }, slots, heal }: Victims): Hurt {
	/** Servers that are down already, or whose proxy has a fault already. */
	const busy = new Set<string>();
	const pause = (ms: number) => sleep(ms, undefined, { signal: heal }).catch(() => undefined);
	const slotNamed = (name: string) => slots.find(({ slot }) => slot.name === name) as Supervised;

	async function alone(name: string, work: () => Promise<void>): Promise<Outcome> {
		if (busy.has(name) || heal.aborted) return 'missed';
		busy.add(name);
		try {
			await work();
		} finally {
			busy.delete(name);
		}
		return 'done';
	}

	const restart = (part: Part | undefined, end: (running: Part) => Promise<void>, forMs: number) =>
		alone(part?.name ?? '', async () => {
			const running = part as Part;
			await end(running);
			await pause(forMs);
			await startAgain(running);
		});
	const killed = (part: Part) => part.kill('SIGKILL');

	/** Every process of the role is armed, and the first that reaches the step is it: one of two may have nothing to do. */
	async function atStep(role: string, arm: Arm, forMs: number): Promise<Outcome> {
		const first = Promise.withResolvers<Supervised | undefined>();
		const giveUp = () => first.resolve(undefined);
		heal.addEventListener('abort', giveUp, { once: true });
		if (heal.aborted) giveUp();
		const takeAway = slots
			.filter(({ slot }) => slot.role === role)
			.map((one) => one.arm(arm, () => first.resolve(one)));
		const hit = await first.promise;
		heal.removeEventListener('abort', giveUp);
		for (const away of takeAway) away();
		if (hit && forMs > 0) {
			await pause(forMs);
			hit.resume();
		}
		return hit ? 'done' : 'missed';
	}

	const how: { readonly [K in FaultKind]: (fault: Extract<Fault, { kind: K }>) => Promise<Outcome> } = {
		kill: async ({ slot }) => (slotNamed(slot).kill() ? 'done' : 'missed'),
		async pause({ slot, forMs }) {
			if (!slotNamed(slot).pause()) return 'missed';
			await pause(forMs);
			slotNamed(slot).resume();
			return 'done';
		},
		'kill-at-step': ({ role, step, nth }) => atStep(role, { step, nth, signal: 'SIGKILL' }, 0),
		'pause-at-step': ({ role, step, nth, forMs }) => atStep(role, { step, nth, signal: 'SIGSTOP' }, forMs),
		'broker-kill': ({ forMs }) => restart(stack.kafka, killed, forMs),
		'broker-restart': ({ forMs }) => restart(stack.kafka, (part) => part.kill('SIGTERM'), forMs),
		'postgres-kill': ({ forMs }) => restart(stack.postgres, killed, forMs),
		'postgres-restart': ({ forMs }) => restart(stack.postgres, shutDownAtOnce, forMs),
		'registry-kill': ({ forMs }) => restart(stack.registry, killed, forMs),
		cut: async ({ link }) => (proxies[link].cut() > 0 ? 'done' : 'missed'),
		'half-open': ({ link, towards, forMs }) =>
			alone(`half-open ${link}`, async () => {
				const end = proxies[link].halfOpen(towards);
				await pause(forMs);
				end();
			}),
		delay: ({ link, byMs, forMs }) =>
			alone(`delay ${link}`, async () => {
				const end = proxies[link].delay(byMs);
				await pause(forMs);
				end();
			}),
		'erp-down': ({ forMs }) => misbehave('down', forMs),
		'erp-mute': ({ forMs }) => misbehave('mute', forMs),
	};

	const misbehave = (mode: 'down' | 'mute', forMs: number) =>
		alone('erp', async () => {
			erp.set(mode);
			await pause(forMs);
			erp.set('up');
		});

	return (fault) => (how[fault.kind] as Hurt)(fault);
}

const STARTS = 12;
const TRY_AGAIN_MS = 1_000;

/** A server may need another one that is down just now, as the registry needs PostgreSQL: then it is started once more. */
async function startAgain(part: Part): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await part.restart();
		} catch (error) {
			if (attempt === STARTS) throw error;
			await sleep(TRY_AGAIN_MS);
		}
	}
}

/** PostgreSQL's immediate shutdown: it recovers from its log at the next start. */
async function shutDownAtOnce(part: Part): Promise<void> {
	if (part.pid !== undefined) process.kill(part.pid, 'SIGQUIT');
}
