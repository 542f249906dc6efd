import { describe, expect, it } from '@jest/globals';
import { movementRowOf } from '../../../../consumers/item-facts/state.ts';
import type { RevokeCertificate } from '../../../../schemas/index.ts';
import { made, received } from '../records.ts';
import { firm, order } from './firm.ts';

const revocation = (
	goods: Readonly<Record<string, string>>,
	rest: Partial<RevokeCertificate> = {},
): RevokeCertificate => ({
	company: 'HD',
	certificateId: 'ltsd-R-1',
	commandId: 'c-2',
	goods: Object.entries(goods).map(([sku, from]) => ({ sku, from, evaluationId: `E of ${sku}` })),
	code: 'not-originating',
	reason: 'the pump is not originating any more',
	articles: ['Art. 62(3) Regulation (EU) 2015/2447'],
	...rest,
});

/** A firm that declared pump and drive. */
async function declaredFirm() {
	const one = await firm({ items: [made('PUMP'), made('DRIVE')] });
	await one.issue({ goods: ['PUMP', 'DRIVE'].map((sku) => ({ sku, evaluationIds: [] })) });
	return one;
}

describe('a revocation', () => {
	it('of every good revokes the declaration, from each day on, and tells it as event and state', async () => {
		const { revoke, certificate } = await declaredFirm();
		const page = certificate()?.pdf;
		const [event, state] = await revoke(revocation({ PUMP: '2026-06-01', DRIVE: '2026-05-01' }));
		expect(event).toMatchObject({
			topic: 'ltsd.certificate-events',
			type: 'psra.ltsd.CertificateRevoked',
			key: 'HD|ltsd-R-1',
			value: {
				number: 'HD-2026-000001',
				version: 2,
				goods: [
					{ sku: 'PUMP', from: '2026-06-01', evaluationId: 'E of PUMP' },
					{ sku: 'DRIVE', from: '2026-05-01', evaluationId: 'E of DRIVE' },
				],
				remaining: [],
				code: 'not-originating',
				revokedOn: '2026-03-01',
				notices: [{ partyId: 'C-100', name: 'Fietsen NV', deliveries: [] }],
				commandId: 'c-2',
			},
		});
		const revocations = [
			{ sku: 'DRIVE', from: '2026-05-01' },
			{ sku: 'PUMP', from: '2026-06-01' },
		];
		expect(state).toMatchObject({
			topic: 'ltsd.certificates',
			value: { status: 'revoked', version: 2, revocations, reason: 'the pump is not originating any more' },
		});
		expect(certificate()).toMatchObject({ status: 'revoked', version: 2, revocations });
		expect(certificate()?.pdf).toBe(page);
	});

	it('of one good leaves the declaration issued for the other', async () => {
		const { revoke, certificate } = await declaredFirm();
		const [event, state] = await revoke(revocation({ PUMP: '2026-06-01' }));
		expect(event?.value).toMatchObject({ remaining: ['DRIVE'], version: 2 });
		expect(state?.value).toMatchObject({ status: 'issued', skus: ['PUMP', 'DRIVE'] });
		expect(certificate()).toMatchObject({ status: 'issued', revocations: [{ sku: 'PUMP', from: '2026-06-01' }] });
	});

	it('of the last good that remained revokes the declaration', async () => {
		const { revoke } = await declaredFirm();
		await revoke(revocation({ PUMP: '2026-06-01' }));
		const [event, state] = await revoke(revocation({ DRIVE: '2026-07-01' }));
		expect(event?.value).toMatchObject({ goods: [{ sku: 'DRIVE' }], remaining: [], version: 3 });
		expect(state?.value).toMatchObject({
			status: 'revoked',
			revocations: [
				{ sku: 'DRIVE', from: '2026-07-01' },
				{ sku: 'PUMP', from: '2026-06-01' },
			],
		});
	});

	it('with an earlier day moves the day', async () => {
		const { revoke, certificate } = await declaredFirm();
		await revoke(revocation({ PUMP: '2026-06-01' }));
		const [event] = await revoke(revocation({ PUMP: '2026-05-01' }));
		expect(event?.value).toMatchObject({ version: 3, goods: [{ sku: 'PUMP', from: '2026-05-01' }] });
		expect(certificate()?.revocations).toEqual([{ sku: 'PUMP', from: '2026-05-01' }]);
	});

	it('from a day before the period takes the good off from its first day on', async () => {
		const { revoke } = await declaredFirm();
		const [event] = await revoke(revocation({ PUMP: '2025-01-01' }));
		expect(event?.value).toMatchObject({ goods: [{ sku: 'PUMP', from: '2026-03-01' }] });
	});

	it('may be from the last day of the period', async () => {
		const { revoke } = await declaredFirm();
		const [event] = await revoke(revocation({ PUMP: '2028-02-29' }));
		expect(event?.value).toMatchObject({ goods: [{ sku: 'PUMP', from: '2028-02-29' }] });
	});

	it('takes off what is listed and leaves the rest of the command', async () => {
		const { revoke } = await declaredFirm();
		const [event] = await revoke(revocation({ SCREW: '2026-05-01', PUMP: '2026-05-01', DRIVE: '2028-03-01' }));
		expect(event?.value).toMatchObject({ goods: [{ sku: 'PUMP' }], remaining: ['DRIVE'] });
	});

	it.each([
		['that is repeated', { PUMP: '2026-06-01' }],
		['with a later day', { PUMP: '2026-06-02' }],
		['of a good that is not listed', { SCREW: '2026-06-01' }],
		['from a day after the period', { DRIVE: '2028-03-01' }],
		['of nothing', {}],
	])('%s does nothing', async (_what, goods) => {
		const { revoke, certificate, database } = await declaredFirm();
		await revoke(revocation({ PUMP: '2026-06-01' }));
		expect(await revoke(revocation(goods as Record<string, string>))).toEqual([]);
		expect(certificate()).toMatchObject({ version: 2, revocations: [{ sku: 'PUMP', from: '2026-06-01' }] });
		expect(database.tables.notices).toHaveLength(1);
	});

	it('of a declaration that is not known, or was refused, does nothing', async () => {
		const { revoke, refuse, certificate } = await firm();
		expect(await revoke(revocation({ PUMP: '2026-06-01' }))).toEqual([]);
		const { company, certificateId, requestId, customerId, agreements } = order();
		const refused = { company, certificateId, requestId, customerId, agreements, skus: ['PUMP'] };
		await refuse({ ...refused, code: 'x', reason: '', articles: [], commandId: 'c-0' });
		expect(await revoke(revocation({ PUMP: '2026-06-01' }))).toEqual([]);
		expect(certificate()).toMatchObject({ status: 'refused', version: 1 });
	});

	it('tells the customer’s deliveries from the day on, of the goods taken off', async () => {
		const { revoke, database } = await declaredFirm();
		const shipment = (documentNumber: string, sku: string, postingDate: string, partyId = 'C-100') =>
			movementRowOf({ ...received(sku, '1', null), kind: 'delivery', documentNumber, postingDate, partyId });
		await database.transaction(async ({ facts }) => {
			for (const one of [
				shipment('before', 'PUMP', '2026-05-31'),
				shipment('on the day', 'PUMP', '2026-06-01'),
				shipment('after', 'PUMP', '2026-08-01'),
				shipment('other good', 'DRIVE', '2026-08-01'),
				shipment('other customer', 'PUMP', '2026-08-01', 'C-200'),
			])
				await facts.putMovement(one);
		});
		const [event] = await revoke(revocation({ PUMP: '2026-06-01' }));
		const notices = event?.value['notices'] as { deliveries: string[] }[];
		expect(notices).toHaveLength(1);
		expect(notices[0]?.deliveries.map((one) => one.replace(/^.*?(on the day|after).*$/, '$1'))).toEqual([
			'after',
			'on the day',
		]);
		expect(database.tables.notices).toEqual([
			{ company: 'HD', certificateId: 'ltsd-R-1', version: 2, partyId: 'C-100', deliveries: notices[0]?.deliveries },
		]);
	});
});
