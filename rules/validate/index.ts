import { type RulePack, rulePack } from '../schema/pack.ts';
import type { PackProfile } from '../schema/profile.ts';
import type { Finding } from './finding.ts';
import { provisions } from './provisions.ts';
import { gaps, overlaps, place, provisionRanges, ranges } from './ranges.ts';
import { references } from './references.ts';
import { conditionsOf } from './walk.ts';

export type { Finding } from './finding.ts';

/**
 * All faults of a pack. `codes` are the six-digit codes of the nomenclature; without them gaps and the existence of
 * ranges are not checked. A pack that does not fit its schema is not looked at further.
 */
export function validatePack(
	pack: RulePack | undefined,
	profile: PackProfile,
	codes?: readonly string[],
): readonly Finding[] {
	const read = rulePack.safeParse(pack);
	if (!read.success) return read.error.issues.slice(0, 20).map(schemaFinding);
	return [
		...ranges(read.data, codes),
		...provisionRanges(read.data.manifest, codes),
		...overlaps(read.data),
		...(codes ? gaps(read.data, codes) : []),
		...dates(read.data),
		...references(read.data, profile),
		...provisions(read.data.manifest),
	];
}

function schemaFinding(issue: { path: PropertyKey[]; message: string }): Finding {
	return {
		check: 'schema',
		field: issue.path.map(String).join('.'),
		problem: `${issue.message}.`,
		remedy: 'Compile the pack anew; rows are not edited by hand.',
	};
}

/** The validity and all time limits run forwards, and the limits lie within the validity. */
function dates({ rows, manifest }: RulePack): Finding[] {
	const { validFrom, validTo } = manifest;
	if (!runs(validFrom, validTo)) return [EMPTY_VALIDITY];
	return rows.flatMap((row, index) =>
		row.alternatives
			.flatMap((one) => [...conditionsOf(one)])
			.flatMap((one) => (one.kind === 'time-limit' ? [one] : []))
			.filter(({ from, until }) => !runs(from ?? validFrom, until ?? validTo) || !runs(validFrom, until ?? null))
			.map(
				({ from, until }): Finding => ({
					check: 'dates',
					field: place(row, index),
					problem: `the time limit ${from ?? ''} to ${until ?? ''} is empty or outside the pack's validity.`,
					remedy: "Compare it with the published text and the profile's corrections.",
				}),
			),
	);
}

const EMPTY_VALIDITY: Finding = {
	check: 'dates',
	field: 'manifest.validTo',
	problem: 'lies before manifest.validFrom.',
	remedy: 'Compare both with the dates of the agreement.',
};

function runs(from: string | null, until: string | null): boolean {
	return from === null || until === null || from <= until;
}
