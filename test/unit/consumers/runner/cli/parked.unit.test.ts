import { describe, expect, it } from '@jest/globals';
import { parkedCommand } from '../../../../../consumers/runner/cli/parked/index.ts';
import { laneOf } from '../../../../../consumers/runner/middleware/lane.ts';
import type { ReceivedMessage } from '../../../../../infra/ports/message.ts';
import { runCommand } from '../../../../support/cli/terminal.ts';
import { memoryDatabase } from '../../../../support/memory/database.ts';
import { readable } from '../../../../support/runner/kit.ts';

const TOPIC = 'erp.items';

const record = (sku: string, offset: number): ReceivedMessage => ({
	topic: TOPIC,
	partition: 3,
	offset: String(offset),
	timestamp: 0,
	key: Buffer.from(`HD|${sku}`),
	payload: Buffer.from([0, 255, offset]),
	headers: [['ce_id', Buffer.from(`m-${offset}`)]],
});

/** Two keys that wait for the ERP, one of them with a message behind. */
async function given() {
	const database = memoryDatabase();
	const park = (message: ReceivedMessage, code: string) =>
		database.transaction(({ parking }) =>
			parking.park('erp-sync', { lane: laneOf(message), message }, { code, problem: 'down', retryInMs: 60_000 }),
		);
	await park(record('BOLT', 1), 'ERP_UNAVAILABLE');
	await park(record('BOLT', 2), 'ERP_UNAVAILABLE');
	await park(record('NUT', 3), 'SECRET_MISSING');
	const run = (...words: readonly string[]) =>
		runCommand(
			(terminal) =>
				parkedCommand(terminal, {
					open: (work) => work(database),
					confirm: async () => undefined,
					act: { actor: 'ada@ops-1', command: `psra parked ${words.join(' ')}` },
					now: () => new Date('2026-03-02T08:00:00.000Z'),
				}),
			...words,
		);
	const claim = () => database.transaction(({ parking }) => parking.claim('erp-sync', 'me', 60_000, 10));
	return { database, run, claim };
}

describe('psra parked list', () => {
	it('shows keys with what they wait for, and tells by its exit code that there are some', async () => {
		const { run } = await given();
		const { stdout, exitCode } = await run('list');
		expect(stdout.split('\n').slice(0, 2)).toEqual([
			expect.stringMatching(/^CONSUMER +TOPIC +KEY +MESSAGES +PARKED FOR +TRIES +NEXT TRY +CODE +PROBLEM$/),
			expect.stringMatching(/^erp-sync +erp\.items +HD\|BOLT +2 +0s +0 +\S+ +ERP_UNAVAILABLE +down$/),
		]);
		expect(exitCode).toBe(3);
	});

	it('selects, and answers programs', async () => {
		const { run } = await given();
		const { stdout } = await run('list', '--code', 'SECRET_MISSING', '--json');
		expect(JSON.parse(stdout)).toMatchObject({
			kind: 'ParkedKeys',
			totals: [{ consumer: 'erp-sync', keys: 2, messages: 3 }],
			items: [{ consumer: 'erp-sync', key: 'HD|NUT', code: 'SECRET_MISSING', messages: 1 }],
		});
		expect(await run('list', '--consumer', 'sagas')).toMatchObject({ exitCode: 0, stderr: 'no key is parked\n' });
	});
});

describe('psra parked show', () => {
	it('lists the messages of a key, and not what they say', async () => {
		const { run } = await given();
		const { stdout } = await run('show', 'erp-sync', TOPIC, 'HD|BOLT', '--json');
		expect(JSON.parse(stdout).item).toMatchObject({
			key: 'HD|BOLT',
			waiting: [
				{ id: 'm-1', offset: '1', bytes: 3 },
				{ id: 'm-2', offset: '2', bytes: 3 },
			],
		});
		expect((await run('show', 'erp-sync', TOPIC, 'HD|BOLT')).stdout).toMatch(/3 +1 +1970-\S+ +- +m-1 +3\n/);
		expect(await run('show', 'erp-sync', TOPIC, 'HD|GEAR')).toMatchObject({ exitCode: 3 });
	});
});

describe('psra parked retry', () => {
	it('shows which, and changes nothing, without consent', async () => {
		const { run, claim, database } = await given();
		const { stdout, stderr } = await run('retry');
		expect([stdout.split('\n').length, stderr]).toEqual([
			4,
			'dry run: nothing was changed; repeat it with --execute\n',
		]);
		expect([await claim(), database.tables.acts]).toEqual([[], []]);
		expect(await run('retry', '--execute')).toMatchObject({ exitCode: 4 });
	});

	it('makes what is selected due, with a line of audit', async () => {
		const { run, claim, database } = await given();
		const words = ['retry', '--topic', TOPIC, '--key', 'HD|NUT', '--yes'];
		expect(await run(...words)).toMatchObject({ exitCode: 0, stderr: '1 key(s) are due now\n' });
		expect((await claim()).map(({ lane }) => lane)).toEqual([laneOf(record('NUT', 3))]);
		expect(database.tables.acts).toEqual([
			{
				actor: 'ada@ops-1',
				command: `psra parked ${words.join(' ')}`,
				facts: { topic: TOPIC, key: 'HD|NUT', keys: 1 },
			},
		]);
	});

	it('wants a topic with a key, and something that matches', async () => {
		const { run } = await given();
		expect(await run('retry', '--key', 'HD|NUT')).toMatchObject({ exitCode: 2 });
		expect(await run('retry', '--code', 'OTHER', '--yes', '--json')).toMatchObject({ exitCode: 3 });
	});
});

describe('psra parked discard', () => {
	const words = ['discard', 'erp-sync', TOPIC, 'HD|BOLT', '--reason', 'set by hand'];

	it('sends the first message to the dead letters, byte for byte, and lets the others go on', async () => {
		const { run, claim, database } = await given();
		expect(await run(...words, '--yes')).toMatchObject({
			exitCode: 0,
			stderr: '1 message(s) went to the dead letters\n',
		});
		const [letter] = database.tables.outbox;
		expect(letter).toMatchObject({ topic: `${TOPIC}.dlq`, type: 'PARKED_DISCARDED' });
		expect([letter?.key, letter?.payload]).toEqual([record('BOLT', 1).key, record('BOLT', 1).payload]);
		expect(readable(letter?.headers ?? [])).toEqual(
			expect.arrayContaining([
				['ce_id', 'm-1'],
				['__dlq.errors.problem', 'set by hand'],
				['__dlq.errors.group', 'erp-sync'],
			]),
		);
		expect(database.tables.acts).toMatchObject([
			{ facts: { consumer: 'erp-sync', key: 'HD|BOLT', reason: 'set by hand', messages: ['3/1'] } },
		]);
		expect(await claim()).toEqual([]);
		expect((await run('show', 'erp-sync', TOPIC, 'HD|BOLT', '--json')).stdout).toContain('"id":"m-2"');
	});

	it('sends all of them where it is told to, and frees the key', async () => {
		const { run, database } = await given();
		await run(...words, '--all', '--yes');
		expect(database.tables.outbox.map(({ headers }) => readable(headers)[0]?.[1])).toEqual(['m-1', 'm-2']);
		expect([...database.tables.parked.values()].map(({ messages }) => messages.length)).toEqual([1]);
		expect(await run(...words, '--yes')).toMatchObject({ exitCode: 3 });
	});

	it('wants a reason and consent', async () => {
		const { run, database } = await given();
		expect(await run(...words.slice(0, 4))).toMatchObject({ exitCode: 2 });
		expect(await run(...words, '--execute')).toMatchObject({ exitCode: 4 });
		expect(database.tables.outbox).toEqual([]);
	});
});
