/** Component item numbers of an item. */
type LinesOf = (sku: string) => readonly string[];

/** Items made with any of `skus`, directly or through others, and these themselves. */
export function usersOf(linesOf: LinesOf, made: readonly string[], skus: readonly string[]): string[] {
	const found = new Set(skus);
	for (let before = -1; before !== found.size; ) {
		before = found.size;
		for (const sku of made) if (linesOf(sku).some((component) => found.has(component))) found.add(sku);
	}
	return [...found].sort();
}

/** The item first, then every component below it. */
export function closureOf(linesOf: LinesOf, sku: string): string[] {
	const found = new Set([sku]);
	for (const one of found) for (const component of linesOf(one)) found.add(component);
	return [...found];
}

/** A path from `sku` down its components back to itself; null where there is none. */
export function pathBackTo(linesOf: LinesOf, sku: string): string[] | null {
	const paths = [[sku]];
	const seen = new Set<string>();
	for (const path of paths) {
		for (const component of linesOf(path.at(-1) as string)) {
			if (component === sku) return [...path, sku];
			if (seen.has(component)) continue;
			seen.add(component);
			paths.push([...path, component]);
		}
	}
	return null;
}
