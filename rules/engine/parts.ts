import type { Material } from '../schema/case.ts';
import type { Truth } from '../schema/result.ts';
import { covers } from './evidence.ts';
import { itemOf, type MaterialContext, readMaterials } from './materials.ts';
import type { Assessment, Gap, Item, MaterialStatus, StatusReason } from './model.ts';
import { cumulationOf, isFull } from './status.ts';
import { and } from './truth.ts';

/** A part with the items by which it counts. */
export interface PartRead {
	readonly status: MaterialStatus;
	readonly items: readonly Item[];
}

/**
 * A self-produced part, or a bought one that a declaration for non-originating goods opens. One that qualifies counts
 * as originating whole (absorption, TCA 39(2)); one that doesn't is looked through, or counts at full value in the
 * other reading; of an undecided one both stand in the calculation as unknown.
 */
export function readPart(material: Material, path: string, context: MaterialContext): PartRead {
	if (material.bom === undefined || material.bom.length === 0) return atFullValue(material, path, 'full-value');
	const cumulation = cumulationOf(material, context);
	if (cumulation === 'not-allowed') return atFullValue(material, path, 'cumulation-not-allowed');
	// Only full cumulation counts the working of a part that another party's working did not make originating.
	const mayOpen = cumulation === 'none' || isFull(material, context);
	const { evidence } = material;
	if (evidence?.type === 'non-originating-declaration') {
		if (!covers(evidence, context.agreement, context.date))
			return atFullValue(material, path, 'evidence-does-not-cover');
		return mayOpen ? opened(material, path, context) : atFullValue(material, path, 'cumulation-not-allowed');
	}
	const part = context.assessPart(material, path, context);
	// A part of which nothing that counts is stated can't be looked through: nothing inside is not nothing foreign.
	if (part.truth !== 'yes' && part.scope.items.length === 0) return atFullValue(material, path, 'full-value');
	const doubts = part.truth === 'unknown' ? [doubtOf(part)] : NO_DOUBTS;
	const item = itemOf(material, path, part.truth, cumulation === 'used', doubts);
	if (part.truth === 'yes') {
		const whole: Item = isWhollyObtained(part) ? { ...item, whollyObtained: 'yes' } : item;
		return { status: { item: whole, truth: 'yes', reason: 'qualifies-itself', part }, items: [whole] };
	}
	const lookThrough = mayOpen && context.readings.part === 'look-through';
	const reason = part.truth === 'unknown' ? 'undecided' : lookThrough ? 'looked-through' : 'full-value';
	const status: MaterialStatus = { item, truth: part.truth, reason, part };
	if (!lookThrough) return { status, items: [item] };
	const inside = withPacking(part.scope.allItems, material);
	return { status, items: part.truth === 'no' ? inside : undecided(item, inside) };
}

function atFullValue(material: Material, path: string, reason: StatusReason): PartRead {
	const item = itemOf(material, path, 'no', false);
	return { status: { item, truth: 'no', reason, part: null }, items: [item] };
}

/** Its supplier declares that it does not originate, so that its own rule isn't tested; what it lists counts. */
function opened(material: Material, path: string, context: MaterialContext): PartRead {
	const inside = readMaterials(material.bom ?? [], `${path}.bom`, context);
	if (inside.items.length === 0) return atFullValue(material, path, 'full-value');
	const item = itemOf(material, path, 'no', false);
	const status: MaterialStatus = { item, truth: 'no', reason: 'looked-through', part: null };
	return { status, items: withPacking(inside.items, material) };
}

/** Products of wholly obtained products only are wholly obtained (TCA 41(1)(m)). */
function isWhollyObtained(part: Assessment): boolean {
	return part.basis === 'wholly-obtained' || part.scope.items.every((item) => item.whollyObtained === 'yes');
}

const NO_DOUBTS: readonly Gap[] = [];

function doubtOf(part: Assessment): Gap {
	return { path: part.scope.materialsPath, fact: 'origin of the part', kind: 'judgement', undecided: part };
}

/** What is inside a packing or an accessory is packing or accessory. */
function withPacking(items: readonly Item[], material: Material): readonly Item[] {
	const packing = material.role;
	if (packing !== 'retail-packaging' && packing !== 'accessory') return items;
	return items.map((item) => ({ ...item, packing }));
}

/** The part as originating, and what is inside it: one of the two stands in the calculation, it is not known which. */
function undecided(part: Item, inside: readonly Item[]): Item[] {
	const open = (truth: Truth): Truth => and(truth, 'unknown');
	let inner: readonly Gap[] = NO_DOUBTS;
	let doubts = part.doubts;
	/** Those of the line and those of the part; lines of one part within it share theirs. */
	const withOwn = (own: readonly Gap[]): readonly Gap[] => {
		if (own.length === 0) return part.doubts;
		if (own !== inner) doubts = [...own, ...part.doubts];
		inner = own;
		return doubts;
	};
	const whole: Item = { ...part, used: 'unknown', counts: 'no', whollyObtained: 'unknown' };
	const opened = inside.map((item) => ({
		...item,
		used: open(item.used),
		counts: open(item.counts),
		doubts: withOwn(item.doubts),
	}));
	return [whole, ...opened];
}
