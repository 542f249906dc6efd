import type { Material } from '../schema/case.ts';
import { territoryOf } from '../schema/territory.ts';
import { covers } from './evidence.ts';
import type { MaterialContext } from './materials.ts';
import type { StatusReason } from './model.ts';

/** Whether a bought material counts as originating, and why. */
export interface BoughtStatus {
	readonly originating: boolean;
	readonly byCumulation: boolean;
	readonly reason: StatusReason;
}

function bought(originating: boolean, byCumulation: boolean, reason: StatusReason): BoughtStatus {
	return { originating, byCumulation, reason };
}

/** Made once: there is one for each material of each case. */
const STATED = bought(false, false, 'stated');
const UNKNOWN_ORIGIN = bought(false, false, 'unknown-origin');
const NOT_COVERED = bought(false, false, 'evidence-does-not-cover');
const NOT_AUTHORISED = bought(false, false, 'no-authorisation');
const NOT_ALLOWED = bought(false, false, 'cumulation-not-allowed');
const BY_CUMULATION = bought(true, true, 'cumulation');
const STATED_ORIGINATING = bought(true, false, 'stated');
const PROVED = bought(true, false, 'evidence-valid');

/**
 * A bought material is originating only where it is stated to be and nothing that accompanies it contradicts: its
 * evidence must cover the delivery, segregation needs its authorisation, cumulation a provision of the agreement.
 * Unknown origin is non-originating (TCA 38(f)).
 */
export function statusOf(material: Material, context: MaterialContext): BoughtStatus {
	if (material.status === 'unknown') return UNKNOWN_ORIGIN;
	if (material.status !== 'originating') return STATED;
	const { evidence } = material;
	if (evidence !== undefined) {
		const proves = evidence.type !== 'non-originating-declaration';
		if (!proves || !covers(evidence, context.agreement, context.date)) {
			return NOT_COVERED;
		}
	}
	if (material.segregated === true && !context.segregationAuthorised) return NOT_AUTHORISED;
	const cumulation = cumulationOf(material, context);
	if (cumulation === 'not-allowed') return NOT_ALLOWED;
	if (cumulation === 'used') return BY_CUMULATION;
	return evidence === undefined ? STATED_ORIGINATING : PROVED;
}

/** Cumulation that a material rests on: stated, or evident from its origin in another party of the agreement. */
export function cumulationOf(material: Material, context: MaterialContext): 'none' | 'used' | 'not-allowed' {
	const { cumulation: provisions, parties } = context.pack.pack.manifest;
	const stated = material.cumulation;
	const country = stated?.country ?? material.origin;
	const territory = country == null ? null : territoryOf(country);
	if (territory === context.madeIn) return 'none';
	if (stated == null && (territory === null || !parties.includes(territory))) return 'none';
	const allowed = provisions.some(
		(provision) =>
			(stated?.kind === undefined || provision.kind === stated.kind) &&
			(territory === null || provision.countries.includes(territory)),
	);
	return allowed ? 'used' : 'not-allowed';
}
