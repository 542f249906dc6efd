import type { RulePack } from '../schema/pack.ts';
import type { Release } from './release.ts';
import * as RELEASED from './released.ts';

const RELEASES: ReadonlyMap<string, Release> = new Map(Object.values(RELEASED).map((one) => [one.id, one]));
const LOADED = new Map<string, RulePack>();

/** The pack of an agreement, e.g. "eu-uk", the same one each time; undefined where the release has none. */
export function loadPack(id: string): RulePack | undefined {
	const known = LOADED.get(id);
	const release = RELEASES.get(id);
	if (known || !release) return known;
	const pack: RulePack = { manifest: release.manifest(), rows: [...release.rows()] };
	LOADED.set(id, pack);
	return pack;
}

/** The parties that the European Union trades with under a pack's agreement; none where it is no party of it. */
export function partnersOf(pack: RulePack | undefined): string[] {
	const parties = pack?.manifest.parties ?? [];
	return parties.includes('EU') ? parties.filter((party) => party !== 'EU') : [];
}

/** Ids of all packs, sorted. */
export function packIds(): string[] {
	return [...RELEASES.keys()].sort();
}
