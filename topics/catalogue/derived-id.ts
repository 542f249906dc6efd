/**
 * The UUID (version 8, RFC 9562) of a SHA-256 in hex: an id that follows from its name, the same in every process and
 * after every restart, so that a receiver's inbox knows a repeat.
 */
export function derivedId(sha256: string): string {
	const version = `8${sha256.slice(13, 16)}`;
	const variant = `${((Number.parseInt(sha256.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)}${sha256.slice(18, 20)}`;
	return [sha256.slice(0, 8), sha256.slice(8, 12), version, variant, sha256.slice(20, 32)].join('-');
}
