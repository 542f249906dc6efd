/** Looks whether work goes on that reports itself. Time is given: milliseconds of a clock that never goes back. */
export interface StallWatch {
	/** A fetch ended, or the group was joined: it goes on. */
	sign(): void;
	/** Work that has a guard of its own: while it lasts nothing is taken for stalled. */
	during<T>(work: () => Promise<T>): Promise<T>;
	/** For how long nothing has gone on, where that is longer than the limit; else undefined. */
	stalledFor(): number | undefined;
}

export function stallWatch(limitMs: number, now: () => number): StallWatch {
	let last = now();
	let inWork = 0;
	const sign = () => {
		last = now();
	};
	return {
		sign,
		async during(work) {
			inWork += 1;
			try {
				return await work();
			} finally {
				inWork -= 1;
				sign();
			}
		},
		stalledFor() {
			const silent = now() - last;
			return inWork === 0 && silent > limitMs ? silent : undefined;
		},
	};
}

/** Looks several times in each limit and tells of each stall once; the next one counts from there. Answers its end. */
export function watch(stall: StallWatch, limitMs: number, onStall: (silentMs: number) => void): () => void {
	const timer = setInterval(() => {
		const silent = stall.stalledFor();
		if (silent === undefined) return;
		stall.sign();
		onStall(silent);
	}, limitMs / 4);
	return () => clearInterval(timer);
}
