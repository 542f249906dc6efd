import { inspect } from 'node:util';
import { jest } from '@jest/globals';
import { type HandledSpy, handledSpy } from '../spies/handled.ts';

/** Between looks where no consumer reports anything: what changes in the database alone is seen by then. */
const LOOK_EVERY_MS = 40;
const GIVE_UP_MS = 30_000;

export type Look<T> = () => T | Promise<T>;

/**
 * Looks until the look answers something other than false, null or undefined, and answers that. It looks again
 * whenever a consumer has handled a message. Gives up with what was waited for, what was seen last, and what consumers
 * have done.
 */
export async function lookUntil<T>(
	what: string,
	look: Look<T>,
	handled: HandledSpy,
	giveUpMs: number = GIVE_UP_MS,
): Promise<Exclude<T, false | null | undefined>> {
	const end = performance.now() + giveUpMs;
	for (;;) {
		const seen = await look();
		if (seen !== false && seen !== null && seen !== undefined) return seen as Exclude<T, false | null | undefined>;
		if (performance.now() > end) {
			throw new Error(
				`Waited ${giveUpMs / 1000} s in vain for ${what}. Last seen: ${inspect(seen)}. Consumers: ${handled.inWords()}.`,
			);
		}
		await handled.next(LOOK_EVERY_MS);
	}
}

/** `lookUntil` where no consumer runs. */
export const eventually = <T>(what: string, look: Look<T>) => lookUntil(what, look, handledSpy());

/** Gives up on what should be over long before, by its name: a hook's own time-out would not say what hung. */
export async function inTime<T>(what: string, work: Promise<T>): Promise<T> {
	const { promise, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(() => reject(new Error(`${what} took more than ${GIVE_UP_MS / 1000} s`)), GIVE_UP_MS);
	try {
		return await Promise.race([work, promise]);
	} finally {
		clearTimeout(timer);
	}
}

/** Lets a wait give up, and say for what, before jest gives the test up without a word. */
export function letWaitsSpeak(): void {
	jest.setTimeout(2 * GIVE_UP_MS);
}
