/** Bytes of standard base64 as an encoder writes it; undefined for any other text that a lenient reader would take. */
export function fromBase64(text: string): Uint8Array | undefined {
	const bytes = Buffer.from(text, 'base64');
	return bytes.toString('base64') === text ? bytes : undefined;
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A whole number in decimal without leading zeroes, as sizes and indexes are written; undefined where it is none or too large. */
export function fromDecimal(text: string): number | undefined {
	const number = /^(0|[1-9]\d*)$/.test(text) ? Number(text) : Number.NaN;
	return Number.isSafeInteger(number) ? number : undefined;
}
