import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';

/** Serif for what the law and the declarant say, sans for labels, tables and the small print. */
export type Face = 'serif' | 'serifBold' | 'sans' | 'sansBold';

const FILES: Readonly<Record<Face, string>> = {
	serif: 'DejaVuSerifCondensed',
	serifBold: 'DejaVuSerifCondensed-Bold',
	sans: 'DejaVuSansCondensed',
	sansBold: 'DejaVuSansCondensed-Bold',
};

const FACES = Object.keys(FILES) as Face[];

type ParsedFont = ReturnType<typeof fontkit.create>;

/** The faces, read and parsed once: every document subsets them anew. */
export interface FontLibrary {
	/** True where every face can draw the code point. */
	covers(codePoint: number): boolean;
	embed(pdf: PDFDocument): Promise<Faces>;
}

export type Faces = Readonly<Record<Face, PDFFont>>;

/** Ligatures would hide letters from who copies the text; DejaVu gives each code point a glyph of its own. */
const FEATURES = { liga: false, dlig: false };

export function loadFonts(): FontLibrary {
	const require = createRequire(import.meta.url);
	const files = FACES.map((face) => {
		const bytes = new Uint8Array(readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${FILES[face]}.ttf`)));
		return { face, bytes, font: fontkit.create(bytes) };
	});
	const parsed = new Map<Uint8Array, ParsedFont>(files.map(({ bytes, font }) => [bytes, font]));
	const shared = { create: (bytes: Uint8Array): ParsedFont => parsed.get(bytes) ?? fontkit.create(bytes) };

	return {
		covers: (codePoint) => files.every(({ font }) => font.hasGlyphForCodePoint(codePoint)),
		/** A subset's name begins with six capitals and a plus (ISO 32000-1, 9.6.4). */
		embed: async (pdf) => {
			pdf.registerFontkit(shared as unknown as Parameters<PDFDocument['registerFontkit']>[0]);
			const embedded: Partial<Record<Face, PDFFont>> = {};
			for (const [index, { face, bytes }] of files.entries()) {
				const customName = `LTSDA${'ABCD'[index]}+${FILES[face]}`;
				embedded[face] = await pdf.embedFont(bytes, { subset: true, features: FEATURES, customName });
			}
			return embedded as Faces;
		},
	};
}
