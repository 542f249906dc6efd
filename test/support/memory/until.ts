/** Longer than anything in memory takes, shorter than a test may. */
const GIVE_UP_MS = 4_000;

/** Lets other work go on until it has come as far as is asked; gives up with what was waited for. */
export async function until(what: string, reached: () => boolean): Promise<void> {
	const end = performance.now() + GIVE_UP_MS;
	while (!reached()) {
		if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
		await new Promise(setImmediate);
	}
}
