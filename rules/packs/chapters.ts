import type { HsRange } from '../schema/condition.ts';

/** A range of chapters, or of headings, both ends included; one end alone is both. */
export function chapters(from: string, to = from): HsRange {
	return { from, to };
}
