import { describe, expect, it } from '@jest/globals';
import { TODAY } from '../../../../../infra/local/sample/company.ts';
import { expectedRequests } from '../../../../../infra/local/sample/expectations.ts';
import { officerReviews } from '../../../../../infra/local/sample/reviews.ts';
import { uncarried } from '../../../../../rules/declarations/carried.ts';
import { originCriterion } from '../../../../../rules/declarations/criterion.ts';
import { previousDay } from '../../../../../rules/declarations/dates.ts';
import { checkIssuable } from '../../../../../rules/declarations/issue.ts';
import { evaluate } from '../../../../../rules/engine/evaluate.ts';
import { loadPack } from '../../../../../rules/packs/index.ts';
import type { OriginCase } from '../../../../../rules/schema/case.ts';
import type { RulePack } from '../../../../../rules/schema/pack.ts';
import { answered } from '../../../../support/sample/answers.ts';
import { assemble } from '../../../../support/sample/assemble.ts';
import { ofType, readFacts } from '../../../../support/sample/facts.ts';

const facts = readFacts();
const own = [...facts.parties.values()].find((party) => party.roles.includes('own'));
const requests = ofType('psra.erp.CertificateRequest');
const PARTNER: Readonly<Record<string, string>> = { 'eu-uk': 'GB', 'eu-japan': 'JP' };
/** Refusals that don't come of the form. */
const OF_SUBSTANCE = ['not-originating', 'pack-not-accepted'];

const packOf = (agreement: string) => loadPack(agreement) as RulePack;
const originates = (origin: OriginCase, pack: RulePack) => evaluate(origin, pack).verdict === 'originating';

/** First day of the run of days up to today on which the facts of each day carry the good, looked for back to `from`. */
function originatingSince(sku: string, agreements: readonly string[], from: string): string {
	const carries = (day: string) =>
		agreements.every((agreement) => {
			const pack = packOf(agreement);
			return originates(answered(assemble(facts, sku, day, agreement), pack, officerReviews).origin, pack);
		});
	let since = TODAY;
	while (since > from && carries(previousDay(since))) since = previousDay(since);
	return since;
}

/** What the declaration says of one of its goods, with the officer's answers where a judgement was open. */
function goodOn(sku: string, agreements: readonly string[], period: { validFrom: string; validTo: string }) {
	const cases = agreements.map((agreement) => {
		const pack = packOf(agreement);
		return { origin: answered(assemble(facts, sku, TODAY, agreement), pack, officerReviews).origin, pack };
	});
	const originating = cases.every(({ origin, pack }) => originates(origin, pack));
	const codes = cases.map(({ origin, pack }) => originCriterion(evaluate(origin, pack), pack.manifest));
	const code = codes.find((one) => one !== null);
	return {
		sku,
		originating,
		originatingSince: originating ? originatingSince(sku, agreements, period.validFrom) : null,
		uncarried: originating ? cases.flatMap(({ origin, pack }) => uncarried(origin, pack, period, originates)) : [],
		...(code && { originCriterion: code }),
	};
}

/** What stands against the declaration asked for, were it issued today. */
function violations(requestId: string) {
	const request = requests.find((candidate) => candidate.requestId === requestId);
	const customer = facts.parties.get(request?.customerId ?? '');
	if (!own?.signatory || !request || !customer) throw new Error(`${requestId} is incomplete`);
	return checkIssuable({
		issued: TODAY,
		issuedAt: own.signatory.place,
		validFrom: request.validFrom,
		validTo: request.validTo,
		supplier: own,
		customer,
		regularSupply: request.regularSupply,
		goods: request.skus.map((sku) => goodOn(sku, request.agreements, request)),
		origin: 'European Union',
		preferenceCountries: request.agreements.map((id) => ({ code: PARTNER[id] as string })),
		cumulation: { kind: 'not-applicable' },
		signer: own.signatory,
	});
}

describe('requests of the sample', () => {
	it.each(expectedRequests.filter((one) => one.expected === 'issued'))('$requestId may be issued', ({ requestId }) => {
		expect(violations(requestId)).toEqual([]);
	});

	it.each(expectedRequests.filter((one) => one.expected === 'refused' && !OF_SUBSTANCE.includes(one.code ?? '')))(
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
			expect(violations(requestId).map(({ rule }) => rule)).toContain('only-originating-goods');
		},
	);

	it('ask under a derived pack before and after its acceptance, with nothing else against them', () => {
		const derived = requests.filter(({ agreements }) =>
			agreements.some((id) => packOf(id).manifest.acceptance === 'required'),
		);
		const outcomes = derived.map(({ requestId }) => {
			const { expected, code, after } = expectedRequests.find((one) => one.requestId === requestId) ?? {};
			return [requestId, after ?? 'before', code ?? expected];
		});
		expect(outcomes).toEqual([
			['R-2026-022', 'before', 'pack-not-accepted'],
			['R-2026-023', 'acceptance', 'issued'],
			['R-2026-024', 'acceptance', 'issued'],
		]);
		for (const { requestId } of derived) expect(violations(requestId)).toEqual([]);
	});
});
