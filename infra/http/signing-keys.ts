import { PsraError } from '../errors.ts';

/** A key that a company's ERP signs with. */
export interface SigningKey {
	readonly company: string;
	readonly key: Buffer;
}

/** Name of the secret with the keys. */
export const SIGNING_KEYS = 'erp-http-keys';

/** Standard Webhooks asks for 24 to 64 bytes. */
const SHORTEST_KEY = 24;
const LINE = /^(\S+)\s+(?:whsec_)?([A-Za-z0-9+/]+={0,2})$/;

/**
 * Keys from a secret of lines `<company> <key>`, the key in base64 with or without `whsec_`. Several lines of a company
 * let a key be exchanged without a gap. Throws CONFIG_INVALID naming the line, never its text.
 */
export function readSigningKeys(secret: string): SigningKey[] {
	const keys = secret
		.split('\n')
		.map((line, index) => ({ line: line.trim(), number: index + 1 }))
		.filter(({ line }) => line !== '')
		.map(({ line, number }) => {
			const [, company, base64] = LINE.exec(line) ?? [];
			const key = Buffer.from(base64 ?? '', 'base64');
			if (company === undefined) throw unusable(number, 'is not `<company> <key>` with a key in base64');
			if (key.length < SHORTEST_KEY) throw unusable(number, `has a key of fewer than ${SHORTEST_KEY} bytes`);
			return { company, key, number };
		});
	for (const { key, company, number } of keys)
		if (keys.some((other) => other.company !== company && other.key.equals(key)))
			throw unusable(number, 'has a key that another company has too');
	return keys.map(({ company, key }) => ({ company, key }));
}

function unusable(line: number, problem: string): PsraError {
	return new PsraError('CONFIG_INVALID', `Line ${line} of the secret ${SIGNING_KEYS} ${problem}.`, {
		field: `${SIGNING_KEYS}, line ${line}`,
		problem,
		remedy: 'Give each company a key of its own: its id, a blank, and 24 to 64 random bytes in base64.',
	});
}
