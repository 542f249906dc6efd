import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type SampleEvent, sample } from '../../infra/local/sample/index.ts';
import { type Envelope, newTrail } from '../../infra/outbox/envelope.ts';
import { mapFolder } from '../../producers/erp-csv/map.ts';
import { readFolder } from '../../producers/erp-csv/read.ts';
import type { InventoryMovement } from '../../schemas/index.ts';
import { keyOf, partitionOf, topicNamed } from '../../topics/catalogue/index.ts';
import { below, type Random, randomFrom, shuffleKeepingKeys } from '../support/order/random.ts';
import { spoil } from './bad.ts';
import type { Asked } from './checker/evidence.ts';
import type { Direct } from './direct.ts';
import type { Entrance } from './entrance.ts';
import { askedAgain, type Round, roundOf, STORY_COUNT, sharedFacts } from './rounds.ts';
import type { Outgoing, Sender } from './sender.ts';

export interface Load {
	/** Requests that were sent. */
	readonly asked: readonly Asked[];
	/** Rounds that wait, in words. */
	underWay(): readonly string[];
	/** Begins no further round; resolves once those begun are through, or the signal comes. */
	end(signal: AbortSignal): Promise<void>;
	readonly repeated: number;
	readonly bad: number;
}

export interface LoadParts {
	readonly sender: Sender;
	readonly entrance: Entrance;
	readonly database: Direct;
	readonly encode: Envelope;
	readonly seed: number;
	readonly say: (line: string) => void;
}

/** Rounds whose facts are under way at once, and the milliseconds from the beginning of one to that of the next. */
const AT_ONCE = 6;
const EVERY_MS = 2_000;
/** Records a send, and milliseconds between two sends of a round. */
const TOGETHER = 10;
const BREATH_MS = 150;
const LOOK_EVERY_MS = 500;
/** Shares of records that come twice, and of sends that carry a bad one along. */
const TWICE = 0.15;
const WITH_BAD = 0.1;
/** Share of requests that come before their suppliers' declarations, of those that may, and most milliseconds until these follow. */
const EARLY = 0.4;
const LATER_MS = 30_000;
/** Share of what enters through the outbox, as over HTTP and CSV, and not from Kafka. */
const BY_ENTRANCE = 0.5;

/** Sends round after round as an ERP would: the facts in any order and some twice, and mostly the request once they are judged. */
export async function startLoad({ sender, entrance, database, encode, seed, say }: LoadParts): Promise<Load> {
	const random = randomFrom(seed ^ 0x10ad);
	const movements = await sampleMovements();
	const stop = new AbortController();
	const giveUp = new AbortController();
	const asked: Asked[] = [];
	const open = new Map<string, string>();
	const rounds: Promise<void>[] = [];
	let repeated = 0;
	let bad = 0;

	const make = (event: SampleEvent): Outgoing => {
		const { topic, type, value } = event;
		const key = keyOf(topicNamed(topic), type, value);
		const id = idOf(event);
		const message = encode({ id, topic, type, value, key }, newTrail());
		const bytes = Buffer.from(key);
		return {
			topic,
			partition: partitionOf(topicNamed(topic), bytes),
			id,
			key: bytes,
			value: Buffer.from(message.payload as Uint8Array),
			headers: message.headers,
		};
	};

	const publish = (events: readonly SampleEvent[]) =>
		random() < BY_ENTRANCE ? publishByEntrance(events) : publishOnKafka(events);

	async function publishByEntrance(events: readonly SampleEvent[]): Promise<string[]> {
		const submissions = events.map((event) => ({ ...event, id: idOf(event) }));
		for (let from = 0; from < submissions.length; from += TOGETHER) {
			await entrance.enter(submissions.slice(from, from + TOGETHER));
			await pause(BREATH_MS);
		}
		return submissions.map(({ id }) => id);
	}

	/** Order is kept within a key only; a repetition comes anywhere after its original. */
	async function publishOnKafka(events: readonly SampleEvent[]): Promise<string[]> {
		const records = events.map(make);
		const twice = records.filter(() => random() < TWICE);
		repeated += twice.length;
		const mixed = shuffleKeepingKeys(random, [...records, ...twice], ({ topic, key }) => `${topic} ${key}`);
		for (let from = 0; from < mixed.length; from += TOGETHER) {
			const some = mixed.slice(from, from + TOGETHER);
			if (random() < WITH_BAD) some.push(spoil(random, some[below(random, some.length)] as Outgoing, ++bad));
			await sender.send(some);
			await pause(BREATH_MS);
		}
		return records.map(({ id }) => id);
	}

	const pause = (ms: number) => sleep(ms, undefined, { signal: giveUp.signal });
	async function until(round: string, what: string, look: () => Promise<boolean>): Promise<void> {
		open.set(round, `round ${round} waits for ${what}`);
		while (!(await look())) await pause(LOOK_EVERY_MS);
	}

	const takenIn = (round: string, ids: readonly string[]) =>
		until(round, 'its facts to be taken in', async () => (await count(TAKEN, [ids])) === ids.length);

	async function play(round: Round): Promise<void> {
		const { name, facts, request, revocation } = round;
		open.set(name, `round ${name} sends its facts`);
		const isEarly = round.mayBeEarly && random() < EARLY;
		const late = isEarly ? facts.filter(({ topic }) => topic === DECLARATIONS) : [];
		const ids = await publish(facts.filter((fact) => !late.includes(fact)));
		if (isEarly) {
			await ask(round, request, { again: null });
			const until = performance.now() + below(random, LATER_MS);
			while (performance.now() < until && !(await isDecided(request.value.requestId))) await pause(LOOK_EVERY_MS);
			ids.push(...(await publish(late)));
		}
		await takenIn(name, ids);
		await until(name, 'its verdicts', async () => {
			const counts = await Promise.all(
				round.verdicts.map(({ sku, agreement, verdict }) => count(JUDGED, [sku, agreement, verdict])),
			);
			return counts.every((found) => found === 1);
		});
		if (!isEarly) await ask(round, request);
		else if (round.expected === 'issued') await askAgain(round);
		if (revocation.length > 0) {
			await until(name, 'its declaration', async () => (await count(ISSUED, [request.value.requestId])) === 1);
			await publish(revocation);
		}
		open.delete(name);
	}

	const isDecided = async (requestId: string) => (await count(DECIDED, [requestId])) === 1;

	async function ask({ expected, revocation }: Round, request: Round['request'], early?: Asked['early']) {
		const { requestId, skus, agreements } = request.value;
		asked.push({ requestId, skus, agreements, expected, revoked: revocation.length > 0, ...(early && { early }) });
		await publish([request]);
	}

	/** As a customer does who was refused before all was known. */
	async function askAgain(round: Round): Promise<void> {
		const { requestId } = round.request.value;
		await until(round.name, 'its early end', () => isDecided(requestId));
		if ((await count(ISSUED, [requestId])) === 1) return;
		const again = askedAgain(round.request);
		const index = asked.findIndex((one) => one.requestId === requestId);
		asked[index] = { ...(asked[index] as Asked), early: { again: again.value.requestId } };
		await ask(round, again);
	}

	const count = async (sql: string, values: readonly unknown[]) =>
		(await database.query<{ count: number }>(sql, values))[0]?.count ?? 0;

	const firsts = shuffledStories(random);
	const working = (async () => {
		// Every round rests on them: without its customer no declaration is made out.
		await takenIn('of what all share', await publishOnKafka(sharedFacts));
		open.clear();
		for (let number = 1; !stop.signal.aborted; number++) {
			if (open.size < AT_ONCE) {
				const round = roundOf(firsts[(number - 1) % firsts.length] as number, String(number), movements);
				rounds.push(play(round).catch((error) => say(`round ${round.name} was given up: ${error}`)));
			}
			await sleep(EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
		}
	})();

	return {
		asked,
		underWay: () => [...open.values()],
		get repeated() {
			return repeated;
		},
		get bad() {
			return bad;
		},
		async end(signal) {
			stop.abort();
			await working;
			const late = () => giveUp.abort();
			signal.addEventListener('abort', late);
			if (signal.aborted) late();
			await Promise.all(rounds);
			signal.removeEventListener('abort', late);
		},
	};
}

const TAKEN = `SELECT count(*)::int FROM inbox WHERE consumer = 'item-facts' AND message_id = ANY ($1)`;
const JUDGED = `
	SELECT count(*)::int FROM latest_evaluation l JOIN evaluation e USING (company, evaluation_id)
	WHERE l.sku = $1 AND l.agreement = $2 AND e.verdict = $3`;
const DECLARATIONS = 'erp.supplier-declarations';
const DECIDED = 'SELECT count(*)::int FROM certificate WHERE request_id = $1';
const ISSUED = `SELECT count(*)::int FROM certificate WHERE request_id = $1 AND status = 'issued'`;

async function sampleMovements(): Promise<InventoryMovement[]> {
	const files = await readFolder(fileURLToPath(sample.csvFolder));
	const { events } = mapFolder(files, { company: sample.company.company, loadVersion: 1 });
	return events.flatMap(({ type, value }) =>
		type === 'psra.erp.InventoryMovement' ? [value as InventoryMovement] : [],
	);
}

const idOf = ({ type, value }: SampleEvent): string =>
	`chaos ${type} ${identityOf(value)} ${'sequence' in value ? value.sequence : 1}`;

/** What a record is about, so that no two of a run have the same id. */
function identityOf(value: SampleEvent['value']): string {
	const named = value as unknown as Record<string, unknown>;
	const names = ['documentNumber', 'documentYear', 'line', 'requestId', 'declarationId', 'sku', 'partyId', 'pair'];
	return names.flatMap((name) => (named[name] === undefined ? [] : [named[name]])).join('|');
}

/** Every story once, in an order of chance; one that ends in a revocation is among the first, so that a short run has it. */
function shuffledStories(random: Random): number[] {
	const placed = Array.from({ length: STORY_COUNT }, (_, story) => {
		const isLong = roundOf(story, '', []).revocation.length > 0;
		return { story, place: isLong ? random() / 10 : random() };
	});
	return placed.sort((a, b) => a.place - b.place).map(({ story }) => story);
}
