import { describe, expect, it } from '@jest/globals';
import { fullStateOf } from '../../../../consumers/item-facts/state.ts';
import { ltsdIssuance } from '../../../../consumers/ltsd-issuance/index.ts';
import type { OriginCase } from '../../../../rules/schema/case.ts';
import type { Evaluation, IssueCertificate } from '../../../../schemas/index.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import { judged } from '../../../support/sagas/issuance.ts';
import { made, own, party } from '../records.ts';

/** A pump that is bought under a declaration for 2026 and sold as it is. */
const resold: OriginCase = {
	id: 'PUMP',
	agreement: 'eu-uk',
	date: '2026-03-01',
	madeIn: 'EU',
	product: { sku: 'PUMP', hs: '841370', exw: '100' },
	operations: [],
	materials: [
		{
			id: 'PUMP',
			sku: 'PUMP',
			hs: '841370',
			value: '80',
			status: 'originating',
			evidence: {
				type: 'LTSD',
				validFrom: '2026-01-01',
				validTo: '2026-12-31',
				agreements: ['eu-uk'],
				deliveryDate: '2026-02-01',
			},
		},
	],
};

async function ordered(validFrom: string, validTo: string, originatingSince: string | null = '2025-02-28') {
	const database = memoryDatabase();
	await database.transaction(async ({ facts, evaluations }) => {
		const signatory = { name: 'J. de Vries', position: 'Head of customs', place: 'Utrecht' };
		await facts.put(fullStateOf('psra.erp.Party', own({ signatory })));
		const customer = party('C-100', { roles: ['customer'], country: 'BE', name: 'Fietsen NV' });
		await facts.put(fullStateOf('psra.erp.Party', customer));
		await facts.put(fullStateOf('psra.erp.Item', made('PUMP', { procurement: 'bought' })));
		const record = judged('PUMP', 'originating', { originatingSince }).value as Evaluation;
		const { company, sku, agreement, evaluationId, inputHash, verdict } = record;
		const kept = { company, sku, agreement, evaluationId, inputHash, verdict, record, result: {} };
		await evaluations.save({ ...kept, originCase: resold });
	});
	const renderer = { render: async () => Buffer.from('%PDF-1.7 a page') };
	const { handlers } = ltsdIssuance({ clock: clockAt(), renderer, marks: [] });
	const value: IssueCertificate = {
		company: 'HD',
		certificateId: 'ltsd-R-1',
		commandId: 'c-1',
		requestId: 'R-1',
		customerId: 'C-100',
		agreements: ['eu-uk'],
		goods: [{ sku: 'PUMP', evaluationIds: [] }],
		validFrom,
		validTo,
		regularSupply: true,
		assumptions: [],
	};
	const handler = handlers['psra.ltsd.IssueCertificate'] as unknown as (
		message: object,
		session: object,
	) => Promise<{ messages: readonly { type: string; value: Record<string, unknown> }[] }>;
	const trail = { correlationId: 'c', causationId: null, traceparent: '' };
	const message = { id: 'm-1', topic: 'ltsd.commands', type: 'psra.ltsd.IssueCertificate', value, trail };
	return (await database.transaction((session) => handler(message, session))).messages[0];
}

describe('a trader’s own declaration', () => {
	it('is issued for a period that its supplier declared', async () => {
		expect(await ordered('2026-01-01', '2026-12-31')).toMatchObject({ type: 'psra.ltsd.CertificateIssued' });
	});

	it.each([
		['ends after its supplier’s', '2026-01-01', '2027-12-31', '2027-01-01 to 2027-12-31'],
		['starts before its supplier’s', '2025-07-01', '2026-12-31', '2025-07-01 to 2025-12-31'],
	])('is refused where it %s', async (_, from, to, days) => {
		const told = await ordered(from, to);
		expect(told).toMatchObject({
			type: 'psra.ltsd.CertificateRefused',
			value: { code: 'carried-period', articles: ['Implementing Regulation (EU) 2015/2447, Article 62(1)'] },
		});
		expect(told?.value['reason']).toContain(`no valid supplier's declaration covers ${days}`);
		expect(told?.value['reason']).toContain('Choose a period inside 2026-01-01 to 2026-12-31');
	});
});

describe('a declaration that starts before its issue', () => {
	const refusal = { code: 'carried-period', articles: ['Implementing Regulation (EU) 2015/2447, Article 62(1)'] };

	it('is issued from the day since which the facts of each day carry it', async () => {
		expect(await ordered('2026-02-10', '2026-12-31', '2026-02-10')).toMatchObject({
			type: 'psra.ltsd.CertificateIssued',
		});
	});

	it('is refused from a day earlier, with the day that it may start on', async () => {
		const told = await ordered('2026-02-09', '2026-12-31', '2026-02-10');
		expect(told).toMatchObject({ type: 'psra.ltsd.CertificateRefused', value: refusal });
		expect(told?.value['reason']).toContain('Choose a start from 2026-02-10 on, or issue single declarations');
	});

	it('is refused where the days before the issue were not judged, though not from the day of issue on', async () => {
		const told = await ordered('2026-02-28', '2026-12-31', null);
		expect(told).toMatchObject({ type: 'psra.ltsd.CertificateRefused', value: refusal });
		expect(told?.value['reason']).toContain('send the request again under a new number');
		expect(await ordered('2026-03-01', '2026-12-31', null)).toMatchObject({ type: 'psra.ltsd.CertificateIssued' });
	});
});
