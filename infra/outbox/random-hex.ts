import { randomBytes } from 'node:crypto';

/** Bytes that are drawn at once: each draw has a price of its own, whatever its size. */
const DRAWN = 4_096;

let hex = '';
let at = 0;

/** So many random bytes, up to 32, in hexadecimal digits. */
export function randomHex(bytes: number): string {
	const end = at + bytes * 2;
	if (end > hex.length) {
		hex = randomBytes(DRAWN).toString('hex');
		at = 0;
		return randomHex(bytes);
	}
	const drawn = hex.slice(at, end);
	at = end;
	return drawn;
}
