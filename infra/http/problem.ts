import { STATUS_CODES } from 'node:http';
import { ERROR_CODES, type ErrorCode, type PsraError } from '../errors.ts';
import { asPsraError } from './framework-errors.ts';
import type { ProblemDocument } from './problem-document.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** What a caller can mend, by code. Any other is our own fault: 503 where it may pass, else 500. */
const STATUS: { readonly [code in ErrorCode]?: number } = {
	REQUEST_MALFORMED: 400,
	IDEMPOTENCY_KEY_MISSING: 400,
	VALUE_INVALID: 400,
	ACCESS_TOKEN_INVALID: 401,
	SIGNATURE_INVALID: 401,
	ACCESS_DENIED: 403,
	COMPANY_MISMATCH: 403,
	ROUTE_UNKNOWN: 404,
	CERTIFICATE_UNKNOWN: 404,
	REVIEW_UNKNOWN: 404,
	METHOD_NOT_ALLOWED: 405,
	NOT_ACCEPTABLE: 406,
	SEQUENCE_CONFLICT: 409,
	IDEMPOTENCY_KEY_IN_WORK: 409,
	REQUEST_ID_TAKEN: 409,
	REVIEW_CLOSED: 409,
	BODY_TOO_LARGE: 413,
	MEDIA_TYPE_UNSUPPORTED: 415,
	IDEMPOTENCY_KEY_REUSED: 422,
	CASE_INVALID: 422,
	AGREEMENT_UNKNOWN: 422,
	NOT_A_PARTY: 422,
	ITEM_UNKNOWN: 422,
	REQUEST_FAILED: 500,
};

/** Seconds after which an outside fault may have passed. */
const RETRY_AFTER_S = 5;

export interface Problem {
	readonly document: ProblemDocument;
	readonly headers: Readonly<Record<string, string>>;
	/** True where the fault is ours, so that the log must hold the case. */
	readonly ours: boolean;
}

/**
 * Any error as the answer to a request. Of a fault that is ours the caller learns that it is, and nothing of how the
 * system is built; `requestId` leads to the case in the log.
 */
export function problemOf(error: unknown, requestId: string): Problem {
	const known = asPsraError(error);
	const status = STATUS[known.code] ?? (known.retryable === 'later' ? 503 : 500);
	const ours = status >= 500;
	const { field, problem, remedy } = known.facts;
	const document: ProblemDocument = {
		type: `urn:psra:problem:${known.code.toLowerCase().replaceAll('_', '-')}`,
		title: ours ? (STATUS_CODES[status] as string) : ERROR_CODES[known.code].meaning,
		status,
		detail: ours ? OUR_FAULT[status === 503 ? 'passing' : 'lasting'] : known.message,
		instance: `urn:psra:request:${requestId}`,
		code: known.code,
		...(!ours && field !== undefined && { field }),
		...(!ours && problem !== undefined && { problem }),
		...(ours ? { remedy: OUR_REMEDY } : remedy !== undefined && { remedy }),
	};
	return { document, headers: headersOf(known, status), ours };
}

const OUR_FAULT = {
	passing: 'The system can not answer for now.',
	lasting: 'The request failed for a reason that lies with the system.',
};
const OUR_REMEDY = 'Send the same request again later; if it keeps failing, report the request id in `instance`.';

function headersOf({ code, facts }: PsraError, status: number): Record<string, string> {
	const headers: Record<string, string> = { 'content-type': PROBLEM_MEDIA_TYPE, 'cache-control': 'no-store' };
	if (status === 503) headers['retry-after'] = String(RETRY_AFTER_S);
	if (Array.isArray(facts.allow)) headers['allow'] = facts.allow.join(', ');
	// RFC 6750: without a token only the scheme is named, so that nobody is told of an error that they did not make.
	if (status === 401)
		headers['www-authenticate'] = facts.tokenGiven
			? 'Bearer realm="psra", error="invalid_token"'
			: 'Bearer realm="psra"';
	if (code === 'ACCESS_DENIED') headers['www-authenticate'] = 'Bearer realm="psra", error="insufficient_scope"';
	return headers;
}
