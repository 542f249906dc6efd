/**
 * A JSON value with the first `most` elements of its arrays, counted through the whole of it in the order of the text;
 * the value itself where it has no more.
 */
export function headOf(value: unknown, most: number): unknown {
	return elementsIn(value) <= most ? value : cut(value, { left: most });
}

function elementsIn(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 0;
	let elements = Array.isArray(value) ? value.length : 0;
	for (const one of Object.values(value)) elements += elementsIn(one);
	return elements;
}

function cut(value: unknown, budget: { left: number }): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (!Array.isArray(value))
		return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cut(one, budget)]));
	const kept: unknown[] = [];
	for (const one of value) {
		if (budget.left === 0) break;
		budget.left -= 1;
		kept.push(cut(one, budget));
	}
	return kept;
}
