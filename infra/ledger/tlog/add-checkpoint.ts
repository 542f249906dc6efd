import { parseCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import { HASH_BYTES } from './hash.ts';
import { fromBase64, fromDecimal, toBase64 } from './text.ts';

/** Lines of proof that a witness takes (C2SP tlog-witness). */
const MOST_HASHES = 63;

/** The body of `add-checkpoint` (C2SP tlog-witness): a checkpoint, and that it goes on from what the witness knows. */
export interface AddCheckpoint {
	/** Size of the tree that the witness is thought to know. */
	readonly old: number;
	/** Consistency proof from that size on. */
	readonly proof: readonly Uint8Array[];
	readonly checkpoint: SignedCheckpoint;
}

/** `checkpoint`: the signed note as a text. */
export const formatAddCheckpoint = (old: number, proof: readonly Uint8Array[], checkpoint: string): string =>
	[`old ${old}`, ...proof.map(toBase64), '', checkpoint].join('\n');

/** Undefined where the body is none, or its checkpoint none. */
export function parseAddCheckpoint(body: string): AddCheckpoint | undefined {
	const split = body.indexOf('\n\n');
	const [oldLine = '', ...lines] = body.slice(0, split).split('\n');
	const old = oldLine.startsWith('old ') ? fromDecimal(oldLine.slice('old '.length)) : undefined;
	const proof = lines.map(fromBase64);
	const checkpoint = parseCheckpoint(body.slice(split + 2));
	if (split < 0 || old === undefined || !checkpoint || proof.length > MOST_HASHES) return undefined;
	if (!proof.every((hash) => hash?.length === HASH_BYTES)) return undefined;
	return { old, proof: proof as Uint8Array[], checkpoint };
}
