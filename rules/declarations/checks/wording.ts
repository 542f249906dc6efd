import type { DeclarationCase, DeclarationFinding } from '../../schema/declaration.ts';
import { accept, type Check, reject, undecided } from '../finding.ts';
import { annex, isLongTerm } from '../sources.ts';
import { pemMayApply } from './cumulation.ts';

const OFFICIAL_LANGUAGES = new Set(
	'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' '),
);

const USE_PRESCRIBED = 'Have the declaration issued in the prescribed wording of an official language of the EU.';

type Wording = NonNullable<DeclarationCase['wording']>;

/** False where the wording is named in a language that the Regulation has no text in. */
function isOfficial(language: string | undefined): boolean {
	return language === undefined || OFFICIAL_LANGUAGES.has(language.toLowerCase().split(/[-_]/)[0] as string);
}

function judgeText(wording: Wording, { form }: DeclarationCase): DeclarationFinding[] {
	const source = annex(form);
	if (!isOfficial(wording.language)) {
		const message = `The Regulation has no wording in the language "${wording.language}".`;
		return [reject('wording', source, message, USE_PRESCRIBED)];
	}
	if (wording.text === 'paraphrase') {
		return [reject('wording', source, 'The prescribed wording is paraphrased.', USE_PRESCRIBED)];
	}
	if (wording.text === 'translation') {
		const message = `The wording is a translation; whether it is the Regulation's own text${wording.language ? ` in "${wording.language}"` : ''} is not decided.`;
		const remedy = 'Have a person compare it with the text of that language in the Official Journal.';
		return [undecided('wording', source, message, remedy)];
	}
	if (wording.text === undefined) return [];
	if (form === '22-18') {
		const message = 'The prescribed wording of Annex 22-18 is not at hand: that it stands verbatim can not be checked.';
		return [undecided('wording', source, message, 'Have a person compare it with the Official Journal.')];
	}
	return [accept('wording', source, 'The prescribed wording is used.')];
}

/** Parts that this form does not have or need: footnotes, and what hangs on the form or on PEM cumulation. */
function isDispensable(part: string, declaration: DeclarationCase): boolean {
	if (/footnote/i.test(part)) return true;
	if (/cumul/i.test(part)) return pemMayApply(declaration) === false;
	if (/inform/i.test(part)) return !isLongTerm(declaration.form);
	return false;
}

function judgeParts(missing: readonly string[], declaration: DeclarationCase): DeclarationFinding[] {
	const source = annex(declaration.form);
	const lacking = missing.filter((part) => !isDispensable(part, declaration));
	if (lacking.length === 0) return [];
	const message = `Parts of the prescribed wording are missing: ${lacking.join('; ')}.`;
	return [reject('wording', source, message, USE_PRESCRIBED)];
}

/** The prescribed wording stands whole and verbatim; the footnotes need not be reproduced. */
export const checkWording: Check = (declaration) => {
	const { wording } = declaration;
	if (wording === undefined) return [];
	const findings = [...judgeText(wording, declaration), ...judgeParts(wording.missing ?? [], declaration)];
	if (wording.footnotes === false) {
		findings.push(accept('footnotes', annex(declaration.form), 'The footnotes need not be reproduced.'));
	}
	if (declaration.form === '22-17' && wording.text === 'verbatim') {
		const note = 'The wording of Annex 22-17 was taken from a chamber of commerce (secondary source).';
		findings.push(accept('wording-source', annex('22-17'), note));
	}
	return findings;
};
