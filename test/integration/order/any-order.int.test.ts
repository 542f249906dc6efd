import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { requestEvents, type SampleEvent, sample } from '../../../infra/local/sample/index.ts';
import { type Flow, type HowToPlay, openFlow } from '../../support/order/flow.ts';
import { randomFrom, shuffleKeepingKeys } from '../../support/order/random.ts';
import { accept, factsAndRequests, laterEvents, topicKeyOf } from '../../support/order/sample.ts';

/** The sample's facts and requests, and what follows on them, in the order in which an ERP would send them. */
const facts = await factsAndRequests();
const later = laterEvents();

/** Two, so that one computes while the other waits for the database. */
let flow: Flow;
let other: Flow;

const seen = async (one: Flow) => ({ ...(await one.outcome()), told: one.told(), deadLetters: one.deadLetters() });
let decided: Awaited<ReturnType<typeof seen>>;
let afterwards: Awaited<ReturnType<typeof seen>>;

async function goOn(one: Flow, events: readonly SampleEvent[], how: HowToPlay = {}): Promise<void> {
	await one.transaction(accept);
	await one.play(events, how);
}

beforeAll(async () => {
	const open = () => openFlow(sample.company, sample.clockStart);
	[flow, other] = await Promise.all([open(), open()]);
	await flow.play(facts);
	decided = await seen(flow);
	await goOn(flow, later);
	afterwards = await seen(flow);
}, 120_000);
afterAll(async () => {
	for (const one of [flow, other]) await one?.[Symbol.asyncDispose]();
}, 60_000);

describe('the sample in order', () => {
	it('decides what there is to decide, so that the other orders have something to differ from', () => {
		const statuses = Object.values(decided.certificates).map((one) => (one as { status: string }).status);
		expect(new Set(statuses)).toEqual(new Set(['issued', 'refused']));
		expect(Object.keys(decided.certificates).length + Object.keys(decided.waiting).length).toBe(requestEvents().length);
		expect(decided.numbers).toBe(statuses.filter((status) => status === 'issued').length);
		expect(JSON.stringify(afterwards.certificates)).toContain('"revoked"');
		expect(decided.deadLetters).toEqual([]);
		expect(decided.told.length).toBeGreaterThan(0);
	});
});

async function shuffled(one: Flow, seed: number, repeated: boolean, goesOn: boolean): Promise<void> {
	const random = randomFrom(seed);
	await one.reset();
	await one.play(shuffleKeepingKeys(random, facts, topicKeyOf), { random, repeated });
	expect({ seed, ...(await seen(one)) }).toEqual({ seed, ...decided });
	if (!goesOn) return;
	await goOn(one, shuffleKeepingKeys(random, later, topicKeyOf), { random, repeated });
	expect({ seed, ...(await seen(one)) }).toEqual({ seed, ...afterwards });
}

/** Fifty shuffles, two by two; every fifth pair goes on with what comes later. */
const PAIRS = Array.from({ length: 25 }, (_, index) => ({
	once: 2 * index + 1,
	twice: 2 * index + 2,
	goesOn: index % 5 === 0,
}));

describe('the same facts in another order', () => {
	it.each(PAIRS)(
		'end in the same verdicts and declarations: seed $once, and seed $twice with every message twice',
		async ({ once, twice, goesOn }) => {
			const ends = await Promise.allSettled([
				shuffled(flow, once, false, goesOn),
				shuffled(other, twice, true, goesOn),
			]);
			for (const end of ends) if (end.status === 'rejected') throw end.reason;
		},
		60_000,
	);

	it('end the same where every request comes before the first fact: it waits, and is decided in the end', async () => {
		const requests = requestEvents();
		await flow.reset();
		await flow.play(requests);
		const before = await seen(flow);
		expect(before.certificates).toEqual({});
		expect(Object.keys(before.waiting)).toHaveLength(requests.length);
		await flow.play(facts.filter(({ topic }) => topic !== 'erp.certificate-requests'));
		expect(await seen(flow)).toEqual(decided);
	}, 60_000);

	it('change nothing when all of them are sent a second time', async () => {
		await flow.reset();
		await flow.play(facts);
		const published = flow.published();
		await flow.play(facts);
		expect(flow.published()).toBe(published + facts.length);
		expect(await seen(flow)).toEqual(decided);
	}, 60_000);
});
