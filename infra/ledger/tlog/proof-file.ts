import { isOfLog, parseCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import { cosignedAt } from './cosignature.ts';
import { HASH_BYTES, leafHash } from './hash.ts';
import type { VerifierKey } from './key.ts';
import { fromBase64, fromDecimal, toBase64 } from './text.ts';
import { verifyInclusion } from './verify.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';
/** No tree of sizes that we count with is higher. */
const MOST_HASHES = 63;

/** That a leaf is in a log, to be checked without asking anybody (C2SP tlog-proof). */
export interface TlogProof {
	readonly index: number;
	/** From the leaf's sibling up to the child of the root. */
	readonly path: readonly Uint8Array[];
	/** Signed checkpoint with the cosignatures of witnesses, as a text. */
	readonly checkpoint: string;
	/** Bytes for the application that nothing vouches for. */
	readonly extra?: Uint8Array;
}

/** The text of a `.tlog-proof` file. */
export function formatProof({ index, path, checkpoint, extra }: TlogProof): string {
	const lines = [
		HEADER,
		...(extra ? [`extra ${toBase64(extra)}`] : []),
		`index ${index}`,
		...path.map(toBase64),
		'',
		checkpoint,
	];
	return lines.join('\n');
}

/** Reads a `.tlog-proof` file; undefined where it is none. Whether it proves anything says `judgeProof`. */
export function parseProof(text: string): TlogProof | undefined {
	const split = text.indexOf('\n\n');
	const [header, ...lines] = text.slice(0, split).split('\n');
	const extraLine = lines[0]?.startsWith('extra ') ? lines.shift() : undefined;
	const extra = extraLine === undefined ? undefined : fromBase64(extraLine.slice('extra '.length));
	const indexLine = lines.shift() ?? '';
	const index = indexLine.startsWith('index ') ? fromDecimal(indexLine.slice('index '.length)) : undefined;
	const path = lines.map(fromBase64);
	if (split < 0 || header !== HEADER || index === undefined || path.length > MOST_HASHES) return undefined;
	if (extraLine !== undefined && !extra) return undefined;
	if (!path.every((hash) => hash?.length === HASH_BYTES)) return undefined;
	return { index, path: path as Uint8Array[], checkpoint: text.slice(split + 2), ...(extra && { extra }) };
}

/** Whose word counts. */
export interface Trust {
	/** The log's key, type note. */
	readonly log: VerifierKey;
	/** Keys of witnesses, type cosignature. */
	readonly witnesses: readonly VerifierKey[];
	/** Witnesses that must have cosigned. */
	readonly quorum: number;
}

/** What a proof shows, or why it shows nothing. */
export type ProofVerdict =
	| {
			readonly holds: true;
			readonly index: number;
			readonly checkpoint: SignedCheckpoint;
			/** Names of the witnesses that vouch for it, with when they saw it, in seconds since 1970. */
			readonly witnessed: readonly { readonly name: string; readonly at: number }[];
	  }
	| { readonly holds: false; readonly problem: string };

/** Whether a `.tlog-proof` shows that `leaf` is in the log that is trusted. */
export function judgeProof(text: string, leaf: Uint8Array, { log, witnesses, quorum }: Trust): ProofVerdict {
	const proof = parseProof(text);
	if (!proof) return no('it is no tlog-proof');
	const checkpoint = parseCheckpoint(proof.checkpoint);
	if (!checkpoint) return no('it holds no checkpoint');
	if (!isOfLog(checkpoint, log)) return no(`its checkpoint is not signed by ${log.name}`);
	const witnessed = witnesses.flatMap((key) => {
		const at = cosignedAt(checkpoint.note, key);
		return at === undefined ? [] : [{ name: key.name, at }];
	});
	if (witnessed.length < quorum) return no(`${witnessed.length} of ${quorum} witnesses vouch for its checkpoint`);
	if (!verifyInclusion(leafHash(leaf), proof.index, checkpoint, proof.path))
		return no('the hashes do not lead from the leaf to the root of the checkpoint');
	return { holds: true, index: proof.index, checkpoint, witnessed };
}

const no = (problem: string): ProofVerdict => ({ holds: false, problem });
