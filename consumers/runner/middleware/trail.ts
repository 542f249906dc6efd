import { createHash } from 'node:crypto';
import type { ReceivedMessage, Trail } from '../../../infra/ports/message.ts';

/** The first header of a name, as text. */
export function headerOf(message: ReceivedMessage, name: string): string | undefined {
	const found = message.headers.find(([header]) => header === name)?.[1];
	return found && Buffer.from(found).toString('utf8');
}

/** W3C Trace Context: version ff and ids of zeros alone are invalid. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** What messages caused by this one carry on: its correlation (or its id where it began one), itself as the cause, its trace. */
export function trailOf(message: ReceivedMessage, id: string): Trail {
	const trace = headerOf(message, 'traceparent');
	return {
		correlationId: headerOf(message, 'correlationid') || id,
		causationId: id,
		// An absent or malformed one starts a trace whose id is made from the message, the same at each delivery.
		traceparent: trace && TRACEPARENT.test(trace) ? trace : traceFrom(id),
	};
}

function traceFrom(id: string): string {
	const hex = createHash('sha256').update(id).digest('hex');
	return `00-${hex.slice(0, 32)}-${hex.slice(32, 48)}-00`;
}
