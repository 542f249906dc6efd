import type { OriginCase } from '../schema/case.ts';

/** Steps of a path as `pathText` writes it: `materials[2].value`, `processes["weaving"]`. */
export function stepsOf(path: string): (string | number)[] {
	const steps: (string | number)[] = [];
	for (const [, index, quoted, name] of path.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([A-Za-z_]\w*)/g)) {
		if (index !== undefined) steps.push(Number(index));
		else steps.push(quoted === undefined ? (name as string) : (JSON.parse(quoted) as string));
	}
	return steps;
}

/** The case with one value replaced; everything else is shared with the original, which stays as it was. */
export function withChange(origin: OriginCase, path: string, to: unknown): OriginCase {
	return changed(origin, stepsOf(path), 0, to) as OriginCase;
}

function changed(node: unknown, steps: readonly (string | number)[], at: number, to: unknown): unknown {
	const step = steps[at];
	if (step === undefined) return to;
	if (Array.isArray(node)) {
		const copy = node.slice();
		copy[step as number] = changed(node[step as number], steps, at + 1, to);
		return copy;
	}
	const members = (node ?? {}) as Record<string, unknown>;
	return { ...members, [step]: changed(members[step], steps, at + 1, to) };
}

/** The value at a path; undefined where the case has none. */
export function valueAt(origin: OriginCase, path: string): unknown {
	let node: unknown = origin;
	for (const step of stepsOf(path)) {
		if (typeof node !== 'object' || node === null) return undefined;
		node = (node as Record<string | number, unknown>)[step];
	}
	return node;
}
