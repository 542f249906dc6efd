import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { answerOf, certificateAnswer } from '../../../../producers/api/certificate-answer.ts';
import { issuedCertificate, refusedCertificate } from '../../../support/http/certificates.ts';

describe('a stored certificate as an answer', () => {
	it('keeps to itself what a partner has no use for', () => {
		const answer = answerOf(issuedCertificate({ company: 'NL01', certificateId: 'C-1', pdfSha256: 'ab' }), []);
		expect(answer).toMatchObject({ status: 'issued', number: 'NL01-C-1', pdfSha256: 'ab' });
		expect(answer).not.toHaveProperty('commandId');
		expect(answer).not.toHaveProperty('record');
	});

	it('tells a refusal with its reason', () => {
		const answer = answerOf(refusedCertificate({ company: 'NL01', certificateId: 'C-3' }), []);
		expect(answer).toMatchObject({ status: 'refused', number: null, skus: ['P-100'], articles: ['Art. 61(1) UCC-IA'] });
	});

	it('takes its state from the row, not from the event that first told it', () => {
		expect(
			answerOf({ ...issuedCertificate({ company: 'NL01', certificateId: 'C-1', pdfSha256: 'ab' }), version: 2 }, []),
		).toMatchObject({ version: 2 });
	});

	it('tells which goods are no longer covered, why, and whom the firm must tell', () => {
		const revocations = [{ sku: 'P-100', from: '2026-04-01' }];
		const revoked = {
			...issuedCertificate({ company: 'NL01', certificateId: 'C-1', pdfSha256: 'ab' }),
			status: 'revoked',
			revocations,
			revocationReason: 'P-100: 55 % of 50 %',
		} as const;
		const due = {
			company: 'NL01',
			certificateId: 'C-1',
			version: 2,
			partyId: 'CUST-1',
			deliveries: ['["8000004500",2026,"1"]'],
		};
		expect(answerOf(revoked, [due])).toMatchObject({
			status: 'revoked',
			revocations,
			revocationReason: 'P-100: 55 % of 50 %',
			mustTell: [{ partyId: 'CUST-1', deliveries: [{ documentNumber: '8000004500', documentYear: 2026, line: '1' }] }],
		});
	});

	it('is not made up where the record is no event', () => {
		expect(() =>
			answerOf({ ...issuedCertificate({ company: 'NL01', certificateId: 'C-1', pdfSha256: 'ab' }), record: {} }, []),
		).toThrow();
	});

	it('can be written down as JSON Schema, each status by itself', () => {
		const schema = z.toJSONSchema(certificateAnswer);
		expect(schema.oneOf ?? schema.anyOf).toHaveLength(3);
	});
});
