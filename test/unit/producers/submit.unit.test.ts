import { describe, expect, it } from '@jest/globals';
import { envelope } from '../../../infra/outbox/envelope.ts';
import { type Submission, submit } from '../../../producers/submit.ts';
import { clockAt } from '../../support/memory/clock.ts';
import { memoryDatabase } from '../../support/memory/database.ts';
import { memoryCodec } from '../../support/memory/registry.ts';
import { item } from '../consumers/records.ts';

const codec = memoryCodec();
const entrance = async () =>
	memoryDatabase(envelope({ codec: await codec, clock: clockAt(), source: 'urn:psra:erp-csv' }));
const submission = (sku: string, change: object = {}): Submission<'psra.erp.Item'> => ({
	id: `i ${sku}`,
	topic: 'erp.items',
	type: 'psra.erp.Item',
	value: { ...item(sku), ...change },
});

describe('what an entrance accepts', () => {
	it('waits in the outbox under its own id and the key of its record', async () => {
		const database = await entrance();
		await submit(database, [submission('PUMP'), submission('DRIVE')]);
		expect(database.tables.outbox.map((row) => [row.id, row.topic, Buffer.from(row.key ?? []).toString()])).toEqual([
			['i PUMP', 'erp.items', 'HD|PUMP'],
			['i DRIVE', 'erp.items', 'HD|DRIVE'],
		]);
	});

	it('is told after each transaction of five hundred', async () => {
		const database = await entrance();
		const told: [count: number, stored: number][] = [];
		const many = Array.from({ length: 1_001 }, (_, i) => submission(`S${i}`));
		await submit(database, many, (count) => told.push([count, database.tables.outbox.length]));
		expect(told).toEqual([
			[500, 500],
			[1_000, 1_000],
			[1_001, 1_001],
		]);
	});

	it('is nothing where nothing is submitted', async () => {
		const database = await entrance();
		await submit(database, [], () => {
			throw new Error('nothing to tell');
		});
		expect(database.begun).toBe(0);
	});

	it('fits its schema, or nothing of its transaction is accepted', async () => {
		const database = await entrance();
		const bad = submit(database, [submission('PUMP'), submission('DRIVE', { netWeightKg: '1.23456789' })]);
		await expect(bad).rejects.toMatchObject({ code: 'VALUE_INVALID', facts: { field: 'netWeightKg' } });
		expect(database.tables.outbox).toEqual([]);
	});
});
