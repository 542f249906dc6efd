import type { AddCheckpoint } from './add-checkpoint.ts';
import { isOfLog } from './checkpoint.ts';
import { EMPTY_ROOT, sameBytes } from './hash.ts';
import type { VerifierKey } from './key.ts';
import type { TreeHead } from './tree.ts';
import { verifyConsistency } from './verify.ts';

/** What a witness answers to a checkpoint, by HTTP status (C2SP tlog-witness); `cosign` is 200. */
export type Judgement =
	| { readonly kind: 'cosign' }
	/** 409: the witness knows a tree of this size, or another tree of the same size. */
	| { readonly kind: 'conflict'; readonly size: number }
	| { readonly kind: 'refuse'; readonly status: 400 | 403 | 404 | 422; readonly problem: string };

/** The tree that a witness knows of a log which it has never seen. */
export const NOTHING_SEEN: TreeHead = { size: 0, root: EMPTY_ROOT };

/**
 * Whether a witness may cosign. `keys`: those that it trusts for the origin of the checkpoint; `last`: what it cosigned
 * last of that origin.
 */
export function judge(request: AddCheckpoint, keys: readonly VerifierKey[], last: TreeHead = NOTHING_SEEN): Judgement {
	const { old, proof, checkpoint } = request;
	if (keys.length === 0) return refuse(404, 'the log is not known here');
	if (!keys.some((key) => isOfLog(checkpoint, key))) return refuse(403, 'no key of the log has signed the checkpoint');
	if (old > checkpoint.size) return refuse(400, 'the old size is larger than that of the checkpoint');
	if (old !== last.size) return { kind: 'conflict', size: last.size };
	if (old === checkpoint.size && !sameBytes(last.root, checkpoint.root)) return { kind: 'conflict', size: last.size };
	if (!verifyConsistency(last, checkpoint, proof)) return refuse(422, 'the consistency proof does not hold');
	return { kind: 'cosign' };
}

const refuse = (status: 400 | 403 | 404 | 422, problem: string): Judgement => ({ kind: 'refuse', status, problem });
