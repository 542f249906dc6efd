/** The q-quantile of values by the nearest-rank method (a value that occurred, never one between two). Throws for none. */
export function quantile(values: readonly number[], q: number): number {
	if (values.length === 0) throw new RangeError('no values to take a quantile of');
	const sorted = Float64Array.from(values).sort();
	return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] as number;
}

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = Float64Array.from(values).sort();
	const middle = sorted.length / 2;
	if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] as number;
	return (quantile(values, 0.5) + (sorted[middle] as number)) / 2;
}

/** Slope of the least-squares line through points (x, y). */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
	if (points.length < 2) throw new RangeError('no line without two points');
	const meanX = mean(points.map(([x]) => x));
	const meanY = mean(points.map(([, y]) => y));
	const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
	return over / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
