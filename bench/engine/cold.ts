/**
 * Decides the cases of a file (JSON) in a process that has done nothing yet and writes, as JSON, milliseconds of its
 * thread until engine and packs are loaded (`load`) and from then until all is decided (`decide`), the same by the clock
 * on the wall (`wall`), and how many of each verdict there are (`verdicts`). The thread's time is what a core takes that
 * has nothing else to do.
 */
import { readFileSync } from 'node:fs';
import type { OriginCase } from '../../rules/schema/case.ts';

const cases = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as OriginCase[];
const began = performance.now();
const cpu = () => {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1e3;
};
const atStart = cpu();
const { loadPack } = await import('../../rules/packs/index.ts');
const { verdictOf } = await import('../../rules/engine/decide.ts');
const ids = [...new Set(cases.map(({ agreement }) => agreement))];
const packs = new Map(ids.map((id) => [id, loadPack(id) as NonNullable<ReturnType<typeof loadPack>>]));
const loaded = cpu();
const verdicts: Record<string, number> = {};
for (const origin of cases) {
	const verdict = verdictOf(origin, packs.get(origin.agreement) as NonNullable<ReturnType<typeof loadPack>>);
	verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
}
const decided = cpu();
const times = { load: loaded - atStart, decide: decided - loaded, wall: performance.now() - began };
process.stdout.write(JSON.stringify({ ...times, verdicts }));
