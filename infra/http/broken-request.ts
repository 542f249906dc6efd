import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { PsraError } from '../errors.ts';
import { problemOf } from './problem.ts';

/** Connections on which an answer has begun and is not over. */
export type Answering = WeakSet<Socket>;

/**
 * Bytes that never become a request: Node hands over the bare connection, which is answered and closed. One on which an
 * answer has begun is closed only: a second answer within the first would be read as a part of it.
 */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket, answering: Answering): void {
	if (error.code === 'ECONNRESET' || !socket.writable || answering.has(socket)) {
		socket.destroy();
		return;
	}
	const requestId = randomUUID();
	const body = JSON.stringify(problemOf(describe(error), requestId).document);
	socket.end(
		[
			'HTTP/1.1 400 Bad Request',
			'Content-Type: application/problem+json; charset=utf-8',
			`Content-Length: ${Buffer.byteLength(body)}`,
			`X-Request-Id: ${requestId}`,
			'Connection: close',
			'',
			body,
		].join('\r\n'),
	);
}

function describe({ code }: { code?: string }): PsraError {
	const [problem, remedy] =
		code === 'HPE_HEADER_OVERFLOW'
			? ['its headers are too large', 'Send fewer and shorter headers.']
			: code === 'ERR_HTTP_REQUEST_TIMEOUT'
				? ['it did not arrive in time', 'Send the whole request without pauses.']
				: ['it is no well-formed HTTP/1.1', 'Send the request by an HTTP client.'];
	return new PsraError('REQUEST_MALFORMED', 'The request can not be read.', { field: 'request', problem, remedy });
}
