import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs, { type Admin } from 'kafkajs';
import type { Direct } from './direct.ts';

export interface Quiet {
	readonly isQuiet: boolean;
	/** What still moved at the last look, in words; empty where it is quiet. */
	readonly left: readonly string[];
	readonly seconds: number;
}

export interface QuietOptions {
	readonly brokers: readonly string[];
	readonly database: Direct;
	/** What the harness itself still waits for. */
	readonly underWay: () => readonly string[];
	readonly giveUpMs: number;
	readonly signal: AbortSignal;
	readonly say: (line: string) => void;
}

const LOOK_EVERY_MS = 1_000;
const SAY_EVERY = 5;
/** Looks in a row: a message can pass from one hop to the next between two of them. */
const QUIET_LOOKS = 3;

const STILL = `
	SELECT (SELECT count(*)::int FROM outbox) AS "rows in the outbox",
		(SELECT count(*)::int FROM timer WHERE owner = 'item-facts' OR name LIKE 'settle%') AS timers`;

/** Keys that wait behind a message that failed and is tried again. Rows in words; an installation may not park keys. */
const PARKS = `SELECT to_regclass('parked_key') IS NOT NULL AS is`;
const PARKED = 'SELECT count(*)::int AS "keys parked" FROM parked_key';

/** Waits until nothing moves any more: no row in the outbox, no short timer, no key that is parked, and every group at the end of its topics. */
export async function untilQuiet(options: QuietOptions): Promise<Quiet> {
	const began = performance.now();
	const admin = new kafkajs.Kafka({ brokers: [...options.brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
	await admin.connect();
	try {
		let quiet = 0;
		for (let look = 1; ; look++) {
			const left = [...options.underWay(), ...(await moving(options.database)), ...(await behind(admin))];
			quiet = left.length === 0 ? quiet + 1 : 0;
			const seconds = Math.round((performance.now() - began) / 1_000);
			const isOver = options.signal.aborted || seconds * 1_000 > options.giveUpMs;
			if (quiet >= QUIET_LOOKS || isOver) return { isQuiet: quiet >= QUIET_LOOKS, left, seconds };
			if (look % SAY_EVERY === 0) options.say(`  ${seconds} s: ${left.slice(0, 4).join(', ') || 'quiet'}`);
			await sleep(LOOK_EVERY_MS);
		}
	} finally {
		await admin.disconnect();
	}
}

async function moving(database: Direct): Promise<string[]> {
	const [row = {}] = await database.query<Record<string, number>>(STILL);
	const [parks] = await database.query<{ is: boolean }>(PARKS);
	const [parked] = parks?.is ? await database.query<Record<string, number>>(PARKED) : [];
	return Object.entries({ ...row, ...parked }).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
}

/** Messages that groups have still to read, by group and topic. */
async function behind(admin: Admin): Promise<string[]> {
	const { groups } = await admin.listGroups();
	const found: string[] = [];
	for (const { groupId } of groups) {
		for (const { topic, partitions } of await admin.fetchOffsets({ groupId })) {
			const read = new Map(partitions.map(({ partition, offset }) => [partition, Math.max(0, Number(offset))]));
			const ends = await admin.fetchTopicOffsets(topic);
			const lag = ends.reduce((sum, { partition, high }) => sum + Number(high) - (read.get(partition) ?? 0), 0);
			if (lag > 0) found.push(`${groupId} is ${lag} behind in ${topic}`);
		}
	}
	return found;
}
