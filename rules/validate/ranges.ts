import type { HsRange } from '../schema/condition.ts';
import type { PackManifest, RulePack, RuleRow } from '../schema/pack.ts';
import type { Finding } from './finding.ts';
import { classesOf, conditionsOf } from './walk.ts';

export function place(row: RuleRow, index: number): string {
	return `rows[${index}] ${row.heading}`;
}

/**
 * Rows that cover a common code must tell themselves apart by subdivision, and then cover the same codes or one a part
 * of the other's ("ex 2504" in chapter 25), or one must be declared as nested in the other.
 */
export function overlaps({ rows, manifest }: RulePack): Finding[] {
	const nested = new Set(manifest.nested?.map(({ heading }) => heading));
	const isNested = (inner: RuleRow, outer: RuleRow) => nested.has(inner.heading) && isWithin(inner, outer);
	const stale = (manifest.nested ?? []).filter(
		({ heading }) => !rows.some((inner) => inner.heading === heading && rows.some((one) => isWithin(inner, one))),
	);
	const undeclared = rows.flatMap((row, index) =>
		rows.slice(index + 1).flatMap((other): Finding[] => {
			if (other.min > row.max || row.min > other.max) return [];
			const sameRange = row.min === other.min && row.max === other.max;
			const told = row.subdivision !== '' && other.subdivision !== '' && row.subdivision !== other.subdivision;
			const one = isWithin(row, other) || isWithin(other, row);
			if (sameRange ? told : (told && one) || isNested(row, other) || isNested(other, row)) return [];
			if (isQuotaOnly(row) || isQuotaOnly(other)) return [];
			return [
				{
					check: 'overlaps',
					field: place(row, index),
					problem: `covers codes of ${other.heading} too, and no subdivision decides between them.`,
					remedy: 'Unite the rows by a correction of the profile, or give them their subdivisions.',
				},
			];
		}),
	);
	return [
		...undeclared,
		...stale.map(
			({ heading }): Finding => ({
				check: 'overlaps',
				field: `manifest.nested ${heading}`,
				problem: 'is declared as nested, but no row of this heading lies inside a wider one.',
				remedy: 'Remove the declaration.',
			}),
		),
	];
}

/** Rules that hold within a quota only join those of the rows that cover their codes. */
function isQuotaOnly({ alternatives }: RuleRow): boolean {
	return alternatives.every(({ kind }) => kind === 'within-quota');
}

/** Whether a row covers a part of what another one covers, and not all of it. */
function isWithin(inner: RuleRow, outer: RuleRow): boolean {
	return outer.min <= inner.min && inner.max <= outer.max && (outer.min < inner.min || inner.max < outer.max);
}

/** Each six-digit code is covered by a row or declared as a gap, and no declared gap is covered. */
export function gaps({ rows, manifest }: RulePack, codes: readonly string[]): Finding[] {
	const declared = manifest.gaps ?? [];
	const isCovered = (code: string) => rows.some((row) => row.min <= `${code}0000` && `${code}0000` <= row.max);
	const undeclared = codes.filter((code) => !isCovered(code) && !declared.some(({ hs }) => code.startsWith(hs)));
	const stale = declared.filter(({ hs }) => !codes.some((code) => code.startsWith(hs) && !isCovered(code)));
	return [
		...undeclared.map(
			(code): Finding => ({
				check: 'gaps',
				field: code,
				problem: 'has no rule, and the manifest does not say so.',
				remedy: 'Find the row that should cover it, or declare the gap with its reason.',
			}),
		),
		...stale.map(
			({ hs }): Finding => ({
				check: 'gaps',
				field: `manifest.gaps ${hs}`,
				problem: 'is declared as a gap, but is covered or no code of the nomenclature.',
				remedy: 'Remove the declaration.',
			}),
		),
	];
}

/** Bounds in order, and every range of codes that a row or condition names holds a code of the nomenclature. */
export function ranges({ rows, manifest }: RulePack, codes: readonly string[] | undefined): Finding[] {
	return rows.flatMap((row, index) => {
		const named = row.alternatives.flatMap((one) => [...conditionsOf(one)].flatMap(classesOf));
		const all = [...named.flatMap((one) => one.ranges ?? []), { from: row.min, to: row.max }];
		return all
			.flatMap((range) => faultOf(range, hasOldCodes(manifest) ? undefined : codes))
			.map(
				(problem): Finding => ({
					check: 'ranges',
					field: place(row, index),
					problem,
					remedy: 'Compare the row with the published set that it was compiled from.',
				}),
			);
	});
}

/** As `ranges`, of the products that tolerances and quotas name. */
export function provisionRanges({ tolerances, quotas }: PackManifest, codes: readonly string[] | undefined): Finding[] {
	const named = [
		...tolerances.flatMap(({ products, exceptProducts = [] }) => [...products, ...exceptProducts]),
		...(quotas ?? []).flatMap(({ products }) => products),
	];
	return named
		.flatMap((range) => faultOf(range, codes))
		.map((problem) => ({
			check: 'ranges',
			field: 'manifest',
			problem,
			remedy: 'Compare the products with the article that the provision cites.',
		}));
}

/** Lists of the 2012 edition and before name codes that later editions dropped. */
function hasOldCodes({ hsEdition }: RulePack['manifest']): boolean {
	return ['2002', '2007', '2012'].includes(hsEdition);
}

function faultOf({ from, to }: HsRange, codes: readonly string[] | undefined): string[] {
	if (from.length !== to.length) return [`${from} to ${to} mixes levels.`];
	if (from > to) return [`${from} to ${to} runs backwards.`];
	if (!codes) return [];
	const [low, high] = [from.padEnd(6, '0').slice(0, 6), to.padEnd(6, '9').slice(0, 6)];
	return codes.some((code) => low <= code && code <= high)
		? []
		: [`${from} to ${to} holds no code of the nomenclature.`];
}
