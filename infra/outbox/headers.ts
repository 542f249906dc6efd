import type { Header } from '../ports/message.ts';

/** Headers as the outbox keeps them: in order, repeated names kept, bytes in base64. */
export type StoredHeader = readonly [name: string, base64: string];

export function storeHeaders(headers: readonly Header[]): StoredHeader[] {
	return headers.map(([name, value]) => [name, Buffer.from(value).toString('base64')]);
}

export function restoreHeaders(stored: readonly StoredHeader[]): Header[] {
	return stored.map(([name, value]) => [name, Buffer.from(value, 'base64')]);
}
