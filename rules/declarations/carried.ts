import type { Evidence, Material, OriginCase } from '../schema/case.ts';
import type { RulePack } from '../schema/pack.ts';
import { type CivilDate, compareDates, isCivilDate, nextDay, previousDay } from './dates.ts';
import { began, daysOfEdition, daysOfRow, ended } from './rule-days.ts';

/** Days of a period on which a good's origin is not shown, first and last day included. */
export interface Uncarried {
	readonly from: CivilDate;
	readonly to: CivilDate;
	/** True where the good is only resold, so that its suppliers' declarations alone carry it. */
	readonly resold: boolean;
}

interface Period {
	readonly validFrom: CivilDate;
	readonly validTo: CivilDate;
}

/**
 * The stretches of a declaration's period that the facts of a verdict don't carry: the case is decided again for each
 * day on which a rule or a supplier's declaration begins or ends. A maker's stock outlives the period of a supplier's
 * declaration, since that covers deliveries, but serves no day before its delivery; a trader declares only what a valid
 * declaration of his own supplier covers, for the same period (Article 62(1) of Implementing Regulation (EU) 2015/2447).
 *
 * Prices and bills of materials are those of the case on every day: they are taken to stay, and that they were on the days
 * before the issue the case does not show (see `originatingSince` of a drafted good). `originates` is the engine's verdict.
 */
export function uncarried(
	origin: OriginCase,
	pack: RulePack,
	period: Period,
	originates: (origin: OriginCase, pack: RulePack) => boolean,
): readonly Uncarried[] {
	const { validFrom, validTo } = period;
	// A period that is none is refused for its dates.
	if (!isCivilDate(validFrom) || !isCivilDate(validTo) || compareDates(validTo, validFrom) < 0) return [];
	const resold = isResold(origin);
	const starts = changes(origin, pack)
		.filter((day) => compareDates(day, validFrom) > 0 && compareDates(day, validTo) <= 0)
		.concat(validFrom);
	const ordered = [...new Set(starts)].sort(compareDates);
	const list: Uncarried[] = [];
	for (const [index, from] of ordered.entries()) {
		const next = ordered[index + 1];
		const to = next === undefined ? validTo : previousDay(next);
		if (originates(onDay(origin, from, resold), pack)) continue;
		const last = list.at(-1);
		if (last !== undefined && nextDay(last.to) === from) list[list.length - 1] = { ...last, to };
		else list.push({ from, to, resold });
	}
	return list;
}

/** Nothing was done to it: it is sold as it was bought. */
export function isResold({ operations = [], materials, whollyObtained, type }: OriginCase): boolean {
	return type !== 'set' && operations.length === 0 && whollyObtained !== true && materials.length > 0;
}

function onDay(origin: OriginCase, date: CivilDate, resold: boolean): OriginCase {
	const materials = origin.materials.map((material) => (resold ? sold(material, date) : used(material, date)));
	return { ...origin, date, materials };
}

/** A trader's delivery of a day needs a declaration for that day, whenever he bought what he delivers. */
function sold(material: Material, date: CivilDate): Material {
	if (material.status !== 'originating') return material;
	const { evidence } = material;
	return {
		...material,
		evidence: evidence === undefined ? { type: 'none' } : { ...own(evidence), deliveryDate: date },
	};
}

/** What a maker delivered on a day can't hold what came later: of that day, a like part needs a declaration of its own. */
function used(material: Material, date: CivilDate): Material {
	const { evidence, bom } = material;
	const inside = bom === undefined ? material : { ...material, bom: bom.map((one) => used(one, date)) };
	if (evidence?.deliveryDate == null || compareDates(evidence.deliveryDate, date) <= 0) return inside;
	return { ...inside, evidence: { ...own(evidence), deliveryDate: date } };
}

/** A single declaration covers the consignment that it came with. */
function own(evidence: Evidence): Evidence {
	const { deliveryDate, type, validFrom, validTo } = evidence;
	const longTerm =
		type === 'LTSD' || (type === 'non-originating-declaration' && validFrom !== undefined && validTo !== undefined);
	if (longTerm || deliveryDate == null) return evidence;
	return { ...evidence, validFrom: deliveryDate, validTo: deliveryDate };
}

/** Days on which the verdict can turn: first days of something, and the days after its end. */
function changes(origin: OriginCase, { rows, manifest }: RulePack): CivilDate[] {
	const { hs } = origin.product;
	const code = hs.padEnd(10, '0');
	const limits = rows.filter((row) => row.min <= code && code <= row.max).flatMap(daysOfRow);
	const declared = origin.materials.flatMap(datesOfMaterial);
	return [...limits, ...declared, ...daysOfEdition(manifest)];
}

function datesOfMaterial({ evidence, bom = [] }: Material): CivilDate[] {
	const inside = bom.flatMap(datesOfMaterial);
	if (evidence === undefined) return inside;
	const { validFrom, validTo, revokedFrom, deliveryDate } = own(evidence);
	return [...inside, ...began(validFrom), ...ended(validTo), ...began(revokedFrom), ...began(deliveryDate)];
}
