import { describe, expect, it } from '@jest/globals';
import { TODAY } from '../../../../../infra/local/sample/company.ts';
import { expectedRequests, expectedVerdicts } from '../../../../../infra/local/sample/expectations.ts';
import { checkIssuable } from '../../../../../rules/declarations/issue.ts';
import { ofType, readFacts } from '../../../../support/sample/facts.ts';

const { parties } = readFacts();
const own = [...parties.values()].find((party) => party.roles.includes('own'));
const requests = ofType('psra.erp.CertificateRequest');

/** What stands against the declaration asked for, were it issued today. */
function violations(requestId: string) {
	const request = requests.find((candidate) => candidate.requestId === requestId);
	const customer = parties.get(request?.customerId ?? '');
	if (!own?.signatory || !request || !customer) throw new Error(`${requestId} is incomplete`);
	return checkIssuable({
		issued: TODAY,
		issuedAt: own.signatory.place,
		validFrom: request.validFrom,
		validTo: request.validTo,
		supplier: own,
		customer,
		regularSupply: request.regularSupply,
		goods: request.skus.map((sku) => ({
			sku,
			originating: expectedVerdicts.find((expected) => expected.sku === sku)?.verdict === 'originating',
		})),
		origin: 'European Union',
		preferenceCountries: [{ code: 'GB' }],
		cumulation: { kind: 'not-applicable' },
		signer: own.signatory,
	});
}

describe('requests of the sample', () => {
	it.each(expectedRequests.filter((one) => one.expected === 'issued'))('$requestId may be issued', ({ requestId }) => {
		expect(violations(requestId)).toEqual([]);
	});

	it.each(expectedRequests.filter((one) => one.expected === 'refused' && one.code !== 'not-originating'))(
		'$requestId is refused for its form: $code',
		({ requestId, code, articleMentions }) => {
			const found = violations(requestId);
			expect(found.map(({ rule }) => rule)).toEqual([code]);
			for (const mention of articleMentions ?? []) expect(found[0]?.article).toContain(mention);
		},
	);

	it.each(expectedRequests.filter((one) => one.code === 'not-originating'))(
		'$requestId asks for goods that do not originate',
		({ requestId }) => {
			expect(violations(requestId).map(({ rule }) => rule)).toEqual(['only-originating-goods']);
		},
	);
});
