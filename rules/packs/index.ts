import type { RulePack, RuleRow } from '../schema/pack.ts';
import { MANIFEST as EU_UK } from './eu-uk/manifest.ts';
import euUkRows from './eu-uk/rows.json' with { type: 'json' };

/** The packs of this release. Rows are checked by `psra rules validate` and the tests, not anew at every start. */
const PACKS: ReadonlyMap<string, RulePack> = new Map(
	[{ manifest: EU_UK, rows: euUkRows as unknown as RuleRow[] }].map((pack) => [pack.manifest.id, pack]),
);

/** The pack of an agreement, e.g. "eu-uk"; undefined where the release has none. */
export function loadPack(id: string): RulePack | undefined {
	return PACKS.get(id);
}

/** Ids of all packs, sorted. */
export function packIds(): string[] {
	return [...PACKS.keys()].sort();
}
