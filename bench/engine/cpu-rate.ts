import { callsPer } from '../support/pace.ts';

/** Calls between looks at the clock: some tens of microseconds of the fastest contestant. */
const CHUNK = 50;

/**
 * Calls a second of one core: the clock is the CPU time of the process, all its threads, so that neither what else runs
 * on the machine nor a library's own threads flatter or hurt a contestant.
 */
export async function cpuRateOf(seconds: number, work: () => unknown): Promise<number> {
	const began = process.cpuUsage();
	const used = () => {
		const { user, system } = process.cpuUsage(began);
		return (user + system) / 1e6;
	};
	return callsPer(used, seconds, CHUNK, work);
}

/** Milliseconds of CPU time that `work` takes. */
export function cpuMs(work: () => unknown): number {
	const began = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(began);
	return (user + system) / 1e3;
}
