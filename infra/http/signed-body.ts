import { Readable } from 'node:stream';
import type { preParsingAsyncHookHandler } from 'fastify';
import { PsraError } from '../errors.ts';
import type { AccessIdentity } from '../ports/access.ts';
import { IDENTITY } from './access.ts';
import { goesBySignature, readSignature, signerOf } from './signature.ts';
import { readSigningKeys } from './signing-keys.ts';

/** Largest signed body in bytes. It is kept whole until its signature is known to be good. */
export const SIGNED_BYTES = 16_777_216;

/**
 * Lets a signed request in for the company whose key signed it, with the role `erp`, once its whole body is here.
 * Throws SIGNATURE_INVALID, and BODY_TOO_LARGE.
 *
 * @param keys the secret with the keys, asked for at each request, so that an exchanged key is seen
 */
export function checkSignature(keys: () => Promise<string>): preParsingAsyncHookHandler {
	return async (request, _reply, payload) => {
		if (!goesBySignature(request)) return payload;
		const signature = readSignature(request.headers, Date.now());
		const body = await wholeOf(payload as Readable);
		const company = signerOf(signature, body, readSigningKeys(await keys().catch(noKeys)));
		request.setDecorator<AccessIdentity>(IDENTITY, { company, role: 'erp', label: 'signature' });
		return Readable.from(body.length === 0 ? [] : [body]);
	};
}

/** Where no keys were ever set nobody can sign; that is no fault of the system's. */
function noKeys(error: unknown): string {
	if (error instanceof PsraError && error.code === 'SECRET_MISSING') return '';
	throw error;
}

async function wholeOf(payload: Readable): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	try {
		for await (const chunk of payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
			length += chunk.length;
			if (length > SIGNED_BYTES) throw tooLarge();
			chunks.push(chunk);
		}
	} catch (error) {
		throw error instanceof PsraError ? error : cutOff(error);
	} finally {
		// What is left is read and thrown away: closing it would cut the answer off, and leaving it would hold the connection.
		payload.resume();
	}
	return Buffer.concat(chunks);
}

function tooLarge(): PsraError {
	return new PsraError('BODY_TOO_LARGE', `A signed body may have ${SIGNED_BYTES} bytes.`, {
		field: 'body',
		problem: `has more than ${SIGNED_BYTES} bytes`,
		remedy: 'Send it in several requests, or with a bearer token, whose requests are not kept whole.',
	});
}

function cutOff(cause: unknown): PsraError {
	const facts = { field: 'body', problem: 'cut off', remedy: 'Send the request again.' };
	return new PsraError('REQUEST_MALFORMED', 'The connection broke before the body was here.', facts, cause);
}
