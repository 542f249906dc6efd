import type { DeclarationCase } from '../../schema/declaration.ts';
import { compareDates } from '../dates.ts';
import { accept, type Check, reject, undecided } from '../finding.ts';
import { ART_62_3 } from '../sources.ts';

/** One limit of a revocation: what it names, and whether the use falls under it (undefined: not known). */
interface Limit {
	readonly names: string;
	readonly hit: boolean | undefined;
	readonly asks: string;
}

function among(list: readonly string[] | undefined, used: string | undefined, noun: string): Limit[] {
	if (list === undefined || list.length === 0) return [];
	const hit = used === undefined ? undefined : list.includes(used);
	return [{ names: `${noun} ${list.join(', ')}`, hit, asks: `the ${noun}` }];
}

function limitsOf({ revocation, use }: DeclarationCase): Limit[] {
	const from = revocation?.from;
	const delivered = use?.deliveryDate;
	const date = !from
		? []
		: [
				{
					names: `deliveries from ${from}`,
					hit: delivered ? compareDates(delivered, from) >= 0 : undefined,
					asks: 'the delivery date',
				},
			];
	return [
		...date,
		...among(revocation?.consignments, use?.consignment, 'consignment'),
		...among(revocation?.articles, use?.article, 'article'),
	];
}

/**
 * A revocation can be partial: from a date, for named consignments, for named articles; limits given together narrow
 * each other. Without a limit it takes the whole declaration.
 */
export const checkRevocation: Check = (declaration) => {
	if (declaration.revocation === undefined) return [];
	const limits = limitsOf(declaration);
	const what = limits.length === 0 ? 'all deliveries' : limits.map((limit) => limit.names).join('; ');
	if (limits.some((limit) => limit.hit === false)) {
		return [accept('revocation', ART_62_3, `Revoked for ${what}; this use is not among them.`)];
	}
	const open = limits.filter((limit) => limit.hit === undefined);
	if (open.length > 0) {
		const message = `Revoked for ${what}; whether this use is among them is not known.`;
		return [undecided('revocation', ART_62_3, message, `State ${open.map((limit) => limit.asks).join(' and ')}.`)];
	}
	const remedy = 'Treat the goods as non-originating, or ask the supplier for a new declaration.';
	return [reject('revocation', ART_62_3, `The supplier revoked the declaration for ${what}.`, remedy)];
};
