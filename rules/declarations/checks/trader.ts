import type { DeclarationFinding } from '../../schema/declaration.ts';
import { compareDates } from '../dates.ts';
import { accept, type Check, reject, undecided } from '../finding.ts';
import { endNotTooLate, latestEnd } from '../period.ts';
import { ART_62_1, ART_62_2, isLongTerm } from '../sources.ts';

const REMEDY = "Have the trader declare for the period of his own supplier's declaration.";

function judgeUpstream(
	upstream: { from: string; to: string },
	own: { from: string; to: string } | undefined,
): DeclarationFinding {
	if (compareDates(upstream.to, upstream.from) < 0 || endNotTooLate(upstream.from, upstream.to) === 'outside') {
		const message = `The declaration that the trader relies on, ${upstream.from} to ${upstream.to}, has no valid period (latest end ${latestEnd(upstream.from).literal}).`;
		return reject('upstream', ART_62_2, message, 'Have the trader obtain a valid declaration of his own supplier.');
	}
	if (own === undefined) {
		return accept('upstream', ART_62_1, `The trader relies on a declaration for ${upstream.from} to ${upstream.to}.`);
	}
	if (compareDates(upstream.from, own.from) <= 0 && compareDates(upstream.to, own.to) >= 0) {
		const note = `The trader's own supplier declared ${upstream.from} to ${upstream.to}, which covers the whole period.`;
		return accept('upstream', ART_62_1, note);
	}
	const message = `The trader declares ${own.from} to ${own.to}; his own supplier's declaration covers ${upstream.from} to ${upstream.to} only.`;
	return reject('upstream', ART_62_1, message, REMEDY);
}

/** A trader declares only what a valid declaration of his own supplier covers, for the same period. */
export const checkTrader: Check = ({ form, supplierRole, upstreamDeclaration, validFrom, validTo }) => {
	if (supplierRole !== 'trader' || upstreamDeclaration === undefined) return [];
	if (upstreamDeclaration === null) {
		const message = 'The supplier is a trader and relies on no declaration of his own supplier.';
		return [reject('upstream', ART_62_1, message, "Have the trader obtain his own supplier's declaration first.")];
	}
	const { validFrom: from, validTo: to } = upstreamDeclaration;
	if (!from || !to) {
		if (!isLongTerm(form)) return [];
		const message = 'The period of the declaration that the trader relies on is not known.';
		return [undecided('upstream', ART_62_1, message, 'State start and end of that declaration.')];
	}
	const own = isLongTerm(form) && validFrom && validTo ? { from: validFrom, to: validTo } : undefined;
	return [judgeUpstream({ from, to }, own)];
};
