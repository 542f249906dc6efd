import { type VerifierKey, verifySignature } from './key.ts';
import { type NoteSignature, type SignedNote, signaturesOf } from './note.ts';

const TIMESTAMP_BYTES = 8;

/** What a witness signs: the checkpoint's text under a header and the time (C2SP tlog-cosignature, Ed25519). `timestamp` in seconds since 1970. */
export const cosignedMessage = (text: string, timestamp: number): Uint8Array =>
	Buffer.from(`cosignature/v1\ntime ${timestamp}\n${text}`);

/** A cosignature as a line of the note. `signature`: of the message above. */
export function cosignature({ name, id }: VerifierKey, timestamp: number, signature: Uint8Array): NoteSignature {
	const time = Buffer.alloc(TIMESTAMP_BYTES);
	time.writeBigUInt64BE(BigInt(timestamp));
	return { name, keyId: id, bytes: Buffer.concat([time, signature]) };
}

/**
 * When the witness of this key (type cosignature) saw the checkpoint, in seconds since 1970: the latest where it signed
 * several times. Undefined where it has not signed, or a signature in its name does not hold.
 */
export function cosignedAt(note: SignedNote, key: VerifierKey): number | undefined {
	const times = signaturesOf(note, key).map(({ bytes }) => timeOf(note.text, bytes, key));
	return times.length > 0 && times.every((time) => time !== undefined) ? Math.max(...times) : undefined;
}

function timeOf(text: string, bytes: Uint8Array, key: VerifierKey): number | undefined {
	if (bytes.length <= TIMESTAMP_BYTES) return undefined;
	const timestamp = Number(Buffer.from(bytes).readBigUInt64BE());
	if (!Number.isSafeInteger(timestamp)) return undefined;
	const message = cosignedMessage(text, timestamp);
	return verifySignature(key, message, bytes.subarray(TIMESTAMP_BYTES)) ? timestamp : undefined;
}
