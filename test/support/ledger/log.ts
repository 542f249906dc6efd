import { type Checkpoint, checkpointText } from '../../../infra/ledger/tlog/checkpoint.ts';
import { cosignature, cosignedMessage } from '../../../infra/ledger/tlog/cosignature.ts';
import { SIGNATURE_TYPE, type VerifierKey, verifierKey } from '../../../infra/ledger/tlog/key.ts';
import { formatNote, formatSignature } from '../../../infra/ledger/tlog/note.ts';
import type { LedgerKey } from '../../../infra/ports/ledger-keys.ts';

export const logKeyOf = ({ name, publicKey }: LedgerKey): VerifierKey =>
	verifierKey(name, SIGNATURE_TYPE.note, publicKey);

export const witnessKeyOf = ({ name, publicKey }: LedgerKey): VerifierKey =>
	verifierKey(name, SIGNATURE_TYPE.cosignature, publicKey);

/** A checkpoint that a key has signed, whatever its origin. */
export async function signedCheckpoint(
	key: LedgerKey,
	{ size, root, origin = key.name }: Partial<Checkpoint> & Omit<Checkpoint, 'origin'>,
): Promise<string> {
	const text = checkpointText({ origin, size, root });
	const { name, id } = logKeyOf(key);
	return formatNote({ text, signatures: [{ name, keyId: id, bytes: await key.sign(Buffer.from(text)) }] });
}

/** A witness's line under a checkpoint. `at` in seconds since 1970. */
export async function cosignatureLine(key: LedgerKey, checkpoint: string, at: number): Promise<string> {
	const text = checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1);
	return formatSignature(cosignature(witnessKeyOf(key), at, await key.sign(cosignedMessage(text, at))));
}
