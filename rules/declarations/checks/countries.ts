import type { DeclarationFinding, DeclarationForm } from '../../schema/declaration.ts';
import { accept, type Check, reject, undecided } from '../finding.ts';
import { annexNote, JAPAN_CRITERION } from '../sources.ts';
import { readCountryCode } from '../territories.ts';

/** Groups that the field may name by law ("country, group of countries or territory"), but that no code stands for. */
const GROUPS =
	/^(cariforum|eea|ewr|eer|gsp|sps|aps|spg|lome|acp|akp|oct|pto|mar-acp|ühlg|ülg|andean|central america|esa|sadc)\b/i;

/** `JP` with its origin criterion: `JP (C1)`, `JP C1`, `JP-C1`. */
const JAPAN = /^JP[\s:(/-]+([A-E][1-4]?(?:[\s,;/+]+[A-E][1-4]?)*)\)?$/;

/** The code of an entry as written, without the criterion that Japan's may carry. */
export function codeOf(written: string): string {
	const text = written.trim();
	return JAPAN.test(text) ? 'JP' : text.toUpperCase();
}

function judge(form: DeclarationForm | undefined, written: string): DeclarationFinding[] {
	const source = annexNote(form, 'countries');
	const code = codeOf(written);
	const read = readCountryCode(code);
	const remedy = 'Have the countries written as ISO 3166 alpha-2 codes, XS for Serbia and XK for Kosovo.';
	if (read.kind === 'instead') {
		return [reject('countries', source, `"${written}" is not the code to be used: it is ${read.code}.`, remedy)];
	}
	if (read.kind === 'union') {
		const message = `"${written}" is no partner country of the Union's preferential trade.`;
		return [reject('countries', source, message, 'Have the partner countries named.')];
	}
	if (read.kind === 'code') {
		if (code !== 'JP' || JAPAN.test(written.trim())) return [];
		const note = 'Japan stands without an origin criterion code (for example C1): the exporter will need it.';
		return [accept('origin-criterion', JAPAN_CRITERION, note)];
	}
	if (GROUPS.test(written.trim())) {
		const message = `"${written}" names a group of countries, which the field may; which countries it means can't be read.`;
		return [undecided('countries', source, message, remedy)];
	}
	return [reject('countries', source, `"${written}" is no country code.`, remedy)];
}

/** The preference countries stand as codes. */
export const checkCountries: Check = ({ form, countries }) => {
	if (countries === undefined) return [];
	const source = annexNote(form, 'countries');
	if (countries.length === 0) {
		const remedy = 'Have the countries named whose preferential trade the declaration speaks of.';
		return [reject('countries', source, 'No preference country is named.', remedy)];
	}
	const findings = countries.flatMap((written) => judge(form, written));
	if (findings.every((finding) => finding.verdict === 'accept')) {
		findings.unshift(
			accept('countries', source, `The preference countries are named by code: ${countries.join(', ')}.`),
		);
	}
	return findings;
};
