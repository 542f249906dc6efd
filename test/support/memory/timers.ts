import type { Timer, TimerStore } from '../../../infra/ports/timers.ts';
import { keyOfParts, type Tables } from './tables.ts';

const keyOf = ({ owner, company, instance, name }: Omit<Timer, 'dueAt'>) => keyOfParts(owner, company, instance, name);

export function memoryTimers({ timers }: Tables): TimerStore {
	return {
		async set(set) {
			for (const timer of set) timers.set(keyOf(timer), { ...timer, firstDue: timer.dueAt });
		},
		async postpone(set, atMostMs) {
			for (const timer of set) {
				const firstDue = timers.get(keyOf(timer))?.firstDue;
				const latest = firstDue && new Date(firstDue.getTime() + atMostMs);
				const dueAt = latest && latest < timer.dueAt ? latest : timer.dueAt;
				timers.set(keyOf(timer), { ...timer, dueAt, firstDue: firstDue ?? timer.dueAt });
			}
		},
		async cancel(owner, company, instance, names) {
			for (const [key, timer] of timers) {
				if (timer.owner !== owner || timer.company !== company || timer.instance !== instance) continue;
				if (names === 'all' || names.includes(timer.name)) timers.delete(key);
			}
		},
		async next(owners) {
			const due = [...timers.values()].filter((timer) => owners.includes(timer.owner)).map(({ dueAt }) => dueAt);
			return due.sort((a, b) => a.getTime() - b.getTime())[0];
		},
		async take(owners, now, limit) {
			const due = [...timers.values()]
				.filter((timer) => owners.includes(timer.owner) && timer.dueAt <= now)
				.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
				.slice(0, limit);
			for (const timer of due) timers.delete(keyOf(timer));
			return due.map(({ firstDue: _, ...timer }) => timer);
		},
	};
}
