import type { Material, OriginCase } from '../schema/case.ts';
import { type Decimal, decimal } from '../schema/decimal.ts';
import type { Truth } from '../schema/result.ts';
import { covers } from './evidence.ts';
import type { PackIndex } from './lookup.ts';
import type { Assessment, Gap, Item, MaterialStatus, StatusReason } from './model.ts';
import { territoryOf } from './territory.ts';
import { and, not, ofFact } from './truth.ts';

/** Where the text allows two readings: the one to decide by. */
export interface Readings {
	/** How a self-produced part that does not qualify is counted. */
	readonly part: 'look-through' | 'full-value';
	/** Which materials a tolerance adds up: those that fail the rule, or all non-originating ones. */
	readonly toleranceBase: 'failing' | 'all';
}

/** What holds for every material of a case. */
export interface MaterialContext {
	readonly pack: PackIndex;
	readonly agreement: string;
	readonly date: string;
	/** Territory of production, `EU` for a member state. */
	readonly madeIn: string;
	readonly segregationAuthorised: boolean;
	readonly readings: Readings;
	/** Tests a part's own origin; given by the assessment, which in turn reads the part's materials. */
	readonly assessPart: (part: Material, path: string, context: MaterialContext) => Assessment;
}

export interface MaterialsOfScope {
	readonly statuses: readonly MaterialStatus[];
	/** After absorption and look-through. */
	readonly items: readonly Item[];
}

export function contextOf(
	origin: OriginCase,
	pack: PackIndex,
	readings: Readings,
	assessPart: MaterialContext['assessPart'],
): MaterialContext {
	return {
		pack,
		agreement: origin.agreement,
		date: origin.date,
		madeIn: territoryOf(origin.madeIn),
		segregationAuthorised: origin.authorisations?.some((one) => one.kind === 'accounting-segregation') === true,
		readings,
		assessPart,
	};
}

export function decimalOrNull(text: string | null | undefined): Decimal | null {
	return text == null ? null : decimal(text);
}

const NO_GAPS: readonly Gap[] = [];

/** Reads the materials of a product, a part or a set; transport packing and neutral elements are left out. */
export function readMaterials(
	materials: readonly Material[],
	path: string,
	context: MaterialContext,
): MaterialsOfScope {
	const statuses: MaterialStatus[] = [];
	const items: Item[] = [];
	for (let i = 0; i < materials.length; i++) {
		const material = materials[i] as Material;
		if (material.role === 'shipping-packing' || material.role === 'neutral') continue;
		const at = `${path}[${i}]`;
		if (material.status === 'self-produced') readPart(material, at, context, statuses, items);
		else {
			const status = readBought(material, at, context);
			statuses.push(status);
			items.push(status.item);
		}
	}
	return { statuses, items };
}

function itemOf(material: Material, path: string, originating: Truth, byCumulation: boolean, doubts = NO_GAPS): Item {
	const packing = material.role === 'retail-packaging' || material.role === 'accessory' ? material.role : 'none';
	return {
		id: material.id,
		path,
		hs: material.hs,
		value: decimalOrNull(material.value),
		weight: decimalOrNull(material.netWeightKg),
		packing,
		used: 'yes',
		counts: not(originating),
		whollyObtained: originating === 'yes' ? ofFact(material.whollyObtained) : 'no',
		byCumulation,
		named: material.named,
		doubts,
	};
}

/** A bought material: originating only where its status says so and nothing that accompanies it contradicts. */
function readBought(material: Material, path: string, context: MaterialContext): MaterialStatus {
	const { originating, byCumulation, reason } = statusOf(material, context);
	const truth: Truth = originating ? 'yes' : 'no';
	return { item: itemOf(material, path, truth, byCumulation), truth, reason, part: null };
}

function statusOf(
	material: Material,
	context: MaterialContext,
): { originating: boolean; byCumulation: boolean; reason: StatusReason } {
	const no = (reason: StatusReason) => ({ originating: false, byCumulation: false, reason });
	if (material.status === 'unknown') return no('unknown-origin');
	if (material.status !== 'originating') return no('stated');
	const { evidence } = material;
	if (evidence !== undefined) {
		const proves = evidence.type !== 'non-originating-declaration';
		if (!proves || !covers(evidence, context.agreement, context.date)) return no('evidence-does-not-cover');
	}
	if (material.segregated === true && !context.segregationAuthorised) return no('no-authorisation');
	const cumulation = cumulationOf(material, context);
	if (cumulation === 'not-allowed') return no('cumulation-not-allowed');
	if (cumulation === 'used') return { originating: true, byCumulation: true, reason: 'cumulation' };
	return { originating: true, byCumulation: false, reason: evidence === undefined ? 'stated' : 'evidence-valid' };
}

/** Cumulation that a material rests on: stated, or evident from its origin in another party of the agreement. */
function cumulationOf(material: Material, context: MaterialContext): 'none' | 'used' | 'not-allowed' {
	const { cumulation: allowed, parties } = context.pack.pack.manifest;
	const stated = material.cumulation;
	if (stated == null) {
		const origin = material.origin == null ? null : territoryOf(material.origin);
		if (origin === null || origin === context.madeIn || !parties.includes(origin)) return 'none';
		return allowed.some((one) => one.countries.includes(origin)) ? 'used' : 'not-allowed';
	}
	const country = stated.country ?? material.origin;
	const territory = country == null ? null : territoryOf(country);
	const fits = allowed.some(
		(one) =>
			(stated.kind === undefined || one.kind === stated.kind) &&
			(territory === null ? one.countries.length > 0 : one.countries.includes(territory)),
	);
	if (territory === context.madeIn && parties.includes(territory)) return 'none';
	return fits ? 'used' : 'not-allowed';
}

/**
 * A self-produced part, or a bought one that a declaration for non-originating goods opens. One that qualifies counts
 * as originating whole (absorption); one that doesn't is looked through, or counts at full value in the other reading;
 * of an undecided one both stand in the calculation as unknown.
 */
function readPart(
	material: Material,
	path: string,
	context: MaterialContext,
	statuses: MaterialStatus[],
	items: Item[],
): void {
	const full = (reason: StatusReason): void => {
		const item = itemOf(material, path, 'no', false);
		statuses.push({ item, truth: 'no', reason, part: null });
		items.push(item);
	};
	if (material.bom === undefined || material.bom.length === 0) return full('full-value');
	const opened = material.evidence?.type === 'non-originating-declaration';
	if (opened && !covers(material.evidence as NonNullable<Material['evidence']>, context.agreement, context.date)) {
		return full('evidence-does-not-cover');
	}
	const cumulation = material.cumulation == null ? 'none' : cumulationOf(material, context);
	if (cumulation === 'not-allowed') return full('cumulation-not-allowed');
	if (opened) {
		const inner = readMaterials(material.bom, `${path}.bom`, context);
		statuses.push({ item: itemOf(material, path, 'no', false), truth: 'no', reason: 'looked-through', part: null });
		items.push(...withPacking(inner.items, material));
		return;
	}
	const part = context.assessPart(material, path, context);
	const doubts = part.truth === 'unknown' ? part.gaps.map(asDoubt) : NO_GAPS;
	const item = itemOf(material, path, part.truth, cumulation === 'used', doubts);
	if (part.truth === 'yes') {
		const whole = part.basis === 'wholly-obtained' ? { ...item, whollyObtained: 'yes' as Truth } : item;
		statuses.push({ item: whole, truth: 'yes', reason: 'qualifies-itself', part });
		items.push(whole);
		return;
	}
	const lookThrough = context.readings.part === 'look-through';
	const reason = part.truth === 'unknown' ? 'undecided' : lookThrough ? 'looked-through' : 'full-value';
	statuses.push({ item, truth: part.truth, reason, part });
	if (!lookThrough) items.push(item);
	else if (part.truth === 'no') items.push(...withPacking(part.scope.allItems, material));
	else items.push(...undecided(item, withPacking(part.scope.allItems, material)));
}

/** That the list has no rule for a part is, for the product, a question to a person. */
function asDoubt(gap: Gap): Gap {
	return gap.kind === 'no-rule' ? { ...gap, kind: 'judgement' } : gap;
}

/** What is inside a packing or an accessory is packing or accessory. */
function withPacking(items: readonly Item[], material: Material): readonly Item[] {
	const packing = material.role;
	if (packing !== 'retail-packaging' && packing !== 'accessory') return items;
	return items.map((item) => ({ ...item, packing }));
}

/** The part as originating, and what is inside it: one of the two stands in the calculation, it is not known which. */
function undecided(part: Item, inside: readonly Item[]): Item[] {
	const whole: Item = { ...part, used: 'unknown', counts: 'no', whollyObtained: 'unknown' };
	return [
		whole,
		...inside.map(
			(item): Item => ({
				...item,
				used: and(item.used, 'unknown'),
				counts: and(item.counts, 'unknown'),
				doubts: [...item.doubts, ...part.doubts],
			}),
		),
	];
}
