import { describe, expect, it } from '@jest/globals';
import { keepPruned } from '../../../../consumers/runner/prune.ts';
import { PsraError } from '../../../../infra/errors.ts';
import { noted } from '../../../conformance/inbox/messages.ts';
import { memoryLogger } from '../../../support/http/memory-logger.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import { until } from '../../../support/memory/until.ts';

const HOUR_MS = 3_600_000;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

/** An inbox with so many messages of `item-facts`, which forgets what is older than `keepMs`. */
async function pruned(count: number, keepMs: number, failure?: Error) {
	const database = memoryDatabase();
	const logger = memoryLogger();
	await database.transaction(({ inbox }) =>
		inbox.accept(
			'item-facts',
			numbers(count).map((id) => noted(id)),
		),
	);
	if (failure) database.failNext(failure);
	const { begun } = database;
	const pruning = keepPruned('item-facts', keepMs, { database, logger });
	return { database, logger, pruning, transactions: () => database.begun - begun };
}

describe('the pruning of an inbox', () => {
	it('forgets what is older at once, in transactions that are short, and says how much', async () => {
		const { database, logger, pruning, transactions } = await pruned(12_000, 0);
		await until('the inbox to be empty', () => database.tables.inbox.size === 0);
		await pruning.close();
		expect(transactions()).toBe(3);
		expect(logger.lines.map(({ facts }) => facts)).toEqual([{ consumer: 'item-facts', pruned: 12_000 }]);
	});

	it('keeps what is younger, and says nothing', async () => {
		const { database, logger, pruning, transactions } = await pruned(3, HOUR_MS);
		await until('the look', () => transactions() === 1);
		await pruning.close();
		expect(database.tables.inbox.size).toBe(3);
		expect(logger.lines).toEqual([]);
	});

	it('begins no further transaction once it is closed', async () => {
		const { database, pruning } = await pruned(12_000, 0);
		await pruning.close();
		expect(database.tables.inbox.size).toBeGreaterThanOrEqual(7_000);
	});

	it('says so where the database is away, and harms nothing', async () => {
		const { database, logger, pruning, transactions } = await pruned(
			3,
			0,
			new PsraError('DATABASE_UNAVAILABLE', 'the connection broke'),
		);
		await until('the look', () => transactions() === 1);
		await pruning.close();
		expect(database.tables.inbox.size).toBe(3);
		expect(logger.lines).toMatchObject([{ level: 'warn', facts: { problem: 'the connection broke' } }]);
	});
});
