import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { PsraError } from '../errors.ts';
import type { SigningKey } from './signing-keys.ts';

/** What a request says of its signature (Standard Webhooks 1.0). */
export interface Signature {
	readonly id: string;
	/** Unix time in seconds, as sent. */
	readonly timestamp: string;
	/** Those of version 1: an HMAC-SHA256 each. */
	readonly macs: readonly Buffer[];
}

/** Seconds by which a sender's clock may differ from ours, and for which a request that was overheard could be sent again. */
const TOLERANCE_S = 300;

/** True where a request asks to be let in by its signature instead of a token. */
export function goesBySignature({ routeOptions, headers }: Pick<FastifyRequest, 'routeOptions' | 'headers'>): boolean {
	return routeOptions.config.signed === true && headers['webhook-signature'] !== undefined;
}

/**
 * Reads the three headers, before anything of the body is read. Throws SIGNATURE_INVALID where one is absent or
 * malformed, or where the request is too old.
 *
 * @param now real time in milliseconds: the business clock may be shifted
 */
export function readSignature(headers: IncomingHttpHeaders, now: number): Signature {
	const id = headers['webhook-id'];
	if (typeof id !== 'string' || !/^[\x21-\x7e]{1,256}$/.test(id))
		throw invalid('webhook-id', 'absent, or not 1 to 256 characters of ASCII without blanks');
	const timestamp = headers['webhook-timestamp'];
	if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp))
		throw invalid('webhook-timestamp', 'absent, or no Unix time in seconds');
	if (Math.abs(now / 1_000 - Number(timestamp)) > TOLERANCE_S)
		throw invalid('webhook-timestamp', `more than ${TOLERANCE_S} seconds from the time of this system`);
	const macs = String(headers['webhook-signature'])
		.split(' ')
		.filter((one) => one.startsWith('v1,'))
		.map((one) => Buffer.from(one.slice(3), 'base64'))
		.filter((mac) => mac.length === MAC_BYTES);
	if (macs.length === 0) throw invalid('webhook-signature', 'holds no `v1,` with an HMAC-SHA256 in base64');
	return { id, timestamp, macs };
}

const MAC_BYTES = 32;

/** The company whose key made the signature. Throws SIGNATURE_INVALID where no key did. */
export function signerOf({ id, timestamp, macs }: Signature, body: Uint8Array, keys: readonly SigningKey[]): string {
	// All are compared, so that the time tells nothing of which key was nearly right.
	const signers = keys.filter(({ key }) => {
		const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
		return macs.filter((mac) => timingSafeEqual(mac, expected)).length > 0;
	});
	const [signer] = signers;
	if (signer) return signer.company;
	throw invalid('webhook-signature', 'not made of this body by a key that this system knows');
}

function invalid(field: string, problem: string): PsraError {
	return new PsraError('SIGNATURE_INVALID', `The signature of the request is not good: ${field} is ${problem}.`, {
		field,
		problem,
		remedy:
			'Sign `<webhook-id>.<webhook-timestamp>.<body>` by HMAC-SHA256 with the key of your company, as Standard Webhooks says, at the time of sending.',
	});
}
