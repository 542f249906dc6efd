import { createHash } from 'node:crypto';

/**
 * A name-based UUID (version 8, RFC 9562: SHA-256 of the name). The same saga, instance and step give the same id in
 * every process and after every restart, so the receiver's inbox knows a repeat.
 */
export function commandId(saga: string, company: string, instance: string, step: string): string {
	const hash = createHash('sha256').update([saga, company, instance, step].join('\n')).digest();
	hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
	hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
	const hex = hash.toString('hex', 0, 16);
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
