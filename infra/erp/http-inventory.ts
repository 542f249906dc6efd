import { PsraError } from '../errors.ts';
import type { ErpReceipt, InventoryErp, OriginStatusReport } from '../ports/inventory-erp.ts';
import { readBody, readProblem, readReceipt, readRetryAfter } from './read-answer.ts';

export interface HttpInventoryOptions {
	/** Where `/inventory/items/{sku}/origin-status` is served, e.g. `https://erp.example/api`. */
	readonly baseUrl: string;
	/** The bearer token, asked for at each call, so that a rotated one is seen. */
	readonly token: () => Promise<string>;
	/** Longest time for a whole call, answer included. */
	readonly timeoutMs: number;
	readonly fetch?: typeof globalThis.fetch;
}

/** Statuses after which the same request may succeed later (IETF draft on Idempotency-Key; RFC 9110). */
const TEMPORARY: ReadonlySet<number> = new Set([408, 409, 425, 429]);

const isTemporary = (status: number): boolean => TEMPORARY.has(status) || status >= 500;

const REMEDIES: Readonly<Record<number, string>> = {
	400: 'Compare the request with what the ERP expects.',
	401: 'Renew the token of the inventory interface.',
	403: 'Give the token of the inventory interface the right to set origin statuses.',
	404: 'Create the item in the ERP, or correct the base address.',
	412: 'The ERP holds another content of this version: settle which one is right.',
	422: 'The ERP knows this idempotency key with another body: settle which one is right.',
};

function unavailable(problem: string, facts: object, cause?: unknown): PsraError {
	const remedy = 'Nothing by hand: it is tried again with the same idempotency key.';
	return new PsraError('ERP_UNAVAILABLE', problem, { problem, remedy, ...facts }, cause);
}

function refused(status: number, said: string | undefined, facts: object): PsraError {
	const problem = `The ERP answers ${status}${said === undefined ? '' : `: ${said}`}`;
	const remedy = REMEDIES[status] ?? 'Look at the answer and at the base address of the inventory interface.';
	return new PsraError('ERP_REFUSED', problem, { problem, remedy, status, ...facts });
}

/** A structured-field string (RFC 9651, section 3.3.3). */
function quoted(key: string): string {
	if (/^[ !#-[\]-~]{1,255}$/.test(key)) return `"${key}"`;
	const facts = {
		field: 'idempotencyKey',
		problem: 'The key is no string of 1 to 255 printable ASCII characters without quotes and backslashes.',
		remedy: 'Derive it with idempotencyKey().',
	};
	throw new PsraError('VALUE_INVALID', facts.problem, facts);
}

/** Which report an error speaks of. */
type Subject = Pick<OriginStatusReport, 'sku' | 'certificateId' | 'version'>;

/** What can be said of an answer that came: a receipt, or the error that it means. */
function judge(response: Response, text: string, facts: Subject): ErpReceipt {
	const { status } = response;
	if (response.ok) {
		const receipt = readReceipt(text, facts.version);
		if (receipt !== undefined) return receipt;
		const problem = `The ERP answers ${status} without a receipt for this version; whether it took the update is unknown.`;
		throw unavailable(problem, { ...facts, status, outcome: 'unknown' });
	}
	const said = readProblem(text);
	if (!isTemporary(status)) throw refused(status, said, facts);
	const retryAfterMs = readRetryAfter(response.headers);
	const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
	throw unavailable(`The ERP answers ${status}${said === undefined ? '' : `: ${said}`}`, { ...facts, status, ...wait });
}

/**
 * The inventory interface over HTTP: one PUT per report. Redirects are not followed, so that the token goes nowhere
 * else. An answer of 2xx counts only with a receipt for the version that was sent.
 */
export function createHttpInventory(options: HttpInventoryOptions): InventoryErp {
	const { token, timeoutMs, fetch = globalThis.fetch } = options;
	const base = options.baseUrl.replace(/\/+$/, '');

	async function put(status: OriginStatusReport, key: string): Promise<{ response: Response; text: string }> {
		const headers = {
			authorization: `Bearer ${await token()}`,
			'content-type': 'application/json',
			accept: 'application/json, application/problem+json',
			'idempotency-key': key,
		};
		const facts = { sku: status.sku, certificateId: status.certificateId, version: status.version, outcome: 'unknown' };
		try {
			const response = await fetch(`${base}/inventory/items/${encodeURIComponent(status.sku)}/origin-status`, {
				method: 'PUT',
				headers,
				body: JSON.stringify(status),
				redirect: 'manual',
				signal: AbortSignal.timeout(timeoutMs),
			});
			return { response, text: await readBody(response) };
		} catch (cause) {
			const late = (cause as { name?: unknown } | null)?.name === 'TimeoutError';
			const problem = late
				? `The ERP gave no whole answer within ${timeoutMs} ms.`
				: 'The ERP can not be reached, or the connection broke before its answer was whole.';
			throw unavailable(problem, facts, cause);
		}
	}

	return {
		report: async (status, idempotencyKey) => {
			const { response, text } = await put(status, quoted(idempotencyKey));
			const { sku, certificateId, version } = status;
			return judge(response, text, { sku, certificateId, version });
		},
	};
}
