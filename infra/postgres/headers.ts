import { isUtf8 } from 'node:buffer';
import type { Header } from '../ports/message.ts';

/** Headers as the database keeps them: in order, repeated names kept, readable where the bytes are text. */
export type StoredHeader = readonly [name: string, text: string] | readonly [name: string, text: null, base64: string];

export function storeHeaders(headers: readonly Header[]): StoredHeader[] {
	return headers.map(([name, value]) => {
		const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
		return isUtf8(bytes) ? [name, bytes.toString('utf8')] : [name, null, bytes.toString('base64')];
	});
}

export function restoreHeaders(stored: readonly StoredHeader[]): Header[] {
	return stored.map(([name, text, base64]) => [
		name,
		text === null ? Buffer.from(base64 as string, 'base64') : bytesOf(name, text),
	]);
}

/** Headers that say the same in most records: their bytes are made once. Nobody writes into what a row holds. */
const COMMON: ReadonlySet<string> = new Set(['ce_specversion', 'ce_source', 'ce_type', 'content-type']);
const MOST_TEXTS = 500;
const texts = new Map<string, Buffer>();

function bytesOf(name: string, text: string): Buffer {
	if (!COMMON.has(name)) return Buffer.from(text);
	const known = texts.get(text);
	if (known) return known;
	const bytes = Buffer.from(text);
	if (texts.size < MOST_TEXTS) texts.set(text, bytes);
	return bytes;
}
