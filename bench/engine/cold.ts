/**
 * Decides the cases of a file (JSON) in a process that has done nothing yet and writes `{ load, decide, cpu, verdicts }`
 * as JSON: milliseconds until engine and packs are loaded, then until all is decided, of CPU time for both, and how many
 * of each verdict.
 */
import { readFileSync } from 'node:fs';
import type { OriginCase } from '../../rules/schema/case.ts';

const cases = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as OriginCase[];
const began = performance.now();
const cpuAtStart = process.cpuUsage();
const { loadPack } = await import('../../rules/packs/index.ts');
const { verdictOf } = await import('../../rules/engine/decide.ts');
const packs = new Map(['eu-uk', 'eu-japan'].map((id) => [id, loadPack(id)]));
const loaded = performance.now();
const verdicts: Record<string, number> = {};
for (const origin of cases) {
	const verdict = verdictOf(origin, packs.get(origin.agreement) as NonNullable<ReturnType<typeof loadPack>>);
	verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
}
const decide = performance.now() - loaded;
const { user, system } = process.cpuUsage(cpuAtStart);
process.stdout.write(JSON.stringify({ load: loaded - began, decide, cpu: (user + system) / 1e3, verdicts }));
