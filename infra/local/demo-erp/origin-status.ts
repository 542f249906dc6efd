import { z } from 'zod';
import type { Problem } from './problem.ts';

const text = z.string().min(1).max(200);

/** Body of `PUT /inventory/items/:sku/origin-status`. */
export const originStatus = z.strictObject({
	company: text,
	sku: text,
	agreement: text,
	status: z.enum(['issued', 'superseded', 'revoked']),
	certificateId: text,
	certificateNumber: text,
	version: z.int().positive(),
	validFrom: z.iso.date(),
	validTo: z.iso.date(),
	revokedFrom: z.iso.date().nullable(),
});
export type OriginStatus = z.infer<typeof originStatus>;

const STRUCTURED_STRING = /^"((?:[ !#-[\]-~]|\\["\\])*)"$/;
const BARE = /^[!#-[\]-~]+$/;

/**
 * The key in an `Idempotency-Key` header: a structured-field string (RFC 9651), or the same without quotes, which some
 * clients send. Undefined where it is neither, is empty or has more than 255 characters.
 */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
	if (typeof header !== 'string') return undefined;
	const written = header.trim();
	const quoted = STRUCTURED_STRING.exec(written)?.[1]?.replace(/\\(["\\])/g, '$1');
	const key = quoted ?? (BARE.test(written) ? written : '');
	return key.length > 0 && key.length <= 255 ? key : undefined;
}

/** Reads the body; a problem names the first field at fault. */
export function readStatus(body: unknown, sku: string): OriginStatus | Problem {
	const read = originStatus.safeParse(body);
	if (!read.success) {
		const issue = read.error.issues[0];
		const field = issue?.path.join('.') ?? '';
		const detail = `${field === '' ? 'The body' : field}: ${issue?.message ?? 'invalid'}.`;
		return { status: 400, title: 'Invalid body', detail, field, remedy: 'Send the fields of the inventory interface.' };
	}
	if (read.data.sku === sku) return read.data;
	const detail = `The address names ${sku}, the body ${read.data.sku}.`;
	return { status: 400, title: 'Another item', detail, field: 'sku', remedy: 'Name one item in both places.' };
}
