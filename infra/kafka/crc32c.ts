/**
 * CRC-32C (Castagnoli; RFC 3720, appendix B.4) of bytes, as an unsigned number: the checksum of a record batch. Eight bytes
 * a step with a table for each ("slicing by 8").
 */
export function crc32c(bytes: Uint8Array): number {
	const whole = bytes.length - (bytes.length % 8);
	let crc = ~0;
	let at = 0;
	for (; at < whole; at += 8) {
		crc ^= byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24);
		crc =
			entry(7, crc & 0xff) ^
			entry(6, (crc >>> 8) & 0xff) ^
			entry(5, (crc >>> 16) & 0xff) ^
			entry(4, crc >>> 24) ^
			entry(3, byte(bytes, at + 4)) ^
			entry(2, byte(bytes, at + 5)) ^
			entry(1, byte(bytes, at + 6)) ^
			entry(0, byte(bytes, at + 7));
	}
	for (; at < bytes.length; at += 1) crc = entry(0, (crc ^ byte(bytes, at)) & 0xff) ^ (crc >>> 8);
	return ~crc >>> 0;
}

const POLYNOMIAL = 0x82f63b78;
/** Eight tables of 256 behind each other; each is the one before it, a zero byte further. */
const TABLES = tables();

const byte = (bytes: Uint8Array, at: number): number => bytes[at] as number;
const entry = (table: number, at: number): number => TABLES[table * 256 + at] as number;

function tables(): Int32Array {
	const all = new Int32Array(8 * 256);
	for (let at = 0; at < 256; at += 1) {
		let crc = at;
		for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
		all[at] = crc;
	}
	for (let at = 256; at < all.length; at += 1) {
		const before = all[at - 256] as number;
		all[at] = (all[before & 0xff] as number) ^ (before >>> 8);
	}
	return all;
}
