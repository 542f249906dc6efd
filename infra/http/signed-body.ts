import { Readable } from 'node:stream';
import type { preParsingAsyncHookHandler } from 'fastify';
import { PsraError } from '../errors.ts';
import type { AccessIdentity } from '../ports/access.ts';
import { IDENTITY } from './access.ts';
import { goesBySignature, readSignature, signerOf } from './signature.ts';
import { readSigningKeys } from './signing-keys.ts';

/** Largest signed body in bytes. It is kept whole until its signature is known to be good. */
export const SIGNED_BYTES = 16_777_216;

/** Most bytes of bodies whose signature is not known yet, of all requests: anybody can send such, and many at once. */
const UNVERIFIED_BYTES = 8 * SIGNED_BYTES;

/**
 * Lets a signed request in for the company whose key signed it, with the role `erp`, once its whole body is here.
 * Throws SIGNATURE_INVALID, BODY_TOO_LARGE, and NOT_READY where too many are under way.
 *
 * @param keys the secret with the keys, asked for at each request, so that an exchanged key is seen
 */
export function checkSignature(keys: () => Promise<string>): preParsingAsyncHookHandler {
	let unverified = 0;
	return async (request, _reply, payload) => {
		if (!goesBySignature(request)) return payload;
		const signature = readSignature(request.headers, Date.now());
		let held = 0;
		const hold = (bytes: number) => {
			if (unverified + bytes > UNVERIFIED_BYTES) throw tooMany();
			unverified += bytes;
			held += bytes;
		};
		try {
			const body = await wholeOf(payload as Readable, hold);
			const company = signerOf(signature, body, readSigningKeys(await keys().catch(noKeys)));
			request.setDecorator<AccessIdentity>(IDENTITY, { company, role: 'erp', label: 'signature' });
			return Readable.from(body.length === 0 ? [] : [body]);
		} finally {
			unverified -= held;
		}
	};
}

/** Where no keys were ever set nobody can sign; that is no fault of the system's. */
function noKeys(error: unknown): string {
	if (error instanceof PsraError && error.code === 'SECRET_MISSING') return '';
	throw error;
}

async function wholeOf(payload: Readable, hold: (bytes: number) => void): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	try {
		for await (const chunk of payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
			length += chunk.length;
			if (length > SIGNED_BYTES) throw tooLarge();
			hold(chunk.length);
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

function tooMany(): PsraError {
	return new PsraError('NOT_READY', 'Too many signed bodies are being read at once.', {
		field: 'body',
		problem: `those under way have more than ${UNVERIFIED_BYTES} bytes`,
		remedy: 'Send it again in a moment.',
	});
}

function cutOff(cause: unknown): PsraError {
	const facts = { field: 'body', problem: 'cut off', remedy: 'Send the request again.' };
	return new PsraError('REQUEST_MALFORMED', 'The connection broke before the body was here.', facts, cause);
}
