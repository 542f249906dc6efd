/** Bytes up to which a whole number is exact as a number of JavaScript; longer ones go through BigInt, which is slow. */
const SHORT = 6;
/** Digits that always fit into that many bytes. */
const SHORT_DIGITS = 14;

/**
 * The unscaled value of a decimal string. Throws where the text is none, has more than `scale` places, or more than
 * `precision` digits; zeros at the end of a fraction do not count.
 */
export function unscaledOf(text: unknown, precision: number, scale: number): number | bigint {
	const match = typeof text === 'string' ? /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) : null;
	if (!match) throw new Error('no decimal string');
	const [, sign = '', whole = '', given = ''] = match;
	let places = given.length;
	while (places > 0 && given.charCodeAt(places - 1) === ZERO) places -= 1;
	if (places > scale) throw new Error(`more than ${scale} decimal places`);
	const digits = whole + (places === scale ? given.slice(0, scale) : given.slice(0, places).padEnd(scale, '0'));
	if (digits.length <= SHORT_DIGITS) {
		const unscaled = Number(digits);
		if (precision < SHORT_DIGITS && unscaled >= 10 ** precision) throw new Error(`more than ${precision} digits`);
		return sign === '' || unscaled === 0 ? unscaled : -unscaled;
	}
	const unscaled = BigInt(digits);
	if (unscaled.toString().length > precision) throw new Error(`more than ${precision} digits`);
	return sign === '' ? unscaled : -unscaled;
}

/** The shortest two's complement that holds the value, big-endian, as the specification wants it. */
export function bytesOfUnscaled(value: number | bigint): Buffer {
	if (typeof value === 'number') {
		let length = 1;
		for (let limit = 0x80; value >= limit || value < -limit; limit *= 0x100) length += 1;
		const bytes = Buffer.allocUnsafe(length);
		bytes.writeIntBE(value, 0, length);
		return bytes;
	}
	let length = 1;
	while (BigInt.asIntN(length * 8, value) !== value) length += 1;
	const hex = BigInt.asUintN(length * 8, value)
		.toString(16)
		.padStart(length * 2, '0');
	return Buffer.from(hex, 'hex');
}

/** The decimal string, with exactly `scale` places, of two's complement; empty bytes are zero, as some writers put it. */
export function textOfUnscaled(bytes: Buffer, scale: number): string {
	const { length } = bytes;
	const value =
		length === 0
			? 0
			: length <= SHORT
				? bytes.readIntBE(0, length)
				: BigInt.asIntN(length * 8, BigInt(`0x${bytes.toString('hex')}`));
	const digits = (value < 0 ? -value : value).toString().padStart(scale + 1, '0');
	if (scale === 0) return value < 0 ? `-${digits}` : digits;
	const point = digits.length - scale;
	return `${value < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const ZERO = 48;
