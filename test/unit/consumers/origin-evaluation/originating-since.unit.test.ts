import { describe, expect, it } from '@jest/globals';
import { movementRowOf } from '../../../../consumers/item-facts/state.ts';
import { prepare } from '../../../../consumers/origin-evaluation/evaluate.ts';
import { originatingSince } from '../../../../consumers/origin-evaluation/originating-since.ts';
import { nextDay } from '../../../../rules/declarations/dates.ts';
import type { Material, OriginCase } from '../../../../rules/schema/case.ts';
import type { Price } from '../../../../schemas/index.ts';
import { bom, line, prices, received } from '../records.ts';
import { always, factory, from, until } from './priced.ts';

/** The part was bought in time before each of the days, so that its value is known. */
async function supplied(...pumpPrices: readonly Price[]) {
	const made = await factory(...pumpPrices);
	const receive = (documentNumber: string, postingDate: string) =>
		made.database.transaction(({ facts }) =>
			facts.putMovement(movementRowOf(received('PART', '1', '40', { documentNumber, postingDate, partyId: 'S-CN' }))),
		);
	await receive('4000', '2024-03-01');
	await receive('4001', '2025-02-01');
	return { ...made, receive };
}

describe('the day since which a product originates', () => {
	it('is that of the price that made the difference, where a certificate is asked for', async () => {
		const { judge } = await supplied(until('2026-02-09', '50'), from('2026-02-10', '100'));
		expect(await judge()).toMatchObject({ verdict: 'originating', originatingSince: '2026-02-10', since: null });
	});

	it('is that after the last break, whatever was before', async () => {
		const { judge } = await supplied(
			until('2025-10-31', '100'),
			{ ...from('2025-11-01', '50'), validTo: '2025-11-30' },
			from('2025-12-01', '100'),
		);
		expect(await judge()).toMatchObject({ verdict: 'originating', originatingSince: '2025-12-01' });
	});

	it('is no day on which the facts decide nothing: nothing was bought yet', async () => {
		const { judge } = await factory(always);
		expect(await judge()).toMatchObject({ verdict: 'originating', originatingSince: '2026-01-15' });
	});

	it('is looked for twelve months and a day back', async () => {
		const { judge } = await supplied(always);
		expect(await judge()).toMatchObject({ verdict: 'originating', originatingSince: '2025-02-28' });
	});

	it('is not looked for on more days of changed facts than may be tried: the oldest of them counts', async () => {
		const { database, judge, receive } = await supplied(always);
		let day = '2025-12-01';
		for (let n = 0; day <= '2026-03-01'; n++, day = nextDay(day)) await receive(String(6000 + n), day);
		expect(await judge()).toMatchObject({ verdict: 'originating', originatingSince: '2025-02-28' });
		const company = { company: 'HD', currency: 'EUR', agreements: ['eu-uk'] };
		const subject = { company, sku: 'PUMP', agreement: 'eu-uk' };
		const now = await database.transaction((session) => prepare(session, subject, '2026-03-01'));
		expect(originatingSince(subject, now, 60)).toBe('2026-01-01');
		expect(originatingSince(subject, now, 0)).toBe('2026-03-01');
	});

	it('is looked for on the fewer days the more there is to read, so that nobody waits', async () => {
		const { database } = await supplied(always);
		const company = { company: 'HD', currency: 'EUR', agreements: ['eu-uk'] };
		const subject = { company, sku: 'PUMP', agreement: 'eu-uk' };
		const now = await database.transaction((session) => prepare(session, subject, '2026-03-01'));
		const { originCase } = now.assembly;
		const many = Array.from({ length: 2_000 }, () => originCase?.materials[0] as Material);
		const large = {
			...now,
			assembly: { ...now.assembly, originCase: { ...(originCase as OriginCase), materials: many } },
		};
		expect(originatingSince(subject, large)).toBe('2026-03-01');
		expect(originatingSince(subject, now)).toBe('2025-02-28');
	});

	it('is not looked for where no certificate was asked for, nor told where it does not originate', async () => {
		const { judge } = await supplied(always);
		expect(await judge({ requestedFor: null })).toMatchObject({ verdict: 'originating', originatingSince: null });
		const { judge: judgeOther } = await supplied(from('2026-01-01', '50'));
		expect(await judgeOther()).toMatchObject({ verdict: 'not_originating', originatingSince: null });
	});

	it('is stored with an evaluation of its own where the same facts were judged before without it', async () => {
		const { database, judge } = await supplied(until('2026-02-09', '50'), from('2026-02-10', '100'));
		const unasked = await judge({ requestedFor: null });
		const asked = await judge();
		expect(asked?.inputHash).toBe(unasked?.inputHash);
		expect(asked?.evaluationId).not.toBe(unasked?.evaluationId);
		const latest = await database.transaction(({ evaluations }) => evaluations.latest('HD', 'PUMP', 'eu-uk'));
		expect(latest?.record).toMatchObject({
			evaluationId: asked?.evaluationId,
			originatingSince: '2026-02-10',
		});
		expect(await judge({ requestId: 'again' })).toEqual({ ...asked, requestIds: ['again'] });
		expect(await judge({ requestedFor: null })).toBeUndefined();
	});

	it('is told anew where facts of earlier days are corrected and those of the day stay', async () => {
		const { judge, putPrices } = await supplied(until('2026-02-09', '50'), from('2026-02-10', '100'));
		const first = await judge();
		await putPrices({ ...prices('PUMP', until('2026-02-19', '50'), from('2026-02-20', '100')), sequence: 2 });
		const second = await judge({ reason: 'fact_changed', requestedFor: null });
		expect(second).toMatchObject({ inputHash: first?.inputHash, originatingSince: '2026-02-20' });
		expect(second?.evaluationId).not.toBe(first?.evaluationId);
	});

	it('is told with the yes that follows on a doubt about which a certificate was asked for', async () => {
		const { judge, putPrices } = await supplied();
		expect(await judge({ requestedFor: null })).toMatchObject({ verdict: 'indeterminate' });
		expect(await judge()).toMatchObject({ verdict: 'indeterminate', originatingSince: null });
		await putPrices({ ...prices('PUMP', from('2026-02-10', '100')), sequence: 2 });
		expect(await judge({ requestedFor: null })).toMatchObject({
			verdict: 'originating',
			originatingSince: '2026-02-10',
		});
	});

	it('rests on the bill of materials of each day', async () => {
		const { judge, putBom } = await supplied(always);
		const twice = { ...line('PART', '2'), lineId: '10a', validTo: '2026-01-31' };
		const once = { ...line('PART'), validFrom: '2026-02-01' };
		await putBom({ ...bom('PUMP', [twice, once]), sequence: 2 });
		expect(await judge()).toMatchObject({ verdict: 'originating', originatingSince: '2026-02-01' });
	});
});
