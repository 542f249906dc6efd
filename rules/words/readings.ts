import type { Reading } from '../schema/result.ts';
import { type Point, point, sourceText, type Telling } from './telling.ts';

/** Where the text can be read in two ways: the way that was taken, and what the other would change. */
export function readingPoints(telling: Telling): Point[] {
	return telling.result.readings.map((reading) => point(readingText(reading, telling)));
}

function readingText(reading: Reading, telling: Telling): string {
	const { say } = telling;
	return say('reading.entry', {
		...waysText(reading, telling),
		source: sourceText(reading.source),
		effect: effectText(reading, telling),
	});
}

/** The engine's own readings have messages; those that a row was compiled by are the pack's own words. */
function waysText({ id, used, other }: Reading, { say, origin, manifest }: Telling) {
	switch (id) {
		case 'look-through':
		case 'tolerance-base':
			return {
				about: say(`reading.about.${id}`, {}),
				used: say(`reading.used.${id}`, {}),
				other: say(`reading.other.${id}`, {}),
			};
		case 'hs-edition': {
			const [stated, listed] = [origin.product.hsEdition ?? '2022', manifest.hsEdition];
			return {
				about: say('reading.about.hs-edition', {}),
				used: say('reading.used.hs-edition', { stated, listed }),
				other: say('reading.other.hs-edition', { listed }),
			};
		}
		default:
			return { about: say('reading.about.row', {}), used, other };
	}
}

function effectText({ changesVerdict, otherVerdict }: Reading, { say }: Telling): string {
	if (changesVerdict === null) return say('reading.not-computed', {});
	if (!changesVerdict || otherVerdict === null) return say('reading.same', {});
	return say(`reading.changes.${otherVerdict}`, {});
}
