/** A movement by what makes it known: its document, unique in the company, and its item. */
export interface Booked {
	readonly document: string;
	readonly sku: string;
}

export interface Cancellation extends Booked {
	/** Document that it takes back. */
	readonly cancels: string;
}

/**
 * Movements that stand: those that no standing cancellation of the same item takes back. A cancellation that was itself
 * taken back takes nothing back; of cancellations that name each other in a circle none stands. When it was posted does
 * not matter: what was cancelled, whenever, never happened.
 */
export function standing<T extends Booked>(movements: readonly T[], cancellations: readonly Cancellation[]): T[] {
	const against = Map.groupBy(cancellations, (one) => keyOf(one.cancels, one.sku));
	const known = new Map<string, boolean>();
	const stands = ({ document, sku }: Booked): boolean => {
		const before = known.get(document);
		if (before !== undefined) return before;
		known.set(document, false);
		const result = !against.get(keyOf(document, sku))?.some(stands);
		known.set(document, result);
		return result;
	};
	return movements.filter(stands);
}

const keyOf = (document: string, sku: string) => JSON.stringify([document, sku]);
