import type { Database } from '../../../../infra/ports/session.ts';
import type { TopicLog, TopicRange } from '../../../../infra/ports/topic-log.ts';
import { type Hindrance, judge } from './judge.ts';
import { type Letter, letterOf, originalOf, placeOf } from './letter.ts';
import { isSelected, rangesWithin, type Selection } from './selection.ts';

export interface RedriveParts {
	readonly log: TopicLog;
	readonly database: Pick<Database, 'transaction'>;
}

export interface RedriveOrder {
	/** The dead-letter topic. */
	readonly topic: string;
	readonly selection: Selection;
	/** Most letters that are sent again. */
	readonly max: number;
	/** Letters that came back so often are left. */
	readonly mostReplays: number;
}

/** What a redrive would do, bound to what the topic held when it was made. */
export interface RedrivePlan extends RedriveOrder {
	readonly ranges: readonly TopicRange[];
	/** Letters that are selected. */
	readonly selected: number;
	/** Letters among them that are sent again. */
	readonly toSend: number;
	/** Those, by code, most first. */
	readonly byCode: Readonly<Record<string, number>>;
	/** Selected ones that are left, by reason. */
	readonly left: Readonly<Partial<Record<Hindrance | 'over --max', number>>>;
}

/** Reads and counts; changes nothing. */
export async function planRedrive(parts: RedriveParts, order: RedriveOrder): Promise<RedrivePlan> {
	const ranges = rangesWithin(await parts.log.ranges([order.topic]), order.selection);
	const left: Partial<Record<Hindrance | 'over --max', number>> = {};
	const byCode: Record<string, number> = {};
	let selected = 0;
	let toSend = 0;
	await readSelected(parts.log, ranges, order.selection, async (letters) => {
		const judged = await parts.database.transaction(({ redrives }) => judge(letters, redrives, order.mostReplays));
		for (const { letter, hindrance } of judged) {
			selected += 1;
			const why = hindrance ?? (toSend >= order.max ? 'over --max' : undefined);
			if (why) left[why] = (left[why] ?? 0) + 1;
			else {
				toSend += 1;
				const code = letter.reasons.code ?? '';
				byCode[code] = (byCode[code] ?? 0) + 1;
			}
		}
	});
	const mostFirst = Object.entries(byCode).sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
	return { ...order, ranges, selected, toSend, byCode: Object.fromEntries(mostFirst), left };
}

/**
 * Sends the planned letters to their topic again, through the outbox and in the order of the letters: the relay publishes
 * them like any other record. A batch is one transaction of outbox rows, memory and audit, so a kill leaves no letter half
 * done, and the same command goes on where it stopped. Answers how many were sent.
 */
export async function carryOut(
	{ log, database }: RedriveParts,
	{ ranges, selection, max, mostReplays, topic }: RedrivePlan,
	act: { readonly actor: string; readonly command: string },
	onProgress: (sent: number) => void = () => undefined,
): Promise<number> {
	let sent = 0;
	await readSelected(log, ranges, selection, async (letters) => {
		if (sent >= max) return;
		sent += await database.transaction(async ({ redrives, outbox, acts }) => {
			const judged = await judge(letters, redrives, mostReplays);
			const wanted = judged.flatMap(({ letter, hindrance }) => (hindrance ? [] : [letter])).slice(0, max - sent);
			if (wanted.length === 0) return 0;
			const facts = { topic, letters: wanted.map(({ partition, offset }) => `${partition}/${offset}`) };
			const fresh = await redrives.note(await acts.note({ ...act, facts }), wanted.map(placeOf));
			const mine = wanted.filter((_, index) => fresh[index]);
			await outbox.appendEncoded(mine.map(originalOf));
			return mine.length;
		});
		onProgress(sent);
	});
	return sent;
}

async function readSelected(
	log: TopicLog,
	ranges: readonly TopicRange[],
	selection: Selection,
	onLetters: (letters: readonly Letter[]) => Promise<void>,
): Promise<void> {
	await log.read(ranges, async (records) => {
		const letters = records.map(letterOf).filter((letter) => isSelected(letter, selection));
		for (let from = 0; from < letters.length; from += TOGETHER) await onLetters(letters.slice(from, from + TOGETHER));
	});
}

/** Letters that share a transaction. */
const TOGETHER = 200;
