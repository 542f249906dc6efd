import type { Readable } from 'node:stream';
import { PsraError } from '../../infra/errors.ts';
import { BATCH_BYTES, BATCH_LINES, REQUEST_BYTES, REQUEST_LINES } from './limits.ts';
import { isBlank } from './read-line.ts';
import type { Line } from './split-lines.ts';

/**
 * Lines that share a transaction, in order, without the blank ones. Throws BODY_TOO_LARGE behind the last line that a
 * request may have, once all lines before it are handed over.
 */
export async function* batchesOf(lines: AsyncIterable<Line>): AsyncGenerator<readonly Line[]> {
	let batch: Line[] = [];
	let bytes = 0;
	for await (const line of lines) {
		if (line.number > REQUEST_LINES) {
			if (batch.length > 0) yield batch;
			throw tooLarge(`has more than ${REQUEST_LINES} lines`);
		}
		if (isBlank(line)) continue;
		batch.push(line);
		bytes += line.bytes.length;
		if (batch.length < BATCH_LINES && bytes < BATCH_BYTES) continue;
		yield batch;
		batch = [];
		bytes = 0;
	}
	if (batch.length > 0) yield batch;
}

/** The body as it comes. Throws BODY_TOO_LARGE behind its limit, REQUEST_MALFORMED where the connection breaks. */
export async function* bodyOf(body: Readable): AsyncGenerator<Buffer> {
	let bytes = 0;
	try {
		for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
			bytes += chunk.length;
			if (bytes > REQUEST_BYTES) throw tooLarge(`has more than ${REQUEST_BYTES} bytes`);
			yield chunk;
		}
	} catch (error) {
		if (error instanceof PsraError) throw error;
		throw new PsraError(
			'REQUEST_MALFORMED',
			'The connection broke before the body was read to its end.',
			{ field: 'body', problem: 'cut off', remedy: 'Send the lines that have no answer again.' },
			error,
		);
	} finally {
		// What is left is read and thrown away: closing it would cut the answer off, and leaving it would hold the connection.
		body.resume();
	}
}

/** Throws BODY_TOO_LARGE where a request announces more than is taken. */
export function checkAnnounced(contentLength: string | undefined): void {
	if (Number(contentLength) > REQUEST_BYTES) throw tooLarge(`has more than ${REQUEST_BYTES} bytes`);
}

function tooLarge(problem: string): PsraError {
	return new PsraError('BODY_TOO_LARGE', `The body ${problem}.`, {
		field: 'body',
		problem,
		remedy: `Send at most ${REQUEST_LINES} lines and ${REQUEST_BYTES} bytes in one request, and the rest in others.`,
	});
}
