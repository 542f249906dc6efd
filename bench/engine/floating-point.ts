import type { OriginCase } from '../../rules/schema/case.ts';

/** Facts as a program of its own would hold them. */
export interface Facts {
	readonly heading: string;
	readonly exw: number;
	readonly materials: readonly { readonly heading: string; readonly originating: boolean; readonly value: number }[];
}

export function factsOf({ product, materials }: OriginCase): Facts {
	return {
		heading: product.hs.slice(0, 4),
		exw: Number(product.exw),
		materials: materials.map(({ hs, status, value }) => ({
			heading: (hs ?? '').slice(0, 4),
			originating: status === 'originating',
			value: Number(value),
		})),
	};
}

/** The limit: CTH or MaxNOM 50 written by hand on floating-point numbers, which is neither exact nor says why. */
export function floatingPoint({ heading, exw, materials }: Facts): boolean {
	let changed = true;
	let nonOriginating = 0;
	for (const material of materials) {
		if (material.originating) continue;
		if (material.heading === heading) changed = false;
		nonOriginating += material.value;
	}
	return changed || (nonOriginating / exw) * 100 <= 50;
}
