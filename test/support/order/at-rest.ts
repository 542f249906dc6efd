import type { ConsumerDefinition } from '../../../consumers/runner/index.ts';
import type { Installation } from '../installation/index.ts';

const UNDER_WAY = `
	SELECT (SELECT count(*) FROM outbox WHERE parked_at IS NULL)::int
		+ (SELECT count(*) FROM timer WHERE due_at <= $1 OR owner = 'item-facts')::int AS rows`;
const TAKEN = 'SELECT consumer, count(*)::int AS messages FROM inbox GROUP BY consumer';

/**
 * Waits until nothing moves in an installation until its clock does: every consumer has taken in every message of its
 * topics, nothing is to be published, and no timer is due by `now`.
 */
export async function atRest(
	{ until, query, readTopic }: Installation,
	consumers: readonly Pick<ConsumerDefinition, 'name' | 'topics'>[],
	now: Date,
): Promise<void> {
	/** Messages by consumer; undefined while something is under way. */
	async function look(): Promise<string | undefined> {
		const [waiting] = await query<{ rows: number }>(UNDER_WAY, [now]);
		const taken = await query<{ consumer: string; messages: number }>(TAKEN);
		if (waiting?.rows !== 0) return undefined;
		const seen: string[] = [];
		for (const { name, topics } of consumers) {
			const ids = new Set<string | undefined>();
			for (const topic of topics) for (const message of await readTopic(topic)) ids.add(message.header('ce_id'));
			if (ids.size !== (taken.find(({ consumer }) => consumer === name)?.messages ?? 0)) return undefined;
			seen.push(`${name} ${ids.size}`);
		}
		return seen.join(', ');
	}
	// A message can pass from one hop to the next between two queries: what stood still must stand still a second time.
	let before: string | undefined;
	await until(
		'everything to come to rest',
		async () => {
			const seen = await look();
			const still = seen !== undefined && seen === before;
			before = seen;
			return still;
		},
		90_000,
	);
}
