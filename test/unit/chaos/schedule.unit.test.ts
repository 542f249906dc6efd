import { describe, expect, it } from '@jest/globals';
import { FAULT_KINDS, type Slot, STEPS, scheduleOf } from '../../chaos/schedule.ts';

const ROLES = ['relay', 'item-facts', 'origin-evaluation', 'llm-consensus', 'sagas', 'ltsd-issuance', 'erp-sync'];
const SLOTS: readonly Slot[] = ROLES.flatMap((role) => [1, 2].map((number) => ({ name: `${role}-${number}`, role })));

describe('the schedule of a chaos run', () => {
	it('is the same for the same seed, and another for another', () => {
		expect(scheduleOf(7, 10, SLOTS)).toEqual(scheduleOf(7, 10, SLOTS));
		expect(scheduleOf(7, 10, SLOTS)).not.toEqual(scheduleOf(8, 10, SLOTS));
	});

	it.each([1, 2, 3])('has more than 300 faults of every kind and at every step in half an hour (seed %i)', (seed) => {
		const schedule = scheduleOf(seed, 30, SLOTS);
		expect(schedule.length).toBeGreaterThan(300);
		expect(new Set(schedule.map(({ fault }) => fault.kind))).toEqual(new Set(FAULT_KINDS));
		const steps = schedule.flatMap(({ fault }) => (fault.kind === 'kill-at-step' ? [fault.step] : []));
		expect(new Set(steps)).toEqual(new Set(STEPS));
		const slots = schedule.flatMap(({ fault }) => (fault.kind === 'kill' ? [fault.slot] : []));
		expect(new Set(slots)).toEqual(new Set(SLOTS.map(({ name }) => name)));
	});

	it.each([1, 2, 3])('kills each consumer at each of its steps in half an hour (seed %i)', (seed) => {
		const killed = new Set(
			scheduleOf(seed, 30, SLOTS).flatMap(({ fault }) =>
				fault.kind === 'kill-at-step' ? [`${fault.role} ${fault.step}`] : [],
			),
		);
		const steps = STEPS.filter((step) => step.startsWith('consumer.') && step !== 'consumer.effect');
		const consumers = ROLES.filter((role) => role !== 'relay');
		expect([...killed]).toEqual(
			expect.arrayContaining(consumers.flatMap((role) => steps.map((step) => `${role} ${step}`))),
		);
	});

	it('keeps to its time and order, and kills at a step only what reaches it', () => {
		const schedule = scheduleOf(4, 30, SLOTS);
		const times = schedule.map(({ atMs }) => atMs);
		expect(times).toEqual([...times].sort((a, b) => a - b));
		expect(Math.max(...times)).toBeLessThan(30 * 60_000);
		for (const { fault } of schedule) {
			if (!('step' in fault)) continue;
			const { role } = fault;
			if (fault.step.startsWith('relay.')) expect(role).toBe('relay');
			else expect(role).not.toBe('relay');
			if (fault.step === 'consumer.effect') expect(role).toBe('erp-sync');
		}
	});

	it.each([1, 2, 3])('kills no role often enough to make a message look like what ends it (seed %i)', (seed) => {
		const kills = scheduleOf(seed, 30, SLOTS).flatMap(({ atMs, fault }) => {
			if (fault.kind === 'kill') return [{ atMs, role: fault.slot.replace(/-\d$/, '') }];
			return fault.kind === 'kill-at-step' ? [{ atMs, role: fault.role }] : [];
		});
		for (const [role, of] of Map.groupBy(kills, (kill) => kill.role)) {
			const most = Math.max(
				...of.map((one) => of.filter(({ atMs }) => atMs >= one.atMs && atMs < one.atMs + 60_000).length),
			);
			expect({ role, isSpared: most <= 2 }).toEqual({ role, isSpared: true });
		}
	});

	it('begins a longer run with the faults of a shorter one', () => {
		const short = scheduleOf(5, 1, SLOTS);
		expect(scheduleOf(5, 2, SLOTS).slice(0, short.length)).toEqual(short);
	});
});
