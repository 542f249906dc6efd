import { PsraError } from '../errors.ts';

/** What a round answers: how many leaves are witnessed now, and for each thing its index or why it has none. */
interface Round {
	readonly witnessed: number;
	readonly places: readonly (number | PsraError)[];
}

export interface Sequencer<T> {
	/** Answers the index once it is witnessed. */
	add(one: T): Promise<number>;
	/** Lets what waits be done, and refuses what comes after. */
	close(): Promise<void>;
}

interface Waiting<T> {
	readonly one: T;
	readonly resolve: (index: number) => void;
	readonly reject: (error: unknown) => void;
}

/**
 * Gathers what comes while a round is at work for the next one, so that many who wait share one transaction, signature
 * and question to witnesses. A round witnesses what the one before appended: whoever was placed is answered by the next.
 * Where a round fails all who wait for it are told; each may come again. `most` things a round.
 */
export function sequencer<T>(round: (batch: readonly T[]) => Promise<Round>, most: number): Sequencer<T> {
	const waiting: Waiting<T>[] = [];
	let placed: { readonly index: number; readonly who: Waiting<T> }[] = [];
	let working: Promise<void> | undefined;
	let closed = false;

	async function work(): Promise<void> {
		while (waiting.length > 0 || placed.length > 0) {
			const batch = waiting.splice(0, most);
			try {
				const { witnessed, places } = await round(batch.map(({ one }) => one));
				const unseen = [...placed, ...batch.map((who, i) => ({ index: places[i], who }))];
				placed = [];
				for (const { index, who } of unseen) {
					if (typeof index !== 'number') who.reject(index);
					else if (index < witnessed) who.resolve(index);
					else placed.push({ index, who });
				}
			} catch (error) {
				for (const who of [...placed.map(({ who }) => who), ...batch]) who.reject(error);
				placed = [];
			}
		}
		working = undefined;
	}

	return {
		add(one) {
			if (closed) return Promise.reject(new PsraError('NOT_READY', 'The log is being closed.'));
			const { promise, resolve, reject } = Promise.withResolvers<number>();
			waiting.push({ one, resolve, reject });
			working ??= work();
			return promise;
		},
		async close() {
			closed = true;
			await working;
		},
	};
}
