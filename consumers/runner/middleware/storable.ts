import { PsraError } from '../../../infra/errors.ts';

/** Most bytes of an id, a source or a key: they stand together in indexes, whose entries PostgreSQL limits to 2,704. */
const INDEXED_BYTES = 1_000;

/**
 * Throws VALUE_INVALID where a name by which the inbox knows a message can not be stored. It must be found before the
 * inbox is asked: the dead letter of such a message could not be noted either, and its partition would stand still.
 */
export function checkName(field: string, name: string): void {
	if (name.includes('\u0000')) throw holdsNul(field);
	const bytes = Buffer.byteLength(name);
	if (bytes > INDEXED_BYTES)
		throw new PsraError('VALUE_INVALID', `The ${field} is too long.`, {
			field,
			problem: `it has ${bytes} bytes, ${INDEXED_BYTES} are allowed`,
			remedy: 'Use shorter names; they are parts of indexes.',
		});
}

/** Throws VALUE_INVALID where a text of a record holds U+0000, naming its place, e.g. `lines[2].sku`. */
export function checkTexts(value: unknown, field = ''): void {
	if (typeof value === 'string') {
		if (value.includes('\u0000')) throw holdsNul(field);
	} else if (Array.isArray(value)) {
		for (const [index, item] of value.entries()) checkTexts(item, `${field}[${index}]`);
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, item] of Object.entries(value)) checkTexts(item, field === '' ? name : `${field}.${name}`);
	}
}

function holdsNul(field: string): PsraError {
	return new PsraError('VALUE_INVALID', `The ${field} is no text that can be kept.`, {
		field,
		problem: 'it holds U+0000, which PostgreSQL has no text for',
		remedy: 'Send the text without it.',
	});
}
