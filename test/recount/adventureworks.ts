/**
 * Recount of the AdventureWorks sample under the EU-UK agreement: the same files, the same profile, the same
 * published rules, nothing of the system's own code. `node test/recount/adventureworks.ts [REFERENCE]` prints one JSON
 * line per finished good; the integration test holds the system's verdicts against them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alternativesOf } from './rule-texts.ts';
import type { Assumptions } from './sample.ts';
import { readSample } from './sample.ts';
import type { Verdict } from './verdicts.ts';
import { verdictsOn } from './verdicts.ts';

const ROOT = join(import.meta.dirname, '../..');
export const PROFILE = join(ROOT, 'producers/erp-csv/profiles/adventureworks.json');

/** Recounts from a folder of reference data (as `../shared/data`) and a profile file; no profile: nothing is assumed. */
export function recount(reference: string, profile: string | null): Verdict[] {
	const assumptions: Assumptions = profile
		? (JSON.parse(readFileSync(profile, 'utf8')) as Assumptions)
		: { evaluatedOn: { date: '2026-03-01' } };
	return verdictsOn(
		readSample(join(reference, 'adventureworks'), assumptions),
		alternativesOf(join(reference, 'rules-of-origin/rule-sets/eu.json')),
	);
}

if (import.meta.main)
	for (const verdict of recount(process.argv[2] ?? join(ROOT, '../shared/data'), PROFILE))
		console.log(JSON.stringify(verdict));
