import type { Codec } from '../../../../infra/ports/codec.ts';
import type { Database } from '../../../../infra/ports/session.ts';
import type { TopicLog } from '../../../../infra/ports/topic-log.ts';
import type { Confirm } from '../../../../infra/terminal/index.ts';
import { type Judged, judge } from './judge.ts';
import { letterOf } from './letter.ts';
import { isSelected, rangesWithin, type Selection } from './selection.ts';

/** What the commands work on. */
export interface DlqParts {
	readonly log: TopicLog;
	readonly database: Pick<Database, 'transaction'>;
	/** Looks the schemas up in the registry. */
	readonly codec: () => Promise<Codec>;
}

export interface DlqOptions {
	/** Opens broker and database of the configuration for `work` and closes them again. */
	readonly open: <T>(work: (parts: DlqParts) => Promise<T>) => Promise<T>;
	readonly confirm: Confirm;
	/** For the audit: who gives the command, and its words. */
	readonly act: { readonly actor: string; readonly command: string };
	/** By the business clock, as the letters' times are. */
	readonly now: () => Date;
}

/** Letters that came back so often are left, unless the command allows more. */
export const MOST_REPLAYS = 2;

/** The newest selected letters of a topic, at most `limit`, oldest first. */
export async function newest(
	{ log, database }: Pick<DlqParts, 'log' | 'database'>,
	topic: string,
	selection: Selection,
	limit: number,
): Promise<Judged[]> {
	const kept: Judged[] = [];
	await log.read(rangesWithin(await log.ranges([topic]), selection), async (records) => {
		const letters = records.map(letterOf).filter((letter) => isSelected(letter, selection));
		kept.push(...(await database.transaction(({ redrives }) => judge(letters, redrives, MOST_REPLAYS))));
		kept.splice(0, kept.length - limit);
	});
	return kept;
}
