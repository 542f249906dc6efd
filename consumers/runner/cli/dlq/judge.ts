import type { Redrives } from '../../../../infra/ports/redrives.ts';
import { type Letter, placeOf } from './letter.ts';

/** Why a letter is not sent again. */
export type Hindrance = 'redriven before' | 'no record of the topic' | 'came back too often';

export interface Judged {
	readonly letter: Letter;
	/** Undefined: it can be sent again. */
	readonly hindrance: Hindrance | undefined;
}

/** In words, with what to do instead. */
export const REMEDY: Record<Hindrance, string> = {
	'redriven before': 'each letter is sent once; one that died again stands further on as a letter of its own',
	'no record of the topic': 'it is a line of a file or of an HTTP body; have it corrected and sent again by its source',
	'came back too often': 'mend what its code names first; then allow more with --replays',
};

/**
 * Says of each letter whether it can be sent again. One that an entrance refused never was a record of its topic: its
 * value is a line, and every consumer would only refuse it.
 */
export async function judge(
	letters: readonly Letter[],
	redrives: Pick<Redrives, 'known'>,
	mostReplays: number,
): Promise<Judged[]> {
	const known = await redrives.known(letters.map(placeOf));
	return letters.map((letter, index) => ({
		letter,
		hindrance: hindranceOf(letter, known[index] === true, mostReplays),
	}));
}

function hindranceOf({ reasons, replays }: Letter, known: boolean, mostReplays: number): Hindrance | undefined {
	if (known) return 'redriven before';
	if (reasons.offset === undefined || reasons.partition === undefined) return 'no record of the topic';
	return replays >= mostReplays ? 'came back too often' : undefined;
}
