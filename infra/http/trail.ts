import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Trail } from '../ports/message.ts';

const REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;
/** W3C Trace Context, level 1: version ff and ids of zeros are not valid. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-|$)/;

/** The caller's `x-request-id` where it is fit for a log line, else a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
	const given = headers['x-request-id'];
	return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/** What messages carry on that a request gives rise to: its id as the correlation, and a span of the caller's trace. */
export function trailOf(requestId: string, headers: IncomingHttpHeaders): Trail {
	const given = headers['traceparent'];
	const [, traceId = randomBytes(16).toString('hex'), flags = '00'] =
		(typeof given === 'string' && TRACEPARENT.exec(given)) || [];
	return {
		correlationId: requestId,
		causationId: null,
		traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}`,
	};
}
