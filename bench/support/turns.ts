/** Ways of doing the same, by the names of those that do it. */
export type Ways = Readonly<Record<string, () => unknown>>;

/**
 * Rates of each, taken in turns, so that what the machine does meanwhile meets all of them. The first round, in which code is
 * compiled, isn't counted.
 */
export async function ratesInTurns(
	ways: Ways,
	rounds: number,
	signal: AbortSignal,
	rateOf: (work: () => unknown) => Promise<number>,
): Promise<ReadonlyMap<string, readonly number[]>> {
	const rates = new Map(Object.keys(ways).map((subject) => [subject, [] as number[]]));
	for (let round = 0; round <= rounds; round += 1) {
		for (const [subject, work] of Object.entries(ways)) {
			signal.throwIfAborted();
			const rate = await rateOf(work);
			if (round > 0) rates.get(subject)?.push(rate);
		}
	}
	return rates;
}
