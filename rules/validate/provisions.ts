import type { PackManifest } from '../schema/pack.ts';
import type { Finding } from './finding.ts';

type Fault = Pick<Finding, 'field' | 'problem' | 'remedy'>;

/** The general provisions do not contradict themselves. */
export function provisions(manifest: PackManifest): Finding[] {
	const faults = [...derivation(manifest), ...operations(manifest), ...cumulation(manifest)];
	return faults.map((fault) => ({ check: 'provisions', ...fault }));
}

/** What was derived is not checked, and is issued on only once a named person accepted it. */
function derivation({ derivedFrom, checked, acceptance }: PackManifest): Fault[] {
	if (checked ? derivedFrom === null && acceptance === 'not-required' : acceptance === 'required') return [];
	return [
		{
			field: 'manifest.acceptance',
			problem: 'a pack that nobody checked needs a named person’s acceptance, and a derived one is not checked.',
			remedy: 'Set checked to false and acceptance to required, or compare the pack with the agreement’s text.',
		},
	];
}

/** Each operation of the list has its paragraph, and none is said of an operation that the agreement does not list. */
function operations({ insufficientOperations }: PackManifest): Fault[] {
	const listed = new Set<string>(insufficientOperations.operations);
	const points = insufficientOperations.points;
	const said = Object.keys({ ...points, ...insufficientOperations.meanings }).filter((op) => !listed.has(op));
	const bare = points ? [...listed].filter((op) => !(op in points)) : [];
	return [...new Set([...said, ...bare])].map((op) => ({
		field: `manifest.insufficientOperations ${op}`,
		problem: 'has a paragraph or meaning without being listed, or is listed without its paragraph.',
		remedy: 'Compare the list with the article that it cites.',
	}));
}

/** Bilateral and full cumulation are between the parties. */
function cumulation({ cumulation: kinds, parties }: PackManifest): Fault[] {
	return kinds.flatMap(({ kind, countries }) => {
		const strangers = countries.filter((country) => !parties.includes(country));
		if ((kind !== 'bilateral' && kind !== 'full') || strangers.length === 0) return [];
		return [
			{
				field: `manifest.cumulation ${kind}`,
				problem: `names ${strangers.join(', ')}, which is no party.`,
				remedy: 'Name the parties, or the kind of cumulation with other countries.',
			},
		];
	});
}
