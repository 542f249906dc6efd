import { PsraError } from '../errors.ts';
import type { LtsdDocument } from '../ports/certificate-document.ts';

interface Field {
	readonly path: string;
	readonly text: string;
	/** The most characters that the layout has room for. */
	readonly limit: number;
}

const LINE = 160;
const PARAGRAPH = 1_000;
/** Of one notice; the footer repeats a long one shortened. */
const NOTICE = 600;

function partyFields(path: string, party: LtsdDocument['supplier']): Field[] {
	return [
		{ path: `${path}.name`, text: party.name, limit: LINE },
		...party.address.map((text, i) => ({ path: `${path}.address[${i}]`, text, limit: LINE })),
	];
}

/** Every text of the document that is drawn, with its path in the input's terms. */
function fieldsOf(document: LtsdDocument): Field[] {
	return [
		{ path: 'certificateNumber', text: document.certificateNumber, limit: 32 },
		{ path: 'certificateId', text: document.certificateId, limit: LINE },
		...partyFields('supplier', document.supplier),
		...partyFields('customer', document.customer),
		...document.goods.flatMap((line, i) => [
			{ path: `goods[${i}].sku`, text: line.sku, limit: LINE },
			{ path: `goods[${i}].description`, text: line.description, limit: PARAGRAPH },
			{ path: `goods[${i}].commercialDesignation`, text: line.commercialDesignation, limit: PARAGRAPH },
			{ path: `goods[${i}].hs`, text: line.hs, limit: 10 },
			{ path: `goods[${i}].originCriterion`, text: line.originCriterion ?? '', limit: LINE },
		]),
		...document.preferenceCountries.map(({ code }, i) => ({
			path: `preferenceCountries[${i}].code`,
			text: code,
			limit: LINE,
		})),
		...(document.cumulation.kind === 'applied'
			? document.cumulation.with.map((text, i) => ({ path: `cumulation.with[${i}]`, text, limit: LINE }))
			: []),
		{ path: 'issued.place', text: document.issued.place, limit: LINE },
		{ path: 'signer.name', text: document.signer.name, limit: LINE },
		{ path: 'signer.position', text: document.signer.position, limit: LINE },
		...document.agreements.flatMap(({ id, title }, i) => [
			{ path: `agreements[${i}].id`, text: id, limit: LINE },
			{ path: `agreements[${i}].title`, text: title, limit: PARAGRAPH },
		]),
		{ path: 'ruleBasis', text: document.ruleBasis ?? '', limit: PARAGRAPH },
		{ path: 'lookupUrl', text: document.lookupUrl ?? '', limit: LINE },
		...document.marks.map((text, i) => ({ path: `marks[${i}]`, text, limit: NOTICE })),
	];
}

/** A name or an address that takes more room than a page has. */
export function doesNotFit(field: string): PsraError {
	return invalid(field, 'Name and address take more room than the page has.', 'Shorten the name or the address.');
}

/** Notices that leave no room for what the first page must show beside them. */
export function noticesDoNotFit(): PsraError {
	return invalid('marks', 'The notices take more room than the first page has.', 'Shorten the notices.');
}

function invalid(field: string, problem: string, remedy: string): PsraError {
	return new PsraError('VALUE_INVALID', `${field}: ${problem}`, { field, problem, remedy });
}

/**
 * Control and formatting characters would be drawn as nothing; a combining mark that no composed letter takes up
 * would be drawn beside its letter, for the PDF library places no marks.
 */
const NOT_DRAWN = /[\p{C}\p{M}\p{Zl}\p{Zp}]/u;

function checkCharacters({ path, text }: Field, covers: (codePoint: number) => boolean): void {
	for (const character of text.normalize('NFC')) {
		const point = character.codePointAt(0) as number;
		if (!NOT_DRAWN.test(character) && covers(point)) continue;
		const codePoint = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
		throw new PsraError('CHARACTER_NOT_IN_FONT', `${path} contains ${codePoint}, which the font can't draw.`, {
			field: path,
			problem: `The text contains the character ${codePoint}, which the embedded font can't draw.`,
			remedy: 'Write the name or description in Latin, Greek or Cyrillic letters, without control characters.',
			character,
			codePoint,
		});
	}
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Holds that the document can be drawn whole. Throws CHARACTER_NOT_IN_FONT for a character that the faces don't have,
 * and VALUE_INVALID for a text that is too long for its place, a missing list or a date of another form.
 */
export function checkDocument(document: LtsdDocument, covers: (codePoint: number) => boolean): void {
	for (const field of fieldsOf(document)) {
		checkCharacters(field, covers);
		if (field.text.length > field.limit) {
			const problem = `The text has ${field.text.length} characters; the page has room for ${field.limit}.`;
			throw invalid(field.path, problem, 'Shorten the text.');
		}
	}
	for (const party of ['supplier', 'customer'] as const) {
		if (document[party].address.length > 8) {
			throw invalid(`${party}.address`, 'The address has more than 8 lines.', 'Join lines of the address.');
		}
	}
	if (document.marks.length > 4) {
		throw invalid('marks', 'There are more than 4 notices.', 'Join notices.');
	}
	if (document.goods.length === 0) throw invalid('goods', 'No goods are listed.', 'List at least one article.');
	if (document.preferenceCountries.length === 0) {
		throw invalid('preferenceCountries', 'No preference country is named.', 'Name at least one by its code.');
	}
	const dates = { validFrom: document.validFrom, validTo: document.validTo, 'issued.date': document.issued.date };
	for (const [field, date] of Object.entries(dates)) {
		if (!DATE.test(date)) throw invalid(field, `"${date}" is no date.`, 'State the date as YYYY-MM-DD.');
	}
}
