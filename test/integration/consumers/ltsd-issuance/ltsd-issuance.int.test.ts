import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Evaluation, EvaluationRequest, IssueCertificate } from '../../../../schemas/index.ts';
import {
	COMPANY,
	customer,
	item,
	ourselves,
	parties,
	prices,
	product,
	pump,
	verdict,
	withInstallation,
} from '../../../support/installation/index.ts';

const installation = withInstallation({ roles: ['relay', 'item-facts', 'origin-evaluation', 'ltsd-issuance'] });
let judged: Evaluation;

beforeAll(async () => {
	const { publish, taken } = installation();
	const records = [
		...parties,
		{
			type: 'psra.erp.Party',
			value: customer({ partyId: 'C-GB', name: 'Thames Freight Ltd', country: 'GB' }),
		} as const,
		{ type: 'psra.erp.Party', value: customer({ partyId: 'C-ODD', name: 'Odd 🚲 GmbH' }) } as const,
		...pump('L'),
		...pump('T'),
	];
	await taken('item-facts', await publish(...records));
	judged = await askedFor('PUMP-L');
	await askedFor('PUMP-T');
});

/** The verdict on a product as a certificate needs it: with the day since which it originates. */
async function askedFor(sku: string): Promise<Evaluation> {
	const { publish, taken } = installation();
	await verdict(installation(), sku, 'originating');
	const value: EvaluationRequest = {
		company: COMPANY,
		sku,
		requestId: randomUUID(),
		agreements: [],
		asOf: null,
		reason: 'certificate_requested',
		requestedFor: `R-${sku}`,
	};
	await taken('origin-evaluation', await publish({ type: 'psra.origin.EvaluationRequest', value }));
	return verdict(installation(), sku, 'originating');
}

const command = (id: string, changes: Partial<IssueCertificate> = {}): IssueCertificate => ({
	company: COMPANY,
	certificateId: `C-${id}`,
	commandId: `K-${id}`,
	requestId: id,
	customerId: 'C-DE',
	agreements: ['eu-uk'],
	goods: [{ sku: 'PUMP-L', evaluationIds: [judged.evaluationId] }],
	validFrom: '2026-01-01',
	validTo: '2027-12-31',
	regularSupply: true,
	assumptions: [],
	...changes,
});

/** Sends a command and answers the certificate that it led to. */
async function ordered(value: IssueCertificate) {
	const { publish, taken, query } = installation();
	await taken('ltsd-issuance', await publish({ type: 'psra.ltsd.IssueCertificate', value }));
	const sql = 'SELECT status, number, record, pdf, pdf_sha256 FROM certificate WHERE certificate_id = $1';
	type Row = { status: string; number: string | null; record: Record<string, never>; pdf: Buffer | null };
	const [row] = await query<Row>(sql, [value.certificateId]);
	if (!row) throw new Error(`${value.certificateId} was neither issued nor refused`);
	return row;
}
const eventsOf = async (certificateId: string) => {
	await installation().quiet();
	const all = await installation().readTopic('ltsd.certificate-events');
	return all.filter(({ record }) => record.certificateId === certificateId);
};

describe('ltsd-issuance', () => {
	it('issues once: a command that is repeated, under the same or a new id, adds nothing', async () => {
		const { publish, taken, readTopic, handled, until } = installation();
		const first = await ordered(command('ONCE'));
		expect(first).toMatchObject({ status: 'issued', number: `${COMPANY}-2026-000001` });
		expect(first.pdf?.subarray(0, 5).toString()).toBe('%PDF-');

		const again = { type: 'psra.ltsd.IssueCertificate', value: command('ONCE') } as const;
		const [id] = await publish(again);
		await taken('ltsd-issuance', [id as string]);
		await publish({ ...again, id: id as string });
		await until('the repeat', () => handled.count({ consumer: 'ltsd-issuance', outcome: 'repeated' }) === 1);

		const [issued, ...more] = await eventsOf('C-ONCE');
		expect(more).toEqual([]);
		expect(issued).toMatchObject({ type: 'psra.ltsd.CertificateIssued', record: { number: first.number } });
		const states = (await readTopic('ltsd.certificates')).filter(({ record }) => record.certificateId === 'C-ONCE');
		expect(states.map(({ record }) => record.status)).toEqual(['issued']);
	});

	it('refuses a customer outside of the Union with the article, and takes no number', async () => {
		const refused = await ordered(command('GB', { customerId: 'C-GB' }));
		expect(refused).toMatchObject({ status: 'refused', number: null, pdf: null });
		expect(refused.record).toMatchObject({
			code: 'customer-established',
			reason: expect.stringContaining('established in the EU'),
			articles: [expect.stringMatching(/\S/)],
		});
		const [event] = await eventsOf('C-GB');
		expect(event).toMatchObject({ type: 'psra.ltsd.CertificateRefused', record: { code: 'customer-established' } });
	});

	it('refuses a page that can not be drawn, and leaves no gap in the numbers', async () => {
		const before = await ordered(command('GAP-1'));
		const refused = await ordered(command('GAP-2', { customerId: 'C-ODD' }));
		const after = await ordered(command('GAP-3'));
		expect(refused).toMatchObject({ status: 'refused', number: null });
		expect(refused.record).toMatchObject({ code: 'not-printable', reason: expect.stringContaining('U+1F6B2') });
		const numberOf = ({ number }: { number: string | null }) => Number(number?.slice(-6));
		expect(numberOf(after)).toBe(numberOf(before) + 1);
	});

	it('refuses a period that breaks Article 62(2)', async () => {
		const refused = await ordered(command('LATE', { validTo: '2028-06-30' }));
		expect(refused.record).toMatchObject({ code: 'end', articles: [expect.stringContaining('62(2)')] });
	});

	it.each([
		['customer', { customerId: 'C-NONE' }, 'C-NONE'],
		['item', { goods: [{ sku: 'NONE', evaluationIds: [] }] }, 'NONE'],
	] as const)('refuses an unknown %s by its number', async (what, changes, number) => {
		const refused = await ordered(command(`UNKNOWN-${what}`, changes));
		expect(refused.record).toMatchObject({ code: 'facts-missing', reason: expect.stringContaining(number) });
	});

	it('refuses where the verdict turned between the order and the issue', async () => {
		const { publish, taken } = installation();
		const records = [
			{ type: 'psra.erp.Item', value: item({ sku: 'PART-T', hs: '841370', sequence: 2 }) },
			{ type: 'psra.erp.PriceList', value: prices('PART-T', 'purchase', '90', { sequence: 2 }) },
		] as const;
		await taken('item-facts', await publish(...records));
		await verdict(installation(), 'PUMP-T', 'not_originating');
		const refused = await ordered(command('TURNED', { goods: [{ sku: 'PUMP-T', evaluationIds: [] }] }));
		expect(refused.record).toMatchObject({ code: 'not-originating', reason: expect.stringContaining('PUMP-T') });
	});

	it('gives numbers without gap or double where many are issued at once', async () => {
		const { publish, taken, query } = installation();
		const ids = Array.from({ length: 12 }, (_, index) => `MANY-${index}`);
		const commands = ids.map((id) => ({ type: 'psra.ltsd.IssueCertificate', value: command(id) }) as const);
		await taken('ltsd-issuance', await publish(...commands));
		const rows = await query<{ number: string }>('SELECT number FROM certificate WHERE number IS NOT NULL');
		const numbers = rows.map(({ number }) => Number(number.slice(-6))).sort((a, b) => a - b);
		expect(numbers).toEqual(numbers.map((_, index) => index + 1));
		expect(numbers.length).toBeGreaterThan(12);
	});

	it('prints the names that the firm and its goods have', async () => {
		const { record } = await ordered(command('NAMES'));
		expect(record).toMatchObject({
			goods: [{ sku: 'PUMP-L', commercialDesignation: product().commercialDesignation }],
			countries: ['GB'],
			issuedOn: '2026-03-02',
		});
		expect(ourselves.signatory?.place).toBe('Nijmegen');
	});
});
