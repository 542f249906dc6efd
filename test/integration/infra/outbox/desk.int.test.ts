import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { outboxCommand } from '../../../../infra/outbox/cli/index.ts';
import { outboxDesk } from '../../../../infra/outbox/desk.ts';
import { outboxFeed } from '../../../../infra/outbox/feed.ts';
import { shardOf } from '../../../../infra/outbox/shards.ts';
import { outbox } from '../../../../infra/outbox/store.ts';
import type { OutboxFeed } from '../../../../infra/ports/outbox.ts';
import type { OutboxDesk } from '../../../../infra/ports/outbox-desk.ts';
import { encoded } from '../../../conformance/outbox/messages.ts';
import { runCommand } from '../../../support/cli/terminal.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { freshDatabase } from '../../../support/postgres.ts';

const TOPIC = 'origin.evaluation-requests';
const ACT = { actor: 'ada@ops-1', command: 'psra outbox retry' };

const disposal = new AsyncDisposableStack();
let pool: pg.Pool;
let desk: OutboxDesk;
let feed: OutboxFeed;
beforeAll(async () => {
	const { url } = disposal.adopt(await freshDatabase(), (fresh) => fresh.drop());
	pool = disposal.adopt(new pg.Pool({ connectionString: url, max: 3 }), (open) => open.end());
	desk = outboxDesk(pool);
	feed = outboxFeed(pool, url, memoryLogger());
}, 60_000);
afterAll(() => disposal.disposeAsync(), 60_000);
beforeEach(() => pool.query('TRUNCATE outbox, outbox_lease, operator_act, redriven_letter, saga_history'));

async function append(...rows: readonly (readonly [aggregate: string, id: string])[]): Promise<void> {
	const rowsOfOne = outbox(pool, () => {
		throw new Error('nothing is encoded here');
	});
	await rowsOfOne.appendEncoded(rows.map(([aggregate, id]) => encoded(aggregate, id)));
	await rowsOfOne.flush();
}

/** Parks the oldest row of an aggregate as the relay does; answers its number. */
async function park(aggregate: string): Promise<string> {
	const shard = shardOf(TOPIC, aggregate);
	const lease = await feed.lease(shard, 'relay-1', 60_000);
	const row = (await feed.read(shard, 100)).find((one) => one.aggregate.id === aggregate);
	if (!lease || !row) throw new Error('unreachable');
	await feed.park(lease, row.seq, 'KAFKA_REFUSED', 'too large');
	return row.seq;
}

const readable = async (aggregate: string) =>
	(await feed.read(shardOf(TOPIC, aggregate), 100)).filter((row) => row.aggregate.id === aggregate).map(({ id }) => id);
const acts = async () =>
	(
		await pool.query<{ actor: string; command: string; facts: { rows: { id: string }[] } }>(
			'SELECT * FROM operator_act',
		)
	).rows;

const run = (...words: readonly string[]) =>
	runCommand(
		(terminal) => outboxCommand(terminal, { open: (work) => work(desk), confirm: async () => undefined, act: ACT }),
		...words,
	);

describe('the outbox for operators', () => {
	it('tells what waits by shard and topic, and who leads', async () => {
		await append(['A', 'a1'], ['A', 'a2']);
		await park('A');
		const { backlog, leases } = await desk.status();
		const shard = shardOf(TOPIC, 'A');
		expect(backlog).toEqual([{ shard, topic: TOPIC, rows: 2, parked: 1, oldestMs: expect.any(Number) }]);
		expect(leases).toEqual([{ shard, holder: 'relay-1', term: '1', endsInMs: expect.any(Number) }]);
		expect(leases[0]?.endsInMs).toBeGreaterThan(0);
	});

	it('tells an end of a lease, and one that was given up', async () => {
		await feed.lease(0, 'relay-1', 0);
		const lease = await feed.lease(1, 'relay-1', 60_000);
		if (lease) await feed.release(lease);
		const { leases } = await desk.status();
		expect(leases[0]?.endsInMs).toBeLessThanOrEqual(0);
		expect(leases[1]).toEqual({ shard: 1, holder: null, term: '1', endsInMs: null });
	});

	it('tells parked rows with reason and what waits behind', async () => {
		await append(['A', 'a1'], ['A', 'a2'], ['A', 'a3'], ['B', 'b1']);
		const seq = await park('A');
		expect(await desk.parked()).toEqual([
			{
				seq,
				id: 'a1',
				topic: TOPIC,
				aggregate: { type: TOPIC, id: 'A' },
				code: 'KAFKA_REFUSED',
				reason: 'too large',
				parkedAt: expect.any(Date),
				waiting: 2,
			},
		]);
		expect(await desk.parked({ seq: '999999' })).toEqual([]);
		expect(await desk.parked({ topic: TOPIC, aggregate: 'B' })).toEqual([]);
	});

	it('puts a row back where it stood, and notes who did', async () => {
		await append(['A', 'a1'], ['A', 'a2']);
		const seq = await park('A');
		expect(await readable('A')).toEqual([]);
		expect(await desk.retry({ seq }, ACT)).toMatchObject([{ seq, id: 'a1' }]);
		expect(await readable('A')).toEqual(['a1', 'a2']);
		expect(await acts()).toMatchObject([{ ...ACT, facts: { rows: [{ id: 'a1' }] } }]);
	});

	it('puts back once where two try it', async () => {
		await append(['A', 'a1']);
		const seq = await park('A');
		const both = await Promise.all([desk.retry({ seq }, ACT), desk.retry({ seq }, ACT)]);
		expect(both.map((rows) => rows.length).sort()).toEqual([0, 1]);
		expect(await acts()).toHaveLength(1);
	});

	it('puts back what is parked of an aggregate, and leaves others', async () => {
		await append(['A', 'a1'], ['B', 'b1']);
		await park('A');
		await park('B');
		expect(await desk.retry({ topic: TOPIC, aggregate: 'A' }, ACT)).toMatchObject([{ id: 'a1' }]);
		expect(await desk.parked()).toMatchObject([{ id: 'b1' }]);
	});
});

describe('psra outbox', () => {
	it('status is quiet where nothing waits, and exits with 3 where a row is parked', async () => {
		expect(await run('status')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('nothing waits') });
		await append(['A', 'a1']);
		await park('A');
		const { exitCode, stdout } = await run('status', '--json');
		expect([exitCode, JSON.parse(stdout)]).toMatchObject([3, { kind: 'OutboxStatus', rows: 1, parked: 1 }]);
	});

	it('parked shows the rows', async () => {
		expect(await run('parked')).toMatchObject({ exitCode: 0, stdout: '' });
		await append(['A', 'a1']);
		const seq = await park('A');
		const { exitCode, stdout } = await run('parked');
		expect(exitCode).toBe(3);
		expect(stdout).toMatch(new RegExp(`^ *${seq} +${TOPIC} +A +0 +\\S+ +KAFKA_REFUSED +too large$`, 'm'));
	});

	it('retry shows first, and changes only with consent', async () => {
		await append(['A', 'a1']);
		const seq = await park('A');
		expect(await run('retry', seq)).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('dry run') });
		expect(await run('retry', seq, '--execute')).toMatchObject({ exitCode: 4 });
		expect(await readable('A')).toEqual([]);
		expect(await run('retry', '--topic', TOPIC, '--aggregate', 'A', '--yes')).toMatchObject({ exitCode: 0 });
		expect(await readable('A')).toEqual(['a1']);
		expect(await run('retry', seq, '--yes')).toMatchObject({ exitCode: 3 });
	});

	it.each([[[]], [['7', '--topic', 'x']], [['--topic', 'x']], [['seven']]])('retry refuses %j', async (words) => {
		expect(await run('retry', ...words)).toMatchObject({ exitCode: 2 });
	});
});
