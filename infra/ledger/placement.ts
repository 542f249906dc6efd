import { PsraError } from '../errors.ts';
import type { LedgerEntry } from '../ports/ledger.ts';
import type { NewLeaf, PlacedLeaf } from './store.ts';
import { leafHash } from './tlog/hash.ts';

/** Where entries stand, and what is to be appended for it. */
export interface Placement {
	/** For each entry its index, or why it has none. */
	readonly places: readonly (number | PsraError)[];
	readonly added: readonly NewLeaf[];
}

/** An entry with the hash of its leaf. */
export type HashedEntry = NewLeaf;

export const hashed = ({ command, leaf }: LedgerEntry): HashedEntry => ({ command, leaf, leafHash: leafHash(leaf) });

/** Places entries behind a tree of `size` leaves, in their order. `stored`: leaves of it that share a command or a hash with one. */
export function placeEntries(size: number, stored: readonly PlacedLeaf[], entries: readonly HashedEntry[]): Placement {
	const byHash = new Map(stored.map(({ leafHash, index }) => [hex(leafHash), index]));
	const byCommand = new Map(stored.map(({ command, leafHash }) => [command, hex(leafHash)]));
	const added: NewLeaf[] = [];
	const places = entries.map((entry) => {
		const hash = hex(entry.leafHash);
		if ((byCommand.get(entry.command) ?? hash) !== hash) return reused(entry.command);
		const known = byHash.get(hash);
		if (known !== undefined) return known;
		const index = size + added.length;
		byHash.set(hash, index);
		byCommand.set(entry.command, hash);
		added.push(entry);
		return index;
	});
	return { places, added };
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const reused = (command: string): PsraError =>
	new PsraError('LEDGER_COMMAND_REUSED', `The command ${command} brought another leaf before.`, {
		field: 'command',
		problem: 'it stands for another leaf',
		remedy: 'Bring the leaf of the first time again, or the new one under a command of its own.',
	});
