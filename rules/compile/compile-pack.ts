import type { HsRange } from '../schema/condition.ts';
import type { RuleRow } from '../schema/pack.ts';
import type { PackProfile } from '../schema/profile.ts';
import type { PublishedFile } from '../schema/published.ts';
import type { CompiledStatement } from './compile-set.ts';
import { applyCorrection, withQuotaName } from './corrections.ts';
import { type Draft, draftsOf } from './draft.ts';
import { retypedSets } from './retyped.ts';

export interface CompiledPack {
	/** In the order of their bounds; the same input gives the same rows. */
	readonly rows: readonly RuleRow[];
	/** Every statement as it was read, before corrections; what the report and the coverage test look at. */
	readonly statements: readonly CompiledStatement[];
	/** Indexes of published sets that are marked as not valid and were left out. */
	readonly leftOut: readonly number[];
}

/** Compiles a published file with the agreement's documented corrections. Pure; throws PACK_INVALID on a bad profile. */
export function compilePack(file: PublishedFile, profile: PackProfile): CompiledPack {
	const leftOut = file.rule_sets.flatMap((set, index) => (set.valid ? [] : [index]));
	const retyped = retypedSets(file.rule_sets, profile.corrections);
	const read = retyped.flatMap((set, index) => (set.valid ? [draftsOf(set, index, profile.published)] : []));
	const published: readonly Draft[] = read.flatMap(({ drafts }) => drafts);
	const drafts = profile.corrections.reduce(applyCorrection, published);
	const rows = drafts.map((draft) => rowOf(draft, profile)).sort(byBounds);
	return { rows, statements: read.flatMap(({ statements }) => statements), leftOut };
}

function byBounds(a: RuleRow, b: RuleRow): number {
	return Number(a.min) - Number(b.min) || Number(a.max) - Number(b.max) || a.sourceRow - b.sourceRow;
}

function rowOf(draft: Draft, profile: PackProfile): RuleRow {
	const [sourceRow = 0, ...furtherSourceRows] = draft.sets;
	const quota = profile.quotas.find(({ products }) => covers(products, draft.min))?.name;
	const readings = profile.readings.filter(({ rows }) => rows.some((row) => draft.sets.includes(row)));
	return {
		heading: draft.heading,
		subdivision: draft.subdivision,
		min: draft.min,
		max: draft.max,
		alternatives: draft.alternatives.map(({ condition }) => (quota ? withQuotaName(condition, quota) : condition)),
		textDigests: draft.alternatives.map(({ digests }) => [...digests]),
		...(draft.alternatives.some(({ notes }) => notes.length > 0) && {
			textileNotes: draft.alternatives.map(({ notes }) => [...notes]),
		}),
		...(covers(profile.textileNotesLost, draft.min) && { textileNotesLost: true }),
		sourceRow,
		...(furtherSourceRows.length > 0 && { furtherSourceRows }),
		...(draft.corrections.length > 0 && { corrections: [...draft.corrections] }),
		...(readings.length > 0 && { readings: readings.map(({ name }) => name) }),
	};
}

function covers(ranges: readonly HsRange[], code: string): boolean {
	return ranges.some(({ from, to }) => from.padEnd(10, '0') <= code && code <= to.padEnd(10, '9'));
}
