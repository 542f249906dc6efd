import type { RuleRow } from '../schema/pack.ts';
import { subdivisionKey } from '../schema/text.ts';
import { within } from './conditions/time-limit.ts';
import { rowOfSubdivision, rowsFor } from './lookup.ts';
import type { Gap, Scope } from './model.ts';

/** Rows that may govern; `gap` says what must be known to tell which, or why there is none. */
export interface Candidates {
	readonly rows: readonly RuleRow[];
	readonly gap: Gap | null;
}

/** What is missing on a date on which the agreement is not in force; null on any other. */
export function forceGap({ date, pack }: Scope): Gap | null {
	const { validFrom, validTo } = pack.pack.manifest;
	return within(date, validFrom, validTo)
		? null
		: { path: 'date', fact: `a rule in force on ${date}`, kind: 'no-rule' };
}

/** The rows that may govern a product or part: no row is no verdict, never a no. */
export function candidateRows(scope: Scope): Candidates {
	const { hs, pack, subdivision } = scope;
	if (hs === null) return open(scope, 'HS code of the part', 'missing-facts');
	if (hs.length < 6) return ofShortCode(hs, scope);
	const rows = rowsFor(pack, hs);
	if (rows.length === 0) return open(scope, `a rule of the list for ${hs}`, 'no-rule');
	if (rows.length === 1) return { rows, gap: null };
	const stated = subdivision === null ? null : rowOfSubdivision(rows, subdivision);
	if (stated !== null) return { rows: [stated], gap: null };
	const wordings = rows.map(({ subdivision }) => wording(subdivisionKey(subdivision))).join(', ');
	const fact = `which subdivision of ${rows[0]?.heading} is meant: ${wordings}`;
	return { rows, gap: { path: scope.subdivisionPath, fact, kind: 'judgement' } };
}

/** A row without a title is left for the goods that no other one names. */
function wording(title: string): string {
	return title === '' ? '"" (none of the others)' : JSON.stringify(title);
}

function open(scope: Scope, fact: string, kind: Gap['kind']): Candidates {
	return { rows: [], gap: { path: scope.hsPath, fact, kind } };
}

/** A part may be classified to the heading only; that suffices where one row covers all of it. */
function ofShortCode(hs: string, scope: Scope): Candidates {
	const [lowest, highest] = [hs.padEnd(10, '0'), hs.padEnd(10, '9')];
	const touching = scope.pack.pack.rows.filter((row) => row.min <= highest && lowest <= row.max);
	const [only] = touching;
	if (only === undefined) return open(scope, `a rule of the list for ${hs}`, 'no-rule');
	if (touching.length === 1 && only.min <= lowest && highest <= only.max) return { rows: touching, gap: null };
	return open(scope, 'HS code of six digits', 'missing-facts');
}
