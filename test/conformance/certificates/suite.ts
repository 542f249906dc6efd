import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CertificateStore, NoticeDue, StoredCertificate } from '../../../infra/ports/certificates.ts';
import type { Factory, Stores } from '../stores.ts';

const certificate = (certificateId: string, rest: Partial<StoredCertificate> = {}): StoredCertificate => ({
	company: 'HD',
	certificateId,
	requestId: `request of ${certificateId}`,
	number: `number of ${certificateId}`,
	status: 'issued',
	version: 1,
	record: { goods: [{ sku: 'PUMP', description: 'Pümpe “1”' }], none: null },
	pdfSha256: 'ab'.repeat(32),
	revocations: [],
	revocationReason: null,
	...rest,
});
const revoked = (version: number, from: string, rest: Partial<StoredCertificate> = {}) =>
	certificate('C-1', {
		status: 'revoked',
		version,
		revocations: [{ sku: 'PUMP', from }],
		revocationReason: `from ${from}`,
		...rest,
	});
const notice = (version: number, rest: Partial<NoticeDue> = {}): NoticeDue => ({
	company: 'HD',
	certificateId: 'C-1',
	version,
	partyId: 'C-100',
	deliveries: ['D-1', 'D-2'],
	...rest,
});
const PDF = Buffer.from('%PDF-1.7 \u0000 page');

/** What every store of certificates must do. */
export function describeCertificateStore(factory: Factory): void {
	describe('a store of certificates', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const within = <T>(work: (certificates: CertificateStore) => Promise<T>) =>
			stores.transaction(({ certificates }) => work(certificates));
		const insert = (one: StoredCertificate, pdf: Uint8Array | null = PDF) =>
			within((certificates) => certificates.insert(one, pdf));
		const find = (id = 'C-1', company = 'HD') => within((certificates) => certificates.find(company, id));
		const pdf = (id = 'C-1') => within((certificates) => certificates.pdf('HD', id));
		const revoke = (one: StoredCertificate, due: readonly NoticeDue[] = []) =>
			within((certificates) => certificates.revoke(one, due));
		const noticesDue = (id = 'C-1') => within((certificates) => certificates.noticesDue('HD', id));

		it('answers a certificate and its page as they were inserted', async () => {
			await insert(certificate('C-1'));
			expect(await find()).toEqual(certificate('C-1'));
			expect(Buffer.from((await pdf()) ?? [])).toEqual(PDF);
			expect(await find('C-2')).toBeUndefined();
			expect(await find('C-1', 'XY')).toBeUndefined();
			expect(await pdf('C-2')).toBeUndefined();
		});

		it('keeps a refusal, which has neither number nor page', async () => {
			const refused = certificate('C-1', { status: 'refused', number: null, pdfSha256: null });
			await insert(refused, null);
			expect(await find()).toEqual(refused);
			expect(await pdf()).toBeUndefined();
		});

		it('decides a certificate once', async () => {
			await insert(certificate('C-1'));
			await expect(insert(certificate('C-1', { requestId: 'another' }))).rejects.toThrow();
			expect(await find()).toEqual(certificate('C-1'));
		});

		describe('numbers', () => {
			const next = (series = '2026', company = 'HD') =>
				within((certificates) => certificates.nextNumber(company, series));
			const issue = (series = '2026') =>
				within(async (certificates) => {
					const number = await certificates.nextNumber('HD', series);
					await certificates.takeNumber('HD', series, number);
					return number;
				});

			it('begin with 1 and go on where they are taken', async () => {
				expect([await next(), await next()]).toEqual([1, 1]);
				expect([await issue(), await issue(), await next()]).toEqual([1, 2, 3]);
			});

			it('are those of a company and a series', async () => {
				await issue();
				expect(await next('2027')).toBe(1);
				expect(await next('2026', 'XY')).toBe(1);
			});

			it('have neither gap nor double where issues come at once and some fail', async () => {
				const failing = within(async (certificates) => {
					await certificates.takeNumber('HD', '2026', await certificates.nextNumber('HD', '2026'));
					throw new RangeError('not printable');
				}).catch(() => 0);
				const taken = await Promise.all([issue(), failing, issue(), issue()]);
				expect(taken.sort()).toEqual([0, 1, 2, 3]);
			});

			it.each([1, 3])('are not taken out of turn: %i after 1', async (number) => {
				await issue();
				await expect(within((c) => c.takeNumber('HD', '2026', number))).rejects.toMatchObject({
					code: 'VERSION_CONFLICT',
				});
				expect(await next()).toBe(2);
			});
		});

		describe('a revocation', () => {
			it('is kept; record and page stay as they were issued', async () => {
				await insert(certificate('C-1'));
				await revoke(revoked(2, '2026-05-01', { record: { altered: true }, number: 'altered' }));
				expect(await find()).toEqual(revoked(2, '2026-05-01'));
				expect(Buffer.from((await pdf()) ?? [])).toEqual(PDF);
			});

			it('may follow another', async () => {
				await insert(certificate('C-1'));
				await revoke(revoked(2, '2026-05-01', { status: 'issued' }));
				await revoke(revoked(3, '2026-04-01'));
				expect(await find()).toEqual(revoked(3, '2026-04-01'));
			});

			it.each([1, 3, 9])('to version %i of a certificate at 1 is a conflict', async (version) => {
				await insert(certificate('C-1'));
				const refused = revoke(revoked(version, '2026-05-01'), [notice(version)]);
				await expect(refused).rejects.toMatchObject({ code: 'VERSION_CONFLICT', retryable: 'later' });
				expect(await find()).toEqual(certificate('C-1'));
				expect(await noticesDue()).toEqual([]);
			});

			it('of a certificate that is not known is a conflict', async () => {
				await expect(revoke(revoked(2, '2026-05-01'))).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
			});

			it('stands once where two come at once', async () => {
				await insert(certificate('C-1'));
				const both = await Promise.allSettled([revoke(revoked(2, '2026-05-01')), revoke(revoked(2, '2026-06-01'))]);
				expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
			});
		});

		describe('notices', () => {
			it('are due from the revocation on, by version and party', async () => {
				await insert(certificate('C-1'));
				const second = notice(2, { partyId: 'C-200', deliveries: [] });
				await revoke(revoked(2, '2026-05-01', { status: 'issued' }), [second, notice(2)]);
				await revoke(revoked(3, '2026-04-01'), [notice(3, { deliveries: ['D-0'] })]);
				expect(await noticesDue()).toEqual([notice(2), second, notice(3, { deliveries: ['D-0'] })]);
				expect(await noticesDue('C-2')).toEqual([]);
			});
		});
	});
}
