import type { RulePack, RuleRow } from '../schema/pack.ts';
import { MANIFEST as EU_JAPAN } from './eu-japan/manifest.ts';
import euJapanRows from './eu-japan/rows.json' with { type: 'json' };
import { MANIFEST as EU_UK } from './eu-uk/manifest.ts';
import euUkRows from './eu-uk/rows.json' with { type: 'json' };

const RELEASED = [
	{ manifest: EU_UK, rows: euUkRows },
	{ manifest: EU_JAPAN, rows: euJapanRows },
];

/** The packs of this release. Rows are checked by `psra rules validate` and the tests, not anew at every start. */
const PACKS: ReadonlyMap<string, RulePack> = new Map(
	RELEASED.map(({ manifest, rows }) => [manifest.id, { manifest, rows: rows as unknown as RuleRow[] }]),
);

/** The pack of an agreement, e.g. "eu-uk"; undefined where the release has none. */
export function loadPack(id: string): RulePack | undefined {
	return PACKS.get(id);
}

/** The parties that the European Union trades with under a pack's agreement. */
export function partnersOf(pack: RulePack | undefined): string[] {
	return pack?.manifest.parties.filter((party) => party !== 'EU') ?? [];
}

/** Ids of all packs, sorted. */
export function packIds(): string[] {
	return [...PACKS.keys()].sort();
}
