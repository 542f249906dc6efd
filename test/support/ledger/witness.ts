import type { VerifierKey } from '../../../infra/ledger/tlog/key.ts';
import { unavailable } from '../../../infra/ledger/witness/conflicts.ts';
import { rememberedCheckpoint } from '../../../infra/ledger/witness/memory.ts';
import type { LedgerKey } from '../../../infra/ports/ledger-keys.ts';
import type { CheckpointStore, LedgerWitness } from '../../../infra/ports/ledger-witness.ts';
import { cosignatureLine } from './log.ts';

/** Checkpoints in memory. */
export function memoryCheckpoints(): CheckpointStore & { readonly kept: Map<string, string> } {
	const kept = new Map<string, string>();
	return {
		kept,
		latest: async (origin) => kept.get(origin),
		async replace(origin, known, next) {
			if (kept.get(origin) !== known) return false;
			kept.set(origin, next);
			return true;
		},
	};
}

export interface TestWitness extends LedgerWitness {
	/** While true it answers nothing. */
	down: boolean;
	/** Sizes of the trees that it was asked to cosign. */
	readonly asked: number[];
}

/** A witness that cosigns in this process. */
export function testWitness(key: LedgerKey, log: VerifierKey, at = 1_700_000_000): TestWitness {
	const memory = rememberedCheckpoint(memoryCheckpoints(), log, key.name);
	return {
		name: key.name,
		down: false,
		asked: [],
		async take(offered) {
			this.asked.push(offered.size);
			if (this.down) throw unavailable(key.name, 'it is down');
			await memory.take(offered);
			return cosignatureLine(key, offered.note, at);
		},
	};
}
