import { PsraError } from '../../infra/errors.ts';
import type { OriginCase } from '../schema/case.ts';
import type { RulePack } from '../schema/pack.ts';
import type { Truth, Verdict } from '../schema/result.ts';
import { territoryOf } from '../schema/territory.ts';
import { shortened } from '../schema/text.ts';
import { assess } from './assess.ts';
import { indexOf } from './lookup.ts';
import { contextOf, type Readings } from './materials.ts';
import type { Assessment } from './model.ts';
import { partScope, productScope } from './scope.ts';

/** The readings that verdicts are given by; each departure from them is named on the verdict that it could change. */
export const USED_READINGS: Readings = { part: 'look-through', toleranceBase: 'failing' };

export const VERDICTS: Readonly<Record<Truth, Verdict>> = {
	yes: 'originating',
	no: 'not-originating',
	unknown: 'indeterminate',
};

/**
 * Decides a case by the readings used, with all that can be said of it.
 *
 * Throws a `PsraError`: `AGREEMENT_UNKNOWN` where the pack is another agreement's, `NOT_A_PARTY` where the territory of
 * production is no party of it.
 */
export function decide(origin: OriginCase, pack: RulePack): Assessment {
	return assessCase(origin, pack, USED_READINGS, false);
}

/** The verdict alone, as `decide` finds it, without what can't change it any more; by other readings where they are given. */
export function verdictOf(origin: OriginCase, pack: RulePack, readings: Readings = USED_READINGS): Verdict {
	return VERDICTS[assessCase(origin, pack, readings, true).truth];
}

function assessCase(origin: OriginCase, pack: RulePack, readings: Readings, brief: boolean): Assessment {
	const { id, parties } = pack.manifest;
	if (origin.agreement !== id) {
		const asked = shortened(origin.agreement);
		throw new PsraError('AGREEMENT_UNKNOWN', `the case asks for ${asked}, the pack is ${id}`, {
			field: 'agreement',
			problem: `no pack for the agreement ${JSON.stringify(asked)} was given`,
			remedy: 'Give the id of a pack that is installed.',
		});
	}
	if (!parties.includes(territoryOf(origin.madeIn))) {
		const stated = shortened(origin.madeIn);
		throw new PsraError('NOT_A_PARTY', `${stated} is no party of ${id}`, {
			field: 'madeIn',
			problem: `${JSON.stringify(stated)} is no party of ${id}`,
			remedy: `Give the territory of production, one of ${parties.join(', ')} or an EU member state's code, or another agreement.`,
		});
	}
	const context = contextOf(origin, indexOf(pack), readings, brief, (part, path, inside) =>
		assess(partScope(part, path, inside)),
	);
	return assess(productScope(origin, context));
}
