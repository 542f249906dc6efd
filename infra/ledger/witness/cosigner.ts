import type { LedgerKey } from '../../ports/ledger-keys.ts';
import type { CheckpointStore } from '../../ports/ledger-witness.ts';
import { parseAddCheckpoint } from '../tlog/add-checkpoint.ts';
import { parseCheckpoint } from '../tlog/checkpoint.ts';
import { cosignature, cosignedMessage } from '../tlog/cosignature.ts';
import { judge, NOTHING_SEEN } from '../tlog/judge.ts';
import { SIGNATURE_TYPE, type VerifierKey, verifierKey } from '../tlog/key.ts';
import { formatNote, formatSignature, signaturesOf } from '../tlog/note.ts';

export interface CosignerOptions {
	readonly key: LedgerKey;
	/** Keys of the logs that it vouches for; the name of each is the origin of its log. */
	readonly logs: readonly VerifierKey[];
	readonly store: CheckpointStore;
	/** Milliseconds since 1970, by the real clock: a cosignature says when the log was seen. */
	readonly now: () => number;
}

/** An answer in HTTP's terms. */
export interface CosignerAnswer {
	readonly status: 200 | 400 | 403 | 404 | 409 | 422;
	readonly type: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
	readonly body: string;
}

/** Answers `add-checkpoint` (C2SP tlog-witness). */
export type Cosigner = (body: string) => Promise<CosignerAnswer>;

/**
 * A witness: it stores a checkpoint that goes on from the one it knows, and then cosigns it. Requests that come at once
 * meet in the store: one is stored, the others are told the size that stands there now.
 */
export function cosigner({ key, logs, store, now }: CosignerOptions): Cosigner {
	const own = verifierKey(key.name, SIGNATURE_TYPE.cosignature, key.publicKey);

	return async (body) => {
		const request = parseAddCheckpoint(body);
		if (!request) return plain(400, 'the body is no add-checkpoint request');
		const { origin, note } = request.checkpoint;
		const keys = logs.filter(({ name }) => name === origin);
		const kept = keys.length === 0 ? undefined : await store.latest(origin);
		const last = kept === undefined ? NOTHING_SEEN : parseCheckpoint(kept);
		if (!last) throw new RangeError(`what is kept of ${origin} is no checkpoint`);
		const judgement = judge(request, keys, last);
		if (judgement.kind === 'refuse') return plain(judgement.status, judgement.problem);
		if (judgement.kind === 'conflict') return conflict(judgement.size);
		if (kept === undefined || last.size !== request.checkpoint.size) {
			// Signatures of strangers are not kept: they would let anybody fill the disk.
			const signatures = keys.flatMap((one) => signaturesOf(note, one));
			const next = formatNote({ text: note.text, signatures });
			if (!(await store.replace(origin, kept, next))) {
				const winner = parseCheckpoint((await store.latest(origin)) ?? '');
				return conflict(winner?.size ?? last.size);
			}
		}
		const seconds = Math.floor(now() / 1_000);
		const signature = await key.sign(cosignedMessage(note.text, seconds));
		return plain(200, formatSignature(cosignature(own, seconds, signature)));
	};
}

function plain(status: CosignerAnswer['status'], text: string): CosignerAnswer {
	return { status, type: 'text/plain; charset=utf-8', body: text.endsWith('\n') ? text : `${text}\n` };
}

const conflict = (size: number): CosignerAnswer => ({ status: 409, type: 'text/x.tlog.size', body: `${size}\n` });
