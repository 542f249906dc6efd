import { describe, expect, it } from '@jest/globals';
import {
	bom,
	COMPANY,
	declaration,
	item,
	movement,
	parties,
	prices,
	product,
	request,
	routing,
	verdict,
	withInstallation,
} from '../../support/installation/index.ts';

const installation = withInstallation({
	roles: ['relay', 'item-facts', 'origin-evaluation', 'sagas', 'ltsd-issuance', 'erp-sync'],
});

/** A pump of a bought housing of its own subheading, 60 of 100: only the supplier's declaration carries it. */
async function issued(suffix: string) {
	const [sku, part] = [`PUMP-${suffix}`, `PART-${suffix}`];
	const covered = declaration({ declarationId: `D-${suffix}`, goods: [{ sku: part, hs: null, originating: true }] });
	const { publish } = installation();
	await publish(
		...parties,
		{ type: 'psra.erp.Item', value: product({ sku }) },
		{ type: 'psra.erp.Item', value: item({ sku: part, hs: '841370' }) },
		{ type: 'psra.erp.Bom', value: bom(sku, [part]) },
		{ type: 'psra.erp.Routing', value: routing({ sku }) },
		{ type: 'psra.erp.PriceList', value: prices(sku, 'ex_works', '100') },
		{ type: 'psra.erp.SupplierDeclaration', value: covered },
		...['2026-01-01', '2026-02-01'].map((postingDate) => ({
			type: 'psra.erp.InventoryMovement' as const,
			value: movement({
				sku: part,
				documentNumber: `G-${suffix}-${postingDate}`,
				partyId: 'S-DE',
				unitPrice: '60',
				postingDate,
			}),
		})),
		{
			type: 'psra.erp.InventoryMovement',
			value: movement({
				sku,
				documentNumber: `L-${suffix}`,
				kind: 'delivery',
				partyId: 'C-DE',
				postingDate: '2026-02-20',
			}),
		},
	);
	await verdict(installation(), sku, 'originating');
	await publish({ type: 'psra.erp.CertificateRequest', value: request({ requestId: `R-${suffix}`, skus: [sku] }) });
	await certificate(suffix, 'issued');
	await installation().until(`the ERP to know of ${sku}`, () => callsOf(sku).length === 1);
	return { sku, part, covered };
}

function certificate(suffix: string, status: string) {
	const sql = `SELECT version::int, revocations, revocation_reason FROM certificate WHERE company = $1 AND certificate_id = $2 AND status = $3`;
	return installation().until(`certificate C-R-${suffix} to be ${status}`, async () => {
		const [row] = await installation().query<{
			version: number;
			revocations: { sku: string; from: string }[];
			revocation_reason: string | null;
		}>(sql, [COMPANY, `C-R-${suffix}`, status]);
		return row;
	});
}

const callsOf = (sku: string) => installation().erp.calls.filter((call) => call.sku === sku);

async function told(suffix: string) {
	await installation().until(`the ERP to know of every good of C-R-${suffix}`, async () => {
		const sql = `SELECT FROM saga WHERE saga = 'certificate-lifecycle' AND company = $1 AND id = $2 AND NOT EXISTS (SELECT FROM jsonb_array_elements(state->'data'->'goods') good WHERE good->>'standing' <> 'told')`;
		return (await installation().query(sql, [COMPANY, `C-R-${suffix}`])).length === 1;
	});
}

describe('a declaration whose goods no longer originate', () => {
	it('is revoked from the day on which the supplier’s declaration no longer covers deliveries, and everybody is told', async () => {
		const { sku, covered } = await issued('REV');
		await installation().publish({
			type: 'psra.erp.SupplierDeclaration',
			value: { ...covered, sequence: 2, revocation: { from: '2026-01-15', skus: [], noticedOn: '2026-03-02' } },
		});
		const { version, revocations, revocation_reason } = await certificate('REV', 'revoked');
		// The lot of 1 February is the first that the revocation takes the cover from.
		expect({ version, revocations }).toEqual({ version: 2, revocations: [{ sku, from: '2026-02-01' }] });
		expect(revocation_reason).toContain(sku);
		await told('REV');
		expect(callsOf(sku).map(({ body }) => body)).toMatchObject([
			{ version: 1, status: 'issued' },
			{ version: 2, status: 'revoked', revokedFrom: '2026-02-01' },
		]);
		const [event] = (await installation().readTopic('ltsd.certificate-events')).filter(
			({ type, record }) => type === 'psra.ltsd.CertificateRevoked' && record.certificateId === 'C-R-REV',
		);
		expect(event?.record).toMatchObject({
			goods: [{ sku, from: '2026-02-01' }],
			remaining: [],
			code: 'not-originating',
			articles: expect.arrayContaining([expect.stringContaining('62(3)')]),
			notices: [{ partyId: 'C-DE', name: 'Lastenrad GmbH', deliveries: [expect.stringContaining('L-REV')] }],
		});
		const states = (await installation().readTopic('ltsd.certificates')).filter(
			({ record }) => record.certificateId === 'C-R-REV',
		);
		expect(states.at(-1)?.record).toMatchObject({ status: 'revoked', version: 2 });
		expect(
			await installation().query(
				'SELECT party_id FROM certificate_notice WHERE certificate_id = $1 AND told_at IS NULL',
				['C-R-REV'],
			),
		).toEqual([{ party_id: 'C-DE' }]);
	}, 60_000);

	it('is revoked from an earlier day where a correction tells of one after the ERP knew', async () => {
		const { sku, covered } = await issued('EARLY');
		const takenBack = (sequence: number, from: string) => ({
			type: 'psra.erp.SupplierDeclaration' as const,
			value: { ...covered, sequence, revocation: { from, skus: [], noticedOn: '2026-03-02' } },
		});
		await installation().publish(takenBack(2, '2026-01-15'));
		await certificate('EARLY', 'revoked');
		await told('EARLY');
		await installation().publish(takenBack(3, '2026-01-01'));
		await installation().until(`the ERP to know of version 3 for ${sku}`, () => callsOf(sku).length === 3);
		expect(callsOf(sku).at(-1)?.body).toMatchObject({ version: 3, status: 'revoked', revokedFrom: '2026-01-01' });
		expect(await certificate('EARLY', 'revoked')).toMatchObject({
			version: 3,
			revocations: [{ sku, from: '2026-01-01' }],
		});
		await told('EARLY');
	}, 60_000);

	it('is revoked for its whole period where a corrected bill of materials never carried it', async () => {
		const { sku, part } = await issued('BOM');
		const spare = 'SPARE-BOM';
		await installation().publish(
			{ type: 'psra.erp.Item', value: item({ sku: spare, hs: '841370' }) },
			{ type: 'psra.erp.PriceList', value: prices(spare, 'purchase', '70') },
			{ type: 'psra.erp.Bom', value: bom(sku, [part, spare], { sequence: 2 }) },
		);
		expect((await certificate('BOM', 'revoked')).revocations).toEqual([{ sku, from: '2026-01-01' }]);
		await told('BOM');
	}, 60_000);

	it('stands where the verdict turns back before it has settled', async () => {
		const { sku, covered } = await issued('BACK');
		const revocation = { from: '2026-01-15', skus: [], noticedOn: '2026-03-02' };
		await installation().publish(
			{ type: 'psra.erp.SupplierDeclaration', value: { ...covered, sequence: 2, revocation } },
			{ type: 'psra.erp.SupplierDeclaration', value: { ...covered, sequence: 3, revocation: null } },
		);
		await installation().quiet();
		await verdict(installation(), sku, 'originating');
		expect((await certificate('BACK', 'issued')).version).toBe(1);
	}, 60_000);
});
