import { PsraError } from '../../infra/errors.ts';

/** A structured-field string (RFC 9651): quotes, with backslashes before quotes and backslashes. */
const QUOTED = /^"((?:[ !#-[\]-~]|\\["\\])*)"$/;
/** The same without quotes, which many clients send. */
const BARE = /^[!#-[\]-~]+$/;
const LONGEST = 255;

/** The key in an `Idempotency-Key` header (IETF httpapi draft). Throws IDEMPOTENCY_KEY_MISSING where there is none to read. */
export function idempotencyKeyOf(header: string | readonly string[] | undefined): string {
	const written = typeof header === 'string' ? header.trim() : '';
	const key = QUOTED.exec(written)?.[1]?.replace(/\\(["\\])/g, '$1') ?? (BARE.test(written) ? written : '');
	if (key.length > 0 && key.length <= LONGEST) return key;
	throw new PsraError('IDEMPOTENCY_KEY_MISSING', 'The request has no Idempotency-Key that can be read.', {
		field: 'Idempotency-Key',
		problem: header === undefined ? 'absent' : `no string of 1 to ${LONGEST} printable ASCII characters`,
		remedy: 'Send a key of your own, e.g. "8e03978e-40d5-43dd-bc93-6894a57f9324", and the same one when you try again.',
	});
}
