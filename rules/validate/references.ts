import { NAMED_MATERIALS } from '../compile/named-materials.ts';
import { PROCESSES } from '../compile/processes.ts';
import type { RulePack } from '../schema/pack.ts';
import type { PackProfile } from '../schema/profile.ts';
import type { Finding } from './finding.ts';
import { place } from './ranges.ts';
import { classesOf, conditionsOf, processesOf } from './walk.ts';

const PROCESS_NAMES = new Set(PROCESSES.map(({ name }) => name));
const MATERIAL_NAMES = new Set(NAMED_MATERIALS.map(({ name }) => name));

/** Every name that a row carries stands in the list or document that it refers to. */
export function references({ rows, manifest }: RulePack, profile: PackProfile): Finding[] {
	const corrections = new Set([...profile.corrections, ...(profile.doubts ?? [])].map(({ name }) => name));
	const readings = new Set(manifest.readings?.map(({ name }) => name));
	const quotas = new Set(profile.quotas.map(({ name }) => name));
	return rows.flatMap((row, index) => {
		const conditions = row.alternatives.flatMap((one) => [...conditionsOf(one)]);
		const digests = row.textDigests?.length ?? row.alternatives.length;
		const problems = [
			...missing(row.corrections, corrections, 'correction'),
			...missing(row.readings, readings, 'reading'),
			...missing(conditions.flatMap(processesOf), PROCESS_NAMES, 'process'),
			...missing(
				conditions.flatMap(classesOf).flatMap(({ named }) => named ?? []),
				MATERIAL_NAMES,
				'named material',
			),
			...missing(
				conditions.flatMap((one) => (one.kind === 'within-quota' ? [one.quota] : [])),
				quotas,
				'quota',
			),
			...(digests === row.alternatives.length ? [] : ['textDigests and alternatives differ in number.']),
		];
		return problems.map(
			(problem): Finding => ({
				check: 'references',
				field: place(row, index),
				problem,
				remedy: 'Add it to the list it refers to, or compile the pack anew.',
			}),
		);
	});
}

function missing(names: readonly string[] | undefined, known: ReadonlySet<string>, what: string): string[] {
	return (names ?? [])
		.filter((name) => !known.has(name))
		.map((name) => `names the ${what} "${name}", which is not listed.`);
}
