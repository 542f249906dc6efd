import { compareDates } from '../dates.ts';
import { accept, type Check, reject, undecided } from '../finding.ts';
import { ART_61, ART_62_2, annexNote, isForNonOriginating, isLongTerm } from '../sources.ts';
import { readCountryCode } from '../territories.ts';
import { codeOf } from './countries.ts';

/** The validity covers deliveries in the period, first and last day included; it is no use-by date of the stock. */
export const checkDelivery: Check = ({ form, issued, validFrom, validTo, use }) => {
	const delivered = use?.deliveryDate;
	if (delivered === undefined) return [];
	if (!isLongTerm(form)) {
		return [accept('delivery', ART_61, 'A single declaration may be given at any time, also after the delivery.')];
	}
	if (!validFrom || !validTo) return [];
	if (delivered === null) {
		const message = `The delivery date is not known; the declaration covers deliveries from ${validFrom} to ${validTo}.`;
		return [undecided('delivery', ART_62_2, message, 'State the date of the delivery.')];
	}
	if (compareDates(delivered, validFrom) < 0 || compareDates(delivered, validTo) > 0) {
		const message = `The delivery on ${delivered} is outside the period ${validFrom} to ${validTo}.`;
		const remedy = 'Ask the supplier for a single declaration for this delivery, possible at any time (Article 61).';
		return [reject('delivery', ART_62_2, message, remedy)];
	}
	const past = issued && compareDates(delivered, issued) < 0 ? ', before the issue, which a declaration may cover' : '';
	return [accept('delivery', ART_62_2, `The delivery on ${delivered} is inside the period${past}.`)];
};

/** When the goods are used does not matter: deliveries count. */
export const checkTimeOfUse: Check = ({ form, validTo, use }) => {
	if (!isLongTerm(form) || !use?.usedOn || !validTo || compareDates(use.usedOn, validTo) <= 0) return [];
	const note = `Used on ${use.usedOn}, after the end ${validTo}: the validity covers deliveries and is no use-by date of the stock.`;
	return [accept('time-of-use', ART_62_2, note)];
};

/** The country of the proof is among the preference countries. */
export const checkCountryOfUse: Check = ({ form, countries, use }) => {
	if (!use?.country || countries === undefined || countries.length === 0) return [];
	const source = annexNote(form, 'countries');
	const wanted = readCountryCode(use.country);
	const sought = wanted.kind === 'not-a-code' ? use.country : wanted.code;
	const listed = countries.map((written) => readCountryCode(codeOf(written)));
	if (listed.some((read) => read.kind !== 'not-a-code' && read.code === sought)) {
		return [accept('country', source, `${use.country} is among the preference countries.`)];
	}
	const remedy = `Ask the supplier for a declaration that names ${use.country}.`;
	if (listed.some((read) => read.kind === 'not-a-code')) {
		const message = `Whether ${use.country} is among "${countries.join(', ')}" can't be read.`;
		return [undecided('country', source, message, remedy)];
	}
	return [
		reject('country', source, `${use.country} is not among the preference countries ${countries.join(', ')}.`, remedy),
	];
};

/** The article is listed, as originating, and under the code that it is used with. */
export const checkArticleOfUse: Check = ({ form, goods, use }) => {
	if (use?.article === undefined || goods === undefined) return [];
	const source = annexNote(form, 'goods');
	const line = goods.find((candidate) => candidate.id === use.article);
	if (line === undefined) {
		const remedy = 'Ask the supplier for a declaration that lists it.';
		return [reject('article', source, `The declaration does not list the article ${use.article}.`, remedy)];
	}
	if (!line.originating && !isForNonOriginating(form)) {
		const message = `The declaration lists the article ${use.article}, but not as originating.`;
		return [reject('article', source, message, 'Treat it as non-originating.')];
	}
	if (use.hs !== undefined && line.hs !== undefined && !sameCode(use.hs, line.hs)) {
		const message = `The article ${use.article} is declared under HS ${line.hs} and used under ${use.hs}.`;
		return [undecided('article', source, message, 'Settle the classification with the supplier.')];
	}
	return [accept('article', source, `The declaration lists the article ${use.article}.`)];
};

/** Equal as far as both go, six digits at most: beyond them the nomenclatures differ. */
function sameCode(a: string, b: string): boolean {
	const digits = Math.min(a.length, b.length, 6);
	return a.slice(0, digits) === b.slice(0, digits);
}
