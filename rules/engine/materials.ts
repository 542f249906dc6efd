import type { Material, OriginCase } from '../schema/case.ts';
import { type Decimal, decimal } from '../schema/decimal.ts';
import type { Truth } from '../schema/result.ts';
import { territoryOf } from '../schema/territory.ts';
import type { PackIndex } from './lookup.ts';
import type { Assessment, Gap, Item, MaterialStatus } from './model.ts';
import { readPart } from './parts.ts';
import { statusOf } from './status.ts';
import { not, ofFact } from './truth.ts';

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
	readonly brief: boolean;
	/** Tests a part's own origin; given by the assessment, which in turn reads the part's materials. */
	readonly assessPart: (part: Material, path: string, context: MaterialContext) => Assessment;
}

/** Materials as stated, each with its status, and as they count after absorption and look-through. */
export interface MaterialsRead {
	readonly statuses: readonly MaterialStatus[];
	readonly items: readonly Item[];
}

export function contextOf(
	origin: OriginCase,
	pack: PackIndex,
	readings: Readings,
	brief: boolean,
	assessPart: MaterialContext['assessPart'],
): MaterialContext {
	return {
		pack,
		agreement: origin.agreement,
		date: origin.date,
		madeIn: territoryOf(origin.madeIn),
		segregationAuthorised: isAuthorised(origin, 'accounting-segregation'),
		readings,
		brief,
		assessPart,
	};
}

/** An authorisation is given by its number; one without is none. */
export function isAuthorised(
	{ authorisations = [] }: OriginCase,
	kind: 'accounting-segregation' | 'averaging',
): boolean {
	return authorisations.some((one) => one.kind === kind && one.number.trim() !== '');
}

/** Reads the materials of a product, a part or a set; transport packing and neutral elements are left out. */
export function readMaterials(materials: readonly Material[], path: string, context: MaterialContext): MaterialsRead {
	const statuses: MaterialStatus[] = [];
	const items: Item[] = [];
	for (let i = 0; i < materials.length; i++) {
		const material = materials[i] as Material;
		if (material.role === 'shipping-packing' || material.role === 'neutral') continue;
		const at = pathOf(path, i);
		if (material.status === 'self-produced') {
			const part = readPart(material, at, context);
			statuses.push(part.status);
			for (const item of part.items) items.push(item);
		} else {
			const { originating, byCumulation, reason } = statusOf(material, context);
			const truth: Truth = originating ? 'yes' : 'no';
			const item = itemOf(material, at, truth, byCumulation);
			statuses.push({ item, truth, reason, part: null });
			items.push(item);
		}
	}
	return { statuses, items };
}

const NO_GAPS: readonly Gap[] = [];

/** Paths of materials are asked for again with every case, and mostly these. */
const FIRST_LEVEL = Array.from({ length: 256 }, (_, i) => `materials[${i}]`);

function pathOf(list: string, i: number): string {
	return (list === 'materials' ? FIRST_LEVEL[i] : undefined) ?? `${list}[${i}]`;
}

/** A material as a whole; its decimals are parsed here, once. */
export function itemOf(
	material: Material,
	path: string,
	originating: Truth,
	byCumulation: boolean,
	doubts: readonly Gap[] = NO_GAPS,
): Item {
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

export function decimalOrNull(text: string | null | undefined): Decimal | null {
	return text == null ? null : decimal(text);
}
