import type { OriginCase } from '../schema/case.ts';
import type { PackManifest, RulePack } from '../schema/pack.ts';
import type { Reading, Verdict } from '../schema/result.ts';
import { USED_READINGS, VERDICTS, verdictOf } from './decide.ts';
import type { Readings } from './materials.ts';
import type { Assessment, MaterialStatus } from './model.ts';

/** The readings that a verdict rests on, and what the other ones would give. */
export function readingsOf(
	origin: OriginCase,
	pack: RulePack,
	assessment: Assessment,
	whatIf: boolean,
): readonly Reading[] {
	const { manifest } = pack;
	const readings: Reading[] = [];
	const other = (change: Partial<Readings>): Verdict | null =>
		whatIf ? verdictOf(origin, pack, { ...USED_READINGS, ...change }) : null;
	const name = (reading: Omit<Reading, 'changesVerdict'>) => {
		const { otherVerdict } = reading;
		const changesVerdict = otherVerdict === null ? null : otherVerdict !== VERDICTS[assessment.truth];
		readings.push({ ...reading, changesVerdict });
	};
	if (manifest.absorption.lookThrough === 'reading' && usesLookThrough(assessment.scope.statuses)) {
		name({
			id: 'look-through',
			source: { agreement: manifest.id, article: manifest.absorption.article },
			used: 'of a self-produced part that does not originate only the non-originating materials inside it count',
			other: 'such a part counts at its full value under its own HS code',
			otherVerdict: other({ part: 'full-value' }),
		});
	}
	const tolerance = assessment.rows.find((row) => row.tolerance?.truth === 'yes')?.tolerance;
	if (tolerance != null && tolerance.failing.length > 0) {
		name({
			id: 'tolerance-base',
			source: { agreement: manifest.id, article: tolerance.article },
			used: 'the tolerance adds up the non-originating materials that fail the rule',
			other: 'the tolerance adds up all non-originating materials',
			otherVerdict: other({ toleranceBase: 'all' }),
		});
	}
	const edition = origin.product.hsEdition ?? '2022';
	if (edition !== manifest.hsEdition) {
		name({
			id: 'hs-edition',
			source: { agreement: manifest.id, article: manifest.articles.productSpecificRules },
			used: `the code of HS ${edition} is matched as it stands`,
			other: `the code that the product has in HS ${manifest.hsEdition}, the edition of the list`,
			otherVerdict: null,
		});
	}
	for (const reading of compiledBy(assessment, manifest)) {
		const source = { agreement: manifest.id, article: manifest.articles.productSpecificRules };
		name({ id: reading.name, source, used: reading.chosen, other: reading.other, otherVerdict: null });
	}
	return readings;
}

/** Readings that the compiler had to choose for the rows at hand. */
function compiledBy(assessment: Assessment, { readings = [] }: PackManifest): typeof readings {
	const names = new Set(assessment.rows.flatMap(({ row }) => row.readings ?? []));
	return readings.filter((reading) => names.has(reading.name));
}

function usesLookThrough(statuses: readonly MaterialStatus[]): boolean {
	return statuses.some(
		({ part, reason }) =>
			part !== null && (reason === 'looked-through' || reason === 'undecided' || usesLookThrough(part.scope.statuses)),
	);
}
