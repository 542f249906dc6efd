import type { Material } from '../schema/case.ts';
import type { PackManifest } from '../schema/pack.ts';
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
	if (cumulation === 'not-allowed' && !isUnrelated(material, context)) return NOT_ALLOWED;
	if (cumulation === 'used') return BY_CUMULATION;
	return evidence === undefined ? STATED_ORIGINATING : PROVED;
}

/**
 * Cumulation that a material or part rests on: stated, or evident from an origin outside the territory of production. An
 * origin that no provision on cumulation names is none that it can rest on.
 */
export function cumulationOf(material: Material, context: MaterialContext): 'none' | 'used' | 'not-allowed' {
	const stated = material.cumulation;
	const territory = countryOf(material);
	if (stated == null && territory === null) return 'none';
	if (territory === context.madeIn) return 'none';
	return provisionsFor(stated?.kind, territory, context).length > 0 ? 'used' : 'not-allowed';
}

/**
 * Whether the origin is that of a country that has no part in the agreement: a non-preferential one then, which says
 * nothing of the status that whoever sends the case has established (origin-case.schema.json).
 */
function isUnrelated(material: Material, context: MaterialContext): boolean {
	const { parties } = context.pack.pack.manifest;
	const territory = countryOf(material);
	if (material.cumulation != null || territory === null || parties.includes(territory)) return false;
	return provisionsFor(undefined, territory, context).length === 0;
}

/** Whether the working in the part's country counts as such, not only what originates there. */
export function isFull(part: Material, context: MaterialContext): boolean {
	return provisionsFor(part.cumulation?.kind, countryOf(part), context).some(({ kind }) => kind === 'full');
}

function countryOf({ cumulation, origin }: Material): string | null {
	const country = cumulation?.country ?? origin;
	return country == null ? null : territoryOf(country);
}

type Kind = PackManifest['cumulation'][number]['kind'];

function provisionsFor(
	kind: Kind | undefined,
	territory: string | null,
	context: MaterialContext,
): PackManifest['cumulation'] {
	return context.pack.pack.manifest.cumulation.filter(
		(provision) =>
			(kind === undefined || provision.kind === kind) &&
			(territory === null || provision.countries.includes(territory)),
	);
}
