import type { ErrorCode } from '../../../infra/errors.ts';
import { MAX_BOM_DEPTH } from '../../../rules/schema/case.ts';
import type { Bom } from '../../../schemas/index.ts';
import { type Gap, holdsOn, type Workspace } from './facts.ts';

/**
 * A part stands in a case once for each way that leads to it, so bills that share parts double with every level. A case
 * of this size is judged in some three seconds and its explanation takes 6 MB; both grow faster than the case.
 */
export const MAX_MATERIALS = 2_000;

/** What a bill comes to when it is written out. */
interface Extent {
	readonly levels: number;
	readonly materials: number;
}

/**
 * Why a bill of materials can't be written out as a case: it contains itself, or it is too deep or too large. Only lines
 * that hold on the day count, and each item is walked once. Undefined where it can.
 */
export function unfitFor(w: Workspace, product: Bom): Gap | undefined {
	const known = new Map<string, Extent>();

	const extentOf = (bom: Bom, above: readonly string[]): Extent | Gap => {
		if (above.includes(bom.sku)) return cyclic([...above.slice(above.indexOf(bom.sku)), bom.sku]);
		if (above.length >= MAX_BOM_DEPTH) return tooLarge(product, `is deeper than ${MAX_BOM_DEPTH} levels`);
		const before = known.get(bom.sku);
		if (before) return before;
		let levels = 1;
		let materials = 0;
		for (const { componentSku } of bom.lines.filter((line) => holdsOn(w.asOf, line))) {
			const below = w.boms.get(componentSku);
			const extent = below && extentOf(below, [...above, bom.sku]);
			if (extent && 'path' in extent) return extent;
			const opened = w.items.get(componentSku)?.procurement === 'made' ? extent : undefined;
			levels = Math.max(levels, 1 + (opened?.levels ?? 0));
			materials += 1 + (opened?.materials ?? 0);
		}
		const extent = { levels, materials };
		known.set(bom.sku, extent);
		return extent;
	};

	const extent = extentOf(product, []);
	if ('path' in extent) return extent;
	if (extent.levels > MAX_BOM_DEPTH) return tooLarge(product, `is deeper than ${MAX_BOM_DEPTH} levels`);
	if (extent.materials > MAX_MATERIALS) return tooLarge(product, `has more than ${MAX_MATERIALS} materials`);
	return undefined;
}

function cyclic(path: readonly string[]): Gap {
	return {
		path: `bill of materials ${path.join(' → ')}, which contains itself`,
		neededBy: `${'BOM_CYCLE' satisfies ErrorCode}: every rule`,
	};
}

function tooLarge({ sku }: Bom, problem: string): Gap {
	return {
		path: `bill of materials ${sku}, which written out ${problem}`,
		neededBy: `${'BOM_TOO_LARGE' satisfies ErrorCode}: every rule`,
	};
}
