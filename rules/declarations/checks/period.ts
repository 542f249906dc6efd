import type { DeclarationFinding } from '../../schema/declaration.ts';
import { compareDates } from '../dates.ts';
import { accept, type Check, reject } from '../finding.ts';
import {
	type Bounds,
	type Count,
	earliestStart,
	endNotTooLate,
	latestEnd,
	latestStart,
	startNotTooEarly,
	startNotTooLate,
} from '../period.ts';
import { ART_62_2, annexNote, isLongTerm } from '../sources.ts';

const NEW_DECLARATION = 'Have the supplier issue a declaration with a period that keeps to Article 62(2).';

function counted(
	check: string,
	count: Count,
	says: { fits: string; breaks: string; bounds: Bounds; remedy: string },
): DeclarationFinding {
	if (count === 'strict') return accept(check, ART_62_2, says.fits);
	if (count === 'literal') {
		const note = `${says.fits} Counted literally to ${says.bounds.literal}; customs that count the first day would end at ${says.bounds.strict}.`;
		return accept(check, ART_62_2, note);
	}
	return reject(check, ART_62_2, says.breaks, says.remedy);
}

function judgeStart(issued: string, validFrom: string): DeclarationFinding {
	if (compareDates(validFrom, issued) <= 0) {
		const bounds = earliestStart(issued);
		return counted('start', startNotTooEarly(issued, validFrom), {
			fits: `The start ${validFrom} is at most 12 months before the issue on ${issued}.`,
			breaks: `The start ${validFrom} is more than 12 months before the issue on ${issued}; the earliest is ${bounds.literal}.`,
			bounds,
			remedy: 'Ask for single declarations for the older deliveries (Article 61), and a later start for the rest.',
		});
	}
	const bounds = latestStart(issued);
	return counted('start', startNotTooLate(issued, validFrom), {
		fits: `The start ${validFrom} is at most 6 months after the issue on ${issued}.`,
		breaks: `The start ${validFrom} is more than 6 months after the issue on ${issued}; the latest is ${bounds.literal}.`,
		bounds,
		remedy: NEW_DECLARATION,
	});
}

function judgeEnd(validFrom: string, validTo: string): DeclarationFinding {
	if (compareDates(validTo, validFrom) < 0) {
		return reject('end', ART_62_2, `The end ${validTo} is before the start ${validFrom}.`, NEW_DECLARATION);
	}
	const bounds = latestEnd(validFrom);
	return counted('end', endNotTooLate(validFrom, validTo), {
		fits: `The end ${validTo} is at most 24 months after the start ${validFrom}.`,
		breaks: `The end ${validTo} is more than 24 months after the start ${validFrom}; the latest is ${bounds.literal}.`,
		bounds,
		remedy: NEW_DECLARATION,
	});
}

function judgeBlank(field: 'start' | 'end', written: string | null | undefined, source: string): DeclarationFinding[] {
	if (written !== null) return [];
	return [reject(field, source, `The ${field} of the period is left blank.`, NEW_DECLARATION)];
}

/** The date of issue is named, on every form. */
export const checkIssueDate: Check = ({ form, issued }) => {
	if (issued !== null) return [];
	const remedy = 'Have the supplier issue the declaration with place and date.';
	return [reject('issued', annexNote(form, 'issue'), 'The date of issue is left blank.', remedy)];
};

/** Start and end of a long-term declaration (Article 62(2)). */
export const checkPeriod: Check = ({ form, issued, validFrom, validTo }) => {
	if (!isLongTerm(form)) return [];
	const source = annexNote(form, 'period');
	return [
		...judgeBlank('start', validFrom, source),
		...judgeBlank('end', validTo, source),
		...(issued && validFrom ? [judgeStart(issued, validFrom)] : []),
		...(validFrom && validTo ? [judgeEnd(validFrom, validTo)] : []),
	];
};
