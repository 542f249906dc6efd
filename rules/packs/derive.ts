import type { Condition } from '../schema/condition.ts';
import { inEnglish } from '../schema/english.ts';
import type { PackManifest, RuleRow } from '../schema/pack.ts';
import type { Doubt } from '../schema/profile.ts';

/** What a pack that is made from another agreement's says for itself; all else it has from its base. */
export interface Derivation
	extends Pick<
		PackManifest,
		'id' | 'edition' | 'title' | 'source' | 'validFrom' | 'validTo' | 'cumulation' | 'limits'
	> {
	/** The party of the base that falls away, and the one that takes its place. */
	readonly party: { readonly from: string; readonly to: string };
	/** How the base's provisions begin ("UK-Japan"), and how this agreement's do. */
	readonly cites: { readonly from: string; readonly to: string };
	/** Alternatives of the base's rows that are not relied on. */
	readonly doubts: readonly Doubt[];
}

/**
 * The base's provisions with the parties exchanged. Nobody compared them with the agreement's own text: the pack says
 * so, and a declaration on it needs a named person's acceptance. Cumulation is stated anew, since that with third
 * countries is the base's own.
 */
export function derivedManifest(base: PackManifest, derivation: Derivation): PackManifest {
	const { party, cites, doubts: _, limits, ...own } = derivation;
	const provisions = JSON.parse(JSON.stringify(base).replaceAll(cites.from, cites.to)) as PackManifest;
	return {
		...provisions,
		...own,
		parties: base.parties.map((code) => (code === party.from ? party.to : code)),
		derivedFrom: base.id,
		checked: false,
		acceptance: 'required',
		limits: [...NOT_CHECKED, ...limits],
	};
}

const NOT_CHECKED = [
	'Derived from another agreement’s list and not checked against the agreement’s own: a declaration needs a named person’s acceptance.',
	'Article numbers are those of the base with the agreement’s name exchanged.',
];

/** The base's rows; what held for a time only stands as a text: unknown up to its end, not there afterwards. */
export function derivedRows(rows: readonly RuleRow[], doubts: readonly Doubt[]): RuleRow[] {
	return rows.map((row) => doubts.filter((one) => one.rows.includes(row.sourceRow)).reduce(doubted, row));
}

function doubted(row: RuleRow, { name }: Doubt): RuleRow {
	const alternatives = row.alternatives.map((condition): Condition => {
		if (condition.kind !== 'time-limit' || condition.until === undefined) return condition;
		const of: Condition = { kind: 'unparsed', text: inEnglish(condition) };
		return { kind: 'time-limit', of, until: condition.until };
	});
	const { corrections = [], readings, ...rest } = row;
	return { ...rest, alternatives, corrections: [...corrections, name], ...(readings && { readings }) };
}
