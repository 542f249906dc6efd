import { HASH_BYTES } from './hash.ts';
import type { VerifierKey } from './key.ts';
import { isSignedBy, parseNote, type SignedNote } from './note.ts';
import { fromBase64, fromDecimal, toBase64 } from './text.ts';
import type { TreeHead } from './tree.ts';

/** What a log states of its tree (C2SP tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
	/** Names the log: a URL without its scheme. */
	readonly origin: string;
}

/** The text that a log signs. This log writes no extension lines: nobody could audit them. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** Reads the text of a checkpoint, also one with extension lines; undefined where it is none. */
export function parseCheckpointText(text: string): Checkpoint | undefined {
	if (!text.endsWith('\n')) return undefined;
	const lines = text.slice(0, -1).split('\n');
	const [origin, decimal = '', base64 = ''] = lines;
	const size = fromDecimal(decimal);
	const root = fromBase64(base64);
	if (!origin || size === undefined || root?.length !== HASH_BYTES || lines.includes('')) return undefined;
	return { origin, size, root };
}

/** A checkpoint with the signatures under it. */
export interface SignedCheckpoint extends Checkpoint {
	readonly note: SignedNote;
}

/** Reads a signed checkpoint without asking who signed it; undefined where it is none. */
export function parseCheckpoint(text: string): SignedCheckpoint | undefined {
	const note = parseNote(text);
	const checkpoint = note && parseCheckpointText(note.text);
	return checkpoint && { ...checkpoint, note };
}

/** Whether the log of this key, whose name is its origin, has signed the checkpoint. */
export const isOfLog = (checkpoint: SignedCheckpoint, log: VerifierKey): boolean =>
	checkpoint.origin === log.name && isSignedBy(checkpoint.note, log);
