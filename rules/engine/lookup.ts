import type { RulePack, RuleRow } from '../schema/pack.ts';
import { subdivisionKey } from '../schema/text.ts';

/** A pack made ready for looking rows up; built once per pack. */
export interface PackIndex {
	readonly pack: RulePack;
	/** Rows by code as looked up before; codes of a catalogue repeat. */
	readonly found: Map<string, readonly RuleRow[]>;
}

const INDEXES = new WeakMap<RulePack, PackIndex>();
/** Bounds the memory of a long-running process; more codes than a nomenclature has subheadings are noise. */
const MAX_REMEMBERED = 20_000;

export function indexOf(pack: RulePack): PackIndex {
	let index = INDEXES.get(pack);
	if (index === undefined) {
		index = { pack, found: new Map() };
		INDEXES.set(pack, index);
	}
	return index;
}

function isQuotaOnly(row: RuleRow): boolean {
	return row.alternatives.every((alternative) => alternative.kind === 'within-quota');
}

function strictlyInside(inner: RuleRow, outer: RuleRow): boolean {
	return inner.min >= outer.min && inner.max <= outer.max && (inner.min > outer.min || inner.max < outer.max);
}

/** Rows of one wording as one row: one treaty row that the published file tore, or a main rule with its quota rule. */
function unite(rows: readonly RuleRow[]): RuleRow {
	const [first, ...further] = rows as [RuleRow, ...RuleRow[]];
	if (further.length === 0) return first;
	const digests = rows.flatMap((row) => row.textDigests ?? row.alternatives.map(() => []));
	return {
		...first,
		alternatives: rows.flatMap((row) => row.alternatives),
		textDigests: digests as [string, ...string[]][],
		textileNotesLost: rows.some((row) => row.textileNotesLost === true),
		corrections: rows.flatMap((row) => row.corrections ?? []),
		readings: rows.flatMap((row) => row.readings ?? []),
	};
}

/**
 * The rows that may govern a code: none where the list has no rule, one in the ordinary case, several where their
 * subdivisions decide and must be known. A row inside a wider one governs; where it names a subdivision, the wider one
 * is left for the other goods of the code. A row that holds quota alternatives only joins the main rule instead (domain
 * notes, trap 4).
 */
export function rowsFor(index: PackIndex, hs: string): readonly RuleRow[] {
	const known = index.found.get(hs);
	if (known !== undefined) return known;
	const code = hs.padEnd(10, '0');
	const covering = index.pack.rows.filter((row) => row.min <= code && code <= row.max);
	const rows = covering.length < 2 ? covering : governing(covering);
	if (index.found.size >= MAX_REMEMBERED) index.found.clear();
	index.found.set(hs, rows);
	return rows;
}

function governing(covering: readonly RuleRow[]): readonly RuleRow[] {
	const main = covering.filter((row) => !isQuotaOnly(row));
	const whole = main.filter((row) => subdivisionKey(row.subdivision) === '');
	const narrow = main.filter((row) => !whole.some((other) => strictlyInside(other, row)));
	const quotas = covering.filter(isQuotaOnly);
	const groups = new Map<string, RuleRow[]>();
	for (const row of [...narrow, ...quotas]) {
		const key = subdivisionKey(row.subdivision);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [row]);
		else group.push(row);
	}
	const onlyQuotas = narrow.length === 0;
	const unnamedQuotas = onlyQuotas ? [] : quotas.filter((row) => subdivisionKey(row.subdivision) === '');
	const hasUnnamedMain = narrow.some((row) => subdivisionKey(row.subdivision) === '');
	if (unnamedQuotas.length > 0 && !hasUnnamedMain) {
		groups.delete('');
		for (const group of groups.values()) group.push(...unnamedQuotas);
	}
	return [...groups.values()].map(unite);
}

/** The row that a stated subdivision means, else null; wordings are compared as `subdivisionKey` says. */
export function rowOfSubdivision(rows: readonly RuleRow[], subdivision: string): RuleRow | null {
	const key = subdivisionKey(subdivision);
	return rows.find((row) => subdivisionKey(row.subdivision) === key) ?? null;
}
