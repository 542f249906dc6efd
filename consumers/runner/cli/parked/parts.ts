import { type Command, InvalidArgumentError } from 'commander';
import type { ParkedFilter, ParkedKey } from '../../../../infra/ports/parking.ts';
import type { Database } from '../../../../infra/ports/session.ts';
import type { Confirm } from '../../../../infra/terminal/index.ts';
import { laneOf } from '../../middleware/lane.ts';

export interface ParkedOptions {
	/** Opens the database of the configuration for `work` and closes it again. */
	readonly open: <T>(work: (database: Pick<Database, 'transaction'>) => Promise<T>) => Promise<T>;
	readonly confirm: Confirm;
	/** For the audit: who gives the command, and its words. */
	readonly act: { readonly actor: string; readonly command: string };
	/** By the business clock, as dead letters are dated. */
	readonly now: () => Date;
}

export const JSON_OPTION = ['--json', 'one JSON object instead of text'] as const;

/** The arguments that name one key. */
export function withKey(command: Command): Command {
	return command
		.argument('<consumer>', 'whose, e.g. erp-sync; see list')
		.argument('<topic>', 'of its messages')
		.argument('<key>', 'of its messages; "" for those without one');
}

export const laneNamed = (topic: string, key: string) => laneOf({ topic, key: Buffer.from(key) });

export interface SelectionOptions {
	readonly consumer?: string;
	readonly topic?: string;
	readonly code?: string;
}

export function withSelection(command: Command): Command {
	return command
		.option('--consumer <name>', 'only keys of this consumer')
		.option('--topic <name>', 'only keys of this topic')
		.option('--code <code>', 'only keys that wait for this, e.g. ERP_UNAVAILABLE');
}

export function selectionOf({ consumer, topic, code }: SelectionOptions): Omit<ParkedFilter, 'limit'> {
	return {
		...(consumer !== undefined && { consumer }),
		...(topic !== undefined && { topic }),
		...(code !== undefined && { code }),
	};
}

export function limitArgument(text: string): number {
	if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 on.');
	return Number(text);
}

export const textOf = (bytes: Uint8Array | null) => (bytes === null ? '' : Buffer.from(bytes).toString('utf8'));

/** A key as programs read it. */
export const itemOf = ({ lane: _, key, ...rest }: ParkedKey) => ({ ...rest, key: key && textOf(key) });
