import type { PackManifest, RuleRow } from '../schema/pack.ts';
import { type Derivation, derivedManifest, derivedRows } from './derive.ts';

/** A pack as `released.ts` lists it; its rows are made when it is first asked for. */
export interface Release {
	readonly id: string;
	readonly manifest: () => PackManifest;
	readonly rows: () => readonly RuleRow[];
	/** Of a derived pack: how it was made from which base. */
	readonly derived?: { readonly base: string; readonly derivation: Derivation };
}

/** A pack with rows of its own; they are checked by `psra rules validate` and the tests, not anew at every start. */
export function released(manifest: PackManifest, rows: unknown): Release {
	return { id: manifest.id, manifest: () => manifest, rows: () => rows as RuleRow[] };
}

/** A pack made from a released one. */
export function derivedFrom(base: Release, derivation: Derivation): Release {
	return {
		id: derivation.id,
		manifest: () => derivedManifest(base.manifest(), derivation),
		rows: () => derivedRows(base.rows(), derivation.doubts),
		derived: { base: base.id, derivation },
	};
}
