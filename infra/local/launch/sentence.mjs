/**
 * A failure that its reader mends: one sentence with the remedy, no stack trace.
 * This folder is plain JavaScript because it runs before the pinned Node exists.
 */
export class Sentence extends Error {
	name = 'Sentence';
}
