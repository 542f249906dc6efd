import { describe, expect, it } from '@jest/globals';
import { fullStateOf } from '../../../../consumers/item-facts/state.ts';
import { bom, line, made, price, prices } from '../records.ts';
import { always, DAY, factory, from, until } from './priced.ts';

describe('the day from which on a product no longer originates', () => {
	it('is that of the price that made the difference, not that on which it was heard of', async () => {
		const { clock, judge, putPrices } = await factory(always);
		expect(await judge()).toMatchObject({ verdict: 'originating', since: null });
		clock.pass(20 * DAY);
		await putPrices({ ...prices('PUMP', until('2026-03-04', '100'), from('2026-03-05', '50')), sequence: 2 });
		expect(await judge()).toMatchObject({ verdict: 'not_originating', asOf: '2026-03-21', since: '2026-03-05' });
	});

	it('is told again while the no stands', async () => {
		const { clock, judge } = await factory(until('2026-03-04', '100'), from('2026-03-05', '50'));
		expect(await judge()).toMatchObject({ verdict: 'originating' });
		clock.pass(10 * DAY);
		expect(await judge()).toMatchObject({ verdict: 'not_originating', since: '2026-03-05' });
		clock.pass(DAY);
		expect(await judge()).toMatchObject({ since: '2026-03-05' });
	});

	it('is not known where the corrected facts never gave an originating product', async () => {
		const { judge, putBom } = await factory(always);
		expect(await judge()).toMatchObject({ verdict: 'originating' });
		await putBom({ ...bom('PUMP', [line('PART', '2')]), sequence: 2 });
		expect(await judge()).toMatchObject({ verdict: 'not_originating', since: null });
	});

	it('is kept by a doubt that finds none, so that the no after it is dated anew', async () => {
		const { database, clock, judge } = await factory(until('2026-03-04', '100'), from('2026-03-05', '50'));
		const describeAs = (hs: string | null, sequence: number) =>
			database.transaction(({ facts }) =>
				facts.put(fullStateOf('psra.erp.Item', made('PUMP', { finishedGood: true, hs, sequence }))),
			);
		expect(await judge()).toMatchObject({ verdict: 'originating' });
		clock.pass(10 * DAY);
		expect(await judge()).toMatchObject({ verdict: 'not_originating', since: '2026-03-05' });
		await describeAs(null, 2);
		expect(await judge()).toMatchObject({ verdict: 'indeterminate', since: '2026-03-05' });
		clock.pass(DAY);
		await describeAs('841370', 3);
		expect(await judge()).toMatchObject({ verdict: 'not_originating', since: '2026-03-05' });
	});

	it('is told anew where facts of earlier days are corrected and those of the day stay', async () => {
		const { database, clock, judge, putPrices } = await factory(until('2026-03-04', '100'), from('2026-03-05', '50'));
		expect(await judge()).toMatchObject({ verdict: 'originating' });
		clock.pass(10 * DAY);
		const first = await judge();
		expect(first).toMatchObject({ verdict: 'not_originating', since: '2026-03-05' });
		await putPrices({ ...prices('PUMP', until('2026-03-02', '100'), from('2026-03-03', '50')), sequence: 2 });
		const second = await judge();
		expect(second).toMatchObject({ verdict: 'not_originating', since: '2026-03-03' });
		expect(second?.evaluationId).not.toBe(first?.evaluationId);
		const latest = await database.transaction(({ evaluations }) => evaluations.latest('HD', 'PUMP', 'eu-uk'));
		expect(latest?.record).toMatchObject({ since: '2026-03-03' });
		expect((await judge())?.evaluationId).toBe(second?.evaluationId);
	});

	it('is not kept by a no that finds none: corrected facts never gave an originating product', async () => {
		const { clock, judge, putBom } = await factory(until('2026-03-04', '100'), from('2026-03-05', '50'));
		expect(await judge()).toMatchObject({ verdict: 'originating' });
		clock.pass(10 * DAY);
		expect(await judge()).toMatchObject({ verdict: 'not_originating', since: '2026-03-05' });
		await putBom({ ...bom('PUMP', [line('PART', '2')]), sequence: 2 });
		expect(await judge()).toMatchObject({ verdict: 'not_originating', since: null });
	});

	it('is not asked for where the product never originated', async () => {
		const { judge } = await factory(price('ex_works', '50'));
		expect(await judge()).toMatchObject({ verdict: 'not_originating', since: null });
	});
});

describe('the timer of the next day on which facts change', () => {
	const timers = ({ database }: Awaited<ReturnType<typeof factory>>) => [...database.tables.timers.values()];

	it('is set for the day on which a known price begins', async () => {
		const one = await factory(until('2026-03-04', '100'), from('2026-03-05', '50'));
		await one.judge();
		expect(timers(one)).toEqual([
			expect.objectContaining({ company: 'HD', instance: 'PUMP', name: 'eu-uk', dueAt: new Date('2026-03-05') }),
		]);
	});

	it('moves on once that day has come', async () => {
		const one = await factory(until('2026-03-04', '100'), from('2026-03-05', '50'));
		await one.judge();
		one.clock.pass(10 * DAY);
		await one.judge();
		expect(timers(one)).toHaveLength(1);
		expect(timers(one)[0]?.dueAt.getTime()).toBeGreaterThan(one.clock.now().getTime());
	});
});
