import { extractText, getDocumentProxy } from 'unpdf';

/** The text of each page, white space collapsed, as a reader that knows nothing of us extracts it. */
export async function pageTexts(file: Uint8Array): Promise<string[]> {
	const pdf = await getDocumentProxy(new Uint8Array(file));
	const { text } = await extractText(pdf, { mergePages: false });
	return text.map((page) => page.replace(/\s+/g, ' ').trim());
}
