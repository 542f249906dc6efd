import { isKeyName, type VerifierKey, verifySignature } from './key.ts';
import { fromBase64, toBase64 } from './text.ts';

/** A line under a note: whose it says to be, and what that key's type makes of the bytes. */
export interface NoteSignature {
	readonly name: string;
	/** Eight hexadecimal digits. */
	readonly keyId: string;
	readonly bytes: Uint8Array;
}

/** Text with signatures of it (C2SP signed-note). Nothing of it is to be believed before a trusted key has signed. */
export interface SignedNote {
	/** With the line feed that ends it. */
	readonly text: string;
	readonly signatures: readonly NoteSignature[];
}

/** More signatures are refused: every one of a known key costs a check. */
const MOST_SIGNATURES = 100;
/** Below the space only the line feed may stand in a note. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0009\u000b-\u001f]/;
const SIGNATURE = /^\u2014 ([^ ]+) ([^ ]+)$/u;
const KEY_ID_BYTES = 4;

/** Reads a note; undefined where it is none. */
export function parseNote(note: string): SignedNote | undefined {
	const split = note.lastIndexOf('\n\n');
	if (split <= 0 || !note.endsWith('\n') || CONTROLS.test(note) || !note.isWellFormed()) return undefined;
	const signatures = parseSignatures(note.slice(split + 2));
	return signatures && { text: note.slice(0, split + 1), signatures };
}

/** Reads signature lines, each ended by a line feed; undefined where one is none, there are none or too many. */
export function parseSignatures(lines: string): NoteSignature[] | undefined {
	if (!lines.endsWith('\n')) return undefined;
	const signatures = lines.slice(0, -1).split('\n').map(parseSignature);
	return signatures.length <= MOST_SIGNATURES && signatures.every((one) => one !== undefined) ? signatures : undefined;
}

function parseSignature(line: string): NoteSignature | undefined {
	const [, name = '', base64 = ''] = SIGNATURE.exec(line) ?? [];
	const bytes = fromBase64(base64);
	if (!isKeyName(name) || !bytes || bytes.length <= KEY_ID_BYTES) return undefined;
	return {
		name,
		keyId: Buffer.from(bytes).toString('hex', 0, KEY_ID_BYTES),
		bytes: bytes.subarray(KEY_ID_BYTES),
	};
}

/** A signature as a line, with its line feed. */
export const formatSignature = ({ name, keyId, bytes }: NoteSignature): string =>
	`\u2014 ${name} ${toBase64(Buffer.concat([Buffer.from(keyId, 'hex'), bytes]))}\n`;

export const formatNote = ({ text, signatures }: SignedNote): string =>
	`${text}\n${signatures.map(formatSignature).join('')}`;

export const signaturesOf = ({ signatures }: SignedNote, key: VerifierKey): NoteSignature[] =>
	signatures.filter(({ name, keyId }) => name === key.name && keyId === key.id);

/**
 * Whether the note is signed by the key (type note). A signature in its name that does not hold makes the whole note
 * suspect, so that one is enough to say no.
 */
export function isSignedBy(note: SignedNote, key: VerifierKey): boolean {
	const own = signaturesOf(note, key);
	return own.length > 0 && own.every(({ bytes }) => verifySignature(key, Buffer.from(note.text), bytes));
}
