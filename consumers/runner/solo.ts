/**
 * Lets work go on side by side, or one piece of it alone. Who waits to be alone goes before who comes later, so that it
 * is not kept waiting for ever.
 */
export interface Solo {
	beside<T>(work: () => Promise<T>): Promise<T>;
	alone<T>(work: () => Promise<T>): Promise<T>;
}

export function solo(): Solo {
	let inWork = 0;
	let isAlone = false;
	const waiting: { readonly alone: boolean; readonly start: () => void }[] = [];

	const next = () => {
		for (let first = waiting[0]; first && !isAlone; first = waiting[0]) {
			if (first.alone && inWork > 0) return;
			waiting.shift();
			inWork += 1;
			isAlone = first.alone;
			first.start();
		}
	};
	const enter = async <T>(alone: boolean, work: () => Promise<T>): Promise<T> => {
		await new Promise<void>((start) => {
			waiting.push({ alone, start });
			next();
		});
		try {
			return await work();
		} finally {
			inWork -= 1;
			isAlone = false;
			next();
		}
	};
	return { beside: (work) => enter(false, work), alone: (work) => enter(true, work) };
}

/**
 * Of this process: a message kills all of it, whichever consumer it belongs to. One that is suspected is worked on while
 * no other message is, or an innocent one would be suspected with it.
 */
export const ofThisProcess: Solo = solo();
