import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { PsraError } from '../../../../infra/errors.ts';
import { createLtsdRenderer } from '../../../../infra/pdf/ltsd.ts';
import type { LtsdDocument } from '../../../../infra/ports/certificate-document.ts';
import { longDeclaration, manyGoods, shortDeclaration } from '../../../support/pdf/ltsd-documents.ts';
import { pageTexts } from '../../../support/pdf/pdf-text.ts';

const renderer = createLtsdRenderer();
const render = (change: Partial<LtsdDocument> = {}) => renderer.render({ ...shortDeclaration, ...change });

async function textOf(change: Partial<LtsdDocument>): Promise<string> {
	return (await pageTexts(await render(change))).join(' ');
}

/** The two declarations that most tests only read: drawn and extracted once. */
const [short, long] = await Promise.all([drawn(shortDeclaration), drawn(longDeclaration)]);

async function drawn(document: LtsdDocument): Promise<{ file: Uint8Array; pages: string[]; text: string }> {
	const file = await renderer.render(document);
	const pages = await pageTexts(file);
	return { file, pages, text: pages.join(' ') };
}

async function failure(change: Partial<LtsdDocument>): Promise<PsraError> {
	const error = await render(change).then(
		() => undefined,
		(reason: unknown) => reason,
	);
	expect(error).toBeInstanceOf(PsraError);
	return error as PsraError;
}

describe('the long-term declaration as a PDF', () => {
	it('carries the prescribed wording, word for word, with its blanks filled', () => {
		for (const sentence of [
			'DECLARATION I, the undersigned, declare that the goods described below:',
			'which are regularly supplied to Lastenradmanufaktur Köln GmbH & Co. KG, originate in European Union and satisfy the rules of origin governing preferential trade with GB.',
			'This declaration is valid for all shipments of these products dispatched from: 1 March 2026 to 29 February 2028.',
			'I undertake to inform Lastenradmanufaktur Köln GmbH & Co. KG immediately if this declaration is no longer valid.',
			'I undertake to make available to the customs authorities any further supporting documents they require.',
		]) {
			expect(short.text).toContain(sentence);
		}
	});

	it('names what the form asks for: goods, place and date, signer, company, number', () => {
		for (const part of [
			'HD-250-MID Mid-mounted electric drive unit for cargo bicycles, 250 W',
			'Hanze Mid 250',
			'8501 31',
			'Zwolle',
			'1 March 2026',
			'Anneke de Wit',
			'Customs Manager',
			'Ambachtsweg 12',
			'LTSD-2026-000017',
			'01JN5Y3F7Q9X4S8B2C6D0E1G2H',
			'https://ltsd.example/c/01JN5Y3F7Q9X4S8B2C6D0E1G2H',
			'EU-UK Trade and Cooperation Agreement',
			'Page 1 of 1',
		]) {
			expect(short.text).toContain(part);
		}
	});

	it('has cumulation boxes only where pan-Euro-Mediterranean cumulation can apply, one of them ticked', async () => {
		expect(short.text).not.toMatch(/cumulation|I declare that:/i);
		const none = await textOf({ cumulation: { kind: 'none' } });
		expect(none).toContain(
			'I declare that: ☐ Cumulation applied with … (name of the country/countries) ☒ No cumulation applied',
		);
		const applied = await textOf({ cumulation: { kind: 'applied', with: ['NO', 'IS'] } });
		expect(applied).toContain(
			'☒ Cumulation applied with NO, IS (name of the country/countries) ☐ No cumulation applied',
		);
	});

	it('states the edition of the PEM rules beside its country, and the origin criterion in a column', async () => {
		const text = await textOf({
			preferenceCountries: [{ code: 'CH', pemFramework: 'revised' }, { code: 'JP' }],
			cumulation: { kind: 'none' },
			goods: [{ ...shortDeclaration.goods[0]!, originCriterion: 'C1' }],
		});
		expect(text).toContain('preferential trade with CH (revised rules), JP.');
		expect(text).toMatch(/Origin criterion.*8501 31 C1/);
	});

	it('shows its marks on every page', () => {
		for (const page of long.pages) {
			expect(page).toContain('Prepared in a demonstration · Development key');
		}
	});

	it('leaves nothing of the longest names and notices out, on any page', async () => {
		const wide = 'Щ'.repeat(160);
		const marks = [1, 2].map((n) => `${'W'.repeat(79)} ${n}${'W'.repeat(79)}`);
		const pages = await pageTexts(await render({ supplier: { name: wide, address: [] }, marks, goods: manyGoods(30) }));
		for (const page of pages) {
			expect(page.replace(/[^Щ]/g, '').length).toBeGreaterThanOrEqual(160);
			expect(page.replace(/[^W]/g, '').length).toBeGreaterThanOrEqual(2 * 158);
		}
	});

	it('shows long notices whole on the first page, and on each page where they are whole', async () => {
		const words = (word: string, last: string) => `${Array.from({ length: 84 }, () => word).join(' ')} ${last}`;
		const marks = [
			words('assumed', 'LAST-1'),
			words('answers', 'LAST-2'),
			words('notices', 'LAST-3'),
			'Development key',
		];
		const [first = '', ...others] = await pageTexts(
			await render({ marks: marks.map((m) => m.slice(-600)), goods: manyGoods(40) }),
		);
		expect(first.match(/LAST-\d/g)).toEqual(['LAST-1', 'LAST-2', 'LAST-3']);
		expect(others.length).toBeGreaterThan(0);
		for (const page of [first, ...others]) {
			expect(page.match(/… \(in full on page 1\)/g)).toHaveLength(3);
			expect(page).toContain('Development key');
		}
	});

	it('draws Greek and Cyrillic so that they read as they were written', () => {
		expect(long.text).toContain('Ελληνικά Ποδήλατα Α.Ε.');
		expect(long.text).toContain('regularly supplied to Български велосипеди ООД, originate');
	});
});

describe('goods over several pages', () => {
	it('are listed each once, in order, under a repeated head, on numbered pages', () => {
		const { pages } = long;
		expect(pages.length).toBeGreaterThan(2);
		const listed = pages.join(' ').match(/HD-\d{4}/g);
		expect(listed).toEqual(longDeclaration.goods.map((line) => line.sku));
		pages.forEach((page, index) => {
			expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
			if (/HD-\d{4}/.test(page)) expect(page).toContain('Description of the goods');
		});
	});

	it.each([1, 8, 9, 10, 11, 12, 13, 14, 15, 16, 30, 31])(
		'never leave the signature without a sentence (%i lines)',
		async (count) => {
			const pages = await pageTexts(await render({ goods: manyGoods(count) }));
			const signed = pages.find((page) => page.includes('Name and position'));
			expect(signed).toContain('I undertake to make available to the customs authorities');
			expect(pages.join(' ').match(/HD-\d{4}/g)).toHaveLength(count);
		},
	);

	it('may hold a description and a number that are longer than their columns', async () => {
		const description = Array.from({ length: 90 }, (_, i) => `part-${i}`).join(' ');
		const sku = 'Þ'.repeat(120);
		const text = await textOf({ goods: [{ sku, description, commercialDesignation: 'Kit', hs: '8714' }] });
		for (const word of description.split(' ')) expect(text).toContain(word);
		expect(text.replace(/[^Þ]/g, '')).toHaveLength(120);
	});
});

describe('the file', () => {
	it('is the same, byte for byte, for the same document, whatever was drawn before and by whichever renderer', async () => {
		const digest = (file: Uint8Array) => createHash('sha256').update(file).digest('hex');
		const first = digest(await render());
		await renderer.render(longDeclaration);
		expect(digest(await render())).toBe(first);
		expect(digest(await createLtsdRenderer().render(shortDeclaration))).toBe(first);
		expect(digest(await render({ version: 2 }))).not.toBe(first);
	});

	it('names itself, dates itself by the document and has an identifier in its trailer', async () => {
		const pdf = await PDFDocument.load(short.file, { updateMetadata: false });
		expect(pdf.getTitle()).toBe('Long-term supplier’s declaration LTSD-2026-000017');
		expect(pdf.getCreationDate()?.toISOString()).toBe('2026-03-01T00:00:00.000Z');
		expect(pdf.getProducer()).toBe('PSRA-LTSD');
		expect(pdf.context.trailerInfo.ID).toBeDefined();
	});

	it('stays small', () => {
		expect(short.file.length).toBeLessThan(60_000);
		expect(long.file.length).toBeLessThan(60_000);
	});
});

describe('what can not be drawn', () => {
	it.each<[string, Partial<LtsdDocument>, string, string]>([
		['an ideograph', { customer: { name: '東京 GmbH', address: [] } }, 'customer.name', 'U+6771'],
		['an emoji', { marks: ['fine 👍'] }, 'marks[0]', 'U+1F44D'],
		['a line break', { issued: { place: 'Zwolle\nNL', date: '2026-03-01' } }, 'issued.place', 'U+000A'],
		['a direction mark', { signer: { name: 'A\u202eB', position: 'x' } }, 'signer.name', 'U+202E'],
		['half a pair', { certificateNumber: 'A\ud83d' }, 'certificateNumber', 'U+D83D'],
		[
			'a mark without a composed letter',
			{ goods: [{ ...shortDeclaration.goods[0]!, description: 'q\u0303' }] },
			'goods[0].description',
			'U+0303',
		],
	])('is refused by field and character: %s', async (_what, change, field, codePoint) => {
		const error = await failure(change);
		expect(error.code).toBe('CHARACTER_NOT_IN_FONT');
		expect(error.facts).toMatchObject({ field, codePoint });
		expect(error.facts.remedy).not.toBe('');
	});

	it('are not letters that were written as two characters and have a composed form', async () => {
		const customer = { name: 'Cafe\u0301 Ko\u0308ln', address: [] };
		expect(await textOf({ customer })).toContain('regularly supplied to Café Köln');
	});

	it.each<[string, Partial<LtsdDocument>, string]>([
		['no goods', { goods: [] }, 'goods'],
		['no country', { preferenceCountries: [] }, 'preferenceCountries'],
		['a date in words', { validTo: 'soon' }, 'validTo'],
		['a name without end', { supplier: { name: 'A'.repeat(161), address: [] } }, 'supplier.name'],
		['a notice without end', { marks: ['A'.repeat(601)] }, 'marks[0]'],
		['notices that fill the first page', { marks: Array(4).fill('Щ'.repeat(600)) }, 'marks'],
		['too many notices', { marks: Array(5).fill('A') }, 'marks'],
		['a number without end', { certificateNumber: 'L'.repeat(33) }, 'certificateNumber'],
		['an address of wide lines', { supplier: { name: 'A', address: Array(8).fill('Щ'.repeat(160)) } }, 'supplier'],
		['an endless address', { customer: { name: 'A', address: Array(9).fill('B') } }, 'customer.address'],
	])('is refused: %s', async (_what, change, field) => {
		const error = await failure(change);
		expect(error.code).toBe('VALUE_INVALID');
		expect(error.facts).toMatchObject({ field });
	});
});
