import type { Database } from '../../../../infra/ports/session.ts';
import type { TopicLog } from '../../../../infra/ports/topic-log.ts';
import { letterOf, placeOf } from './letter.ts';

/** What a dead-letter topic holds. */
export interface TopicSurvey {
	readonly topic: string;
	readonly letters: number;
	/** Those among them that were sent again. */
	readonly redriven: number;
	/** When the newest died, ISO 8601 by the business clock; null where none says. */
	readonly newest: string | null;
	/** Letters that were not sent again, by code, most first. */
	readonly codes: Readonly<Record<string, number>>;
}

/** Counts the letters of these topics; those that hold none are left out. */
export async function survey(
	{ log, database }: { readonly log: TopicLog; readonly database: Pick<Database, 'transaction'> },
	topics: readonly string[],
): Promise<TopicSurvey[]> {
	const surveys = new Map<
		string,
		{ letters: number; redriven: number; newest: string | null; codes: Map<string, number> }
	>();
	await log.read(await log.ranges(topics), async (records) => {
		const letters = records.map(letterOf);
		const known = await database.transaction(({ redrives }) => redrives.known(letters.map(placeOf)));
		for (const [index, { topic, reasons }] of letters.entries()) {
			const seen = surveys.get(topic) ?? { letters: 0, redriven: 0, newest: null, codes: new Map<string, number>() };
			surveys.set(topic, seen);
			seen.letters += 1;
			if (reasons.time !== undefined && (seen.newest === null || reasons.time > seen.newest))
				seen.newest = reasons.time;
			const code = reasons.code ?? '';
			if (known[index]) seen.redriven += 1;
			else seen.codes.set(code, (seen.codes.get(code) ?? 0) + 1);
		}
	});
	return topics.flatMap((topic) => {
		const seen = surveys.get(topic);
		if (!seen) return [];
		const mostFirst = [...seen.codes].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
		return [{ ...seen, topic, codes: Object.fromEntries(mostFirst) }];
	});
}
