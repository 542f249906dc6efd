/** What stands in the place of personal data. */
export const MASK = '***';

/**
 * A copy of a record in which what stands at these paths (the catalogue's `personalData`) is masked: its kind of value is
 * not told. Null stays, so that it shows that there was nothing.
 */
export function masked(value: unknown, paths: readonly string[]): unknown {
	return paths.reduce((seen, path) => at(seen, path.split('.')), value);
}

function at(value: unknown, [name, ...rest]: readonly string[]): unknown {
	if (Array.isArray(value)) return value.map((one) => at(one, name === undefined ? [] : [name, ...rest]));
	if (name === undefined) return value === null || value === undefined ? value : MASK;
	if (typeof value !== 'object' || value === null || !(name in value)) return value;
	return { ...value, [name]: at((value as Record<string, unknown>)[name], rest) };
}
