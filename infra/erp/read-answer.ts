import type { Disposition, ErpReceipt } from '../ports/inventory-erp.ts';

/** More than any receipt or problem document needs; a page without end is not read to its end. */
const LIMIT_BYTES = 64 * 1024;

const DISPOSITIONS: ReadonlySet<string> = new Set<Disposition>(['applied', 'stale', 'duplicate']);

/** The body as text, as far as the limit; throws where the connection breaks before its end. */
export async function readBody(response: Response): Promise<string> {
	if (response.body === null) return '';
	const decoder = new TextDecoder();
	const reader = response.body.getReader();
	let text = '';
	let size = 0;
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		size += part.value.length;
		text += decoder.decode(part.value, { stream: true });
		if (size > LIMIT_BYTES) {
			await reader.cancel();
			break;
		}
	}
	return text + decoder.decode();
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}

/** The receipt for `version`; undefined where the text is none, or one for another version. */
export function readReceipt(text: string, version: number): ErpReceipt | undefined {
	const body = parseObject(text);
	if (body === undefined) return undefined;
	const { receiptId, disposition, receivedAt } = body;
	if (typeof receiptId !== 'string' || receiptId === '' || body['version'] !== version) return undefined;
	if (typeof disposition !== 'string' || !DISPOSITIONS.has(disposition)) return undefined;
	if (typeof receivedAt !== 'string' || Number.isNaN(Date.parse(receivedAt))) return undefined;
	return { receiptId, disposition: disposition as Disposition, version, receivedAt };
}

/** What an RFC 9457 problem document says, cut to what a log can bear. */
export function readProblem(text: string): string | undefined {
	const body = parseObject(text);
	const said = [body?.['title'], body?.['detail']].filter((part) => typeof part === 'string').join(': ');
	return said === '' ? undefined : said.slice(0, 500);
}

/**
 * Milliseconds of a `Retry-After` header: seconds, or a date, which is counted from the answer's own `Date` so that
 * the clocks need not agree. Undefined where there is none to be read.
 */
export function readRetryAfter(headers: Headers): number | undefined {
	const written = headers.get('retry-after')?.trim();
	if (written === undefined) return undefined;
	if (/^\d{1,9}$/.test(written)) return Number(written) * 1_000;
	const wait = Date.parse(written) - Date.parse(headers.get('date') ?? '');
	return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
