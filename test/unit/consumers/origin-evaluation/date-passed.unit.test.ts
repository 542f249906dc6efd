import { describe, expect, it } from '@jest/globals';
import { DATE_PASSED, onDatePassed } from '../../../../consumers/origin-evaluation/date-passed.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';

const timer = (day: string) => ({
	owner: DATE_PASSED,
	company: 'HD',
	instance: 'PUMP',
	name: 'eu-uk',
	dueAt: new Date(`${day}T00:00:00.000Z`),
});

describe('a day on which facts change that has come', () => {
	const askedOn = async (...days: readonly string[]) => {
		const database = memoryDatabase();
		for (const day of days) await database.transaction((session) => onDatePassed(timer(day), session));
		return database.tables.outbox.map((row) => ({
			topic: row.topic,
			value: JSON.parse(Buffer.from(row.payload ?? []).toString()) as Record<string, unknown>,
		}));
	};

	it('has the product evaluated anew under that agreement', async () => {
		expect(await askedOn('2026-06-01')).toMatchObject([
			{
				topic: 'origin.evaluation-requests',
				value: {
					company: 'HD',
					sku: 'PUMP',
					agreements: ['eu-uk'],
					asOf: null,
					reason: 'date_passed',
					requestedFor: null,
				},
			},
		]);
	});

	it('asks under one id a day, however often the timer is handled', async () => {
		const ids = (await askedOn('2026-06-01', '2026-06-01', '2026-07-01')).map(({ value }) => value['requestId']);
		expect(ids[0]).toBe(ids[1]);
		expect(ids[2]).not.toBe(ids[0]);
	});
});
