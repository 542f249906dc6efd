import { mkdirSync, writeFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { join, relative, resolve } from 'node:path';
import type { Report } from './figures.ts';

/** Functions that a summary names on stderr, and those that become figures. */
const SHOWN = 25;
const KEPT = 10;
const ROOT = resolve(import.meta.dirname, '../..');

export interface Hot {
	readonly where: string;
	/** Part of the time in which the thread was busy, 0 to 1. */
	readonly share: number;
}

/**
 * Runs `work` under V8's sampling profiler; writes `<name>.cpuprofile`, which Chrome's developer tools open, and reports
 * where the time went. Without a folder it only runs.
 */
export async function profiled<T>(
	folder: string | undefined,
	name: string,
	report: Report,
	work: () => Promise<T>,
): Promise<T> {
	if (folder === undefined) return work();
	const session = new Session();
	session.connect();
	try {
		await session.post('Profiler.enable');
		await session.post('Profiler.start');
		const result = await work();
		const { profile } = await session.post('Profiler.stop');
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, `${name}.cpuprofile`), JSON.stringify(profile));
		const { idle, hot } = hottest(profile);
		report.say(`profile of ${name}: idle ${percent(idle)}; of the rest, by function:`);
		for (const { where, share } of hot.slice(0, SHOWN)) report.say(`  ${percent(share)} ${where}`);
		const params = { subject: 'ours', profile: name };
		report.figure('share of time idle', idle, '1', params);
		for (const { where, share } of hot.slice(0, KEPT))
			report.figure('share of busy time', share, '1', { ...params, where });
		return result;
	} finally {
		session.disconnect();
	}
}

/** Own time by function, most first; `idle` is the part of all time in which the thread waited. */
export function hottest({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): { idle: number; hot: Hot[] } {
	const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
	const own = new Map<string, number>();
	let idle = 0;
	let busy = 0;
	for (const [index, sample] of samples.entries()) {
		const frame = names.get(sample);
		const time = timeDeltas[index] ?? 0;
		if (frame?.functionName === '(idle)') {
			idle += time;
			continue;
		}
		// The start of the profiler itself.
		if (frame?.url === 'node:inspector') continue;
		busy += time;
		const where = frame ? placeOf(frame) : '?';
		own.set(where, (own.get(where) ?? 0) + time);
	}
	const hot = [...own].map(([where, time]) => ({ where, share: time / busy })).sort((a, b) => b.share - a.share);
	return { idle: idle / (idle + busy), hot };
}

function placeOf({ functionName, url, lineNumber }: Profiler.Profile['nodes'][number]['callFrame']): string {
	const name = functionName || '(anonymous)';
	if (!url) return name;
	return `${name} ${url.startsWith('file:') ? relative(ROOT, new URL(url).pathname) : url}:${lineNumber + 1}`;
}

const percent = (share: number) => `${(share * 100).toFixed(1).padStart(5)} %`;
