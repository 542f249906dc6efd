import { PsraError, reasonOf } from '../../errors.ts';
import type { LedgerWitness, OfferedCheckpoint } from '../../ports/ledger-witness.ts';
import { formatAddCheckpoint } from '../tlog/add-checkpoint.ts';
import { cosignedAt } from '../tlog/cosignature.ts';
import type { VerifierKey } from '../tlog/key.ts';
import { formatSignature, type NoteSignature, parseNote, parseSignatures, signaturesOf } from '../tlog/note.ts';
import { fromDecimal } from '../tlog/text.ts';
import { forked, rolledBack, unavailable } from './conflicts.ts';

export interface HttpWitnessOptions {
	/** Submission prefix of the witness (C2SP tlog-witness): `add-checkpoint` is below it. */
	readonly url: string;
	/** Key that it cosigns with, type cosignature. */
	readonly key: VerifierKey;
	/** Milliseconds to wait for an answer. */
	readonly timeoutMs: number;
}

/** Characters that an answer may have: more than a note with every signature that is read. */
const LARGEST_ANSWER = 65_536;
/** A size that was not known, and one that grew meanwhile; more is no witness. */
const MOST_TRIES = 3;

interface Answer {
	readonly status: number;
	readonly text: string;
}

/** A witness that speaks C2SP tlog-witness. It is asked for no more than it must know; of what it signs only its own key counts. */
export function httpWitness({ url, key, timeoutMs }: HttpWitnessOptions): LedgerWitness {
	const address = `${url.replace(/\/$/, '')}/add-checkpoint`;
	/** Size of the last tree that it cosigned, as far as it is known here. */
	let last: number | undefined;

	async function post(body: string): Promise<Answer> {
		try {
			const signal = AbortSignal.timeout(timeoutMs);
			const response = await fetch(address, { method: 'POST', body, signal, redirect: 'error' });
			return { status: response.status, text: await textOf(response) };
		} catch (error) {
			throw error instanceof PsraError ? error : unavailable(key.name, reasonOf(error), error);
		}
	}

	async function textOf(response: Response): Promise<string> {
		let text = '';
		for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
			text += Buffer.from(part).toString('latin1');
			if (text.length > LARGEST_ANSWER) throw unavailable(key.name, 'its answer is too long');
		}
		return Buffer.from(text, 'latin1').toString();
	}

	return {
		name: key.name,
		async take(offered) {
			let old = last !== undefined && last <= offered.size ? last : offered.size;
			for (let tries = 0; tries < MOST_TRIES; tries += 1) {
				const answer = await post(formatAddCheckpoint(old, await offered.proofFrom(old), offered.note));
				if (answer.status === 200) {
					const line = ownLine(answer.text, offered, key);
					last = offered.size;
					return line;
				}
				if (answer.status !== 409) throw refusal(answer, offered, old);
				const known = fromDecimal(answer.text.trimEnd());
				if (known === undefined) throw unavailable(key.name, 'its answer 409 names no size');
				if (known > offered.size) throw rolledBack(key.name, offered, known);
				if (known === old) throw forked(key.name, offered, known);
				old = known;
			}
			throw unavailable(key.name, 'it names another size each time');
		},
	};

	function refusal({ status, text }: Answer, offered: OfferedCheckpoint, old: number): PsraError {
		if (status === 422) return forked(key.name, offered, old);
		return unavailable(key.name, `it answers ${status}: ${JSON.stringify(text.slice(0, 200))}`);
	}
}

/** The witness's line under the checkpoint; others that came along are left out. */
function ownLine(lines: string, { note }: OfferedCheckpoint, key: VerifierKey): string {
	const signatures = parseSignatures(lines);
	const text = parseNote(note)?.text;
	if (!signatures || text === undefined) throw unavailable(key.name, 'its answer holds no signature');
	const own = signaturesOf({ text, signatures }, key);
	if (own.length === 0 || cosignedAt({ text, signatures: own }, key) === undefined)
		throw unavailable(key.name, 'its answer is not signed by its key');
	return formatSignature(own[0] as NoteSignature);
}
