import fc from 'fast-check';
import { loadPack } from '../../../rules/packs/index.ts';
import type { Handled, Input } from '../../../sagas/certificate-issuance/evolve.ts';
import { certificateIssuance } from '../../../sagas/certificate-issuance/index.ts';
import { questionOf } from '../../../sagas/certificate-issuance/state.ts';
import { certificateIdOf } from '../../../schemas/certificate-id.ts';
import type { CertificateRequest, Evaluation, EventTypes, SyncReceipt } from '../../../schemas/index.ts';
import { sagaKit } from './given.ts';

export const SETTLE_MS = 5_000;
export const DECIDE_WITHIN_MS = 14 * 86_400_000;
export const ANSWER_MS = 3_600_000;

export const definition = certificateIssuance({
	settleMs: SETTLE_MS,
	decideWithinMs: DECIDE_WITHIN_MS,
	answerMs: ANSWER_MS,
});
export const issuance = sagaKit(definition);

const event = <T extends Handled>(type: T, value: EventTypes[T]) =>
	({ kind: 'event', type, value }) as Input & { kind: 'event' };

/** Request R-1 of a customer for goods under agreements. */
export function requested(
	skus: string | readonly string[],
	agreements: string | readonly string[] = 'eu-uk',
	rest: Partial<CertificateRequest> = {},
) {
	return event('psra.erp.CertificateRequest', {
		company: 'HD',
		requestId: 'R-1',
		customerId: 'C-100',
		skus: [skus].flat(),
		agreements: [agreements].flat(),
		validFrom: '2026-03-01',
		validTo: '2028-02-29',
		regularSupply: true,
		requestedOn: '2026-02-27',
		requestedBy: null,
		...rest,
	});
}

/** A verdict on an item: `originating`, `not_originating` or `indeterminate`. */
export function judged(sku: string, verdict: Evaluation['verdict'], rest: Partial<Evaluation> = {}) {
	const { agreement = 'eu-uk' } = rest;
	return event('psra.origin.Evaluation', {
		company: 'HD',
		sku,
		agreement,
		evaluationId: `E ${sku} ${agreement} ${verdict}`,
		asOf: '2026-03-01',
		verdict,
		basis: 'product-specific-rule',
		rule: null,
		reason: `${sku} is ${verdict.replace('_', ' ')}`,
		articles: [],
		figures: [],
		thresholdPrice: null,
		currency: 'EUR',
		missing: [],
		flips: [],
		assumptions: [],
		inputHash: '',
		packEdition: loadPack(agreement)?.manifest.edition ?? '',
		evaluatedAt: '2026-03-01T08:00:00.000Z',
		requestIds: [questionOf(certificateIdOf('R-1'), sku)],
		judgements: [],
		since: null,
		originatingSince: null,
		originCriterion: null,
		...rest,
	});
}

/** The declaration was made out. */
export function issued(rest: Partial<EventTypes['psra.ltsd.CertificateIssued']> = {}) {
	return event('psra.ltsd.CertificateIssued', {
		company: 'HD',
		certificateId: certificateIdOf('R-1'),
		number: 'HD-2026-000001',
		version: 1,
		requestId: 'R-1',
		customerId: 'C-100',
		agreements: ['eu-uk'],
		countries: ['GB'],
		goods: [],
		validFrom: '2026-03-01',
		validTo: '2028-02-29',
		issuedOn: '2026-03-01',
		pdfSha256: '',
		commandId: '',
		judgements: [],
		assumptions: [],
		acceptances: [],
		...rest,
	});
}

/** The request ended without a declaration. */
export function refused(code: string, reason = 'because') {
	return event('psra.ltsd.CertificateRefused', {
		company: 'HD',
		certificateId: certificateIdOf('R-1'),
		requestId: 'R-1',
		customerId: 'C-100',
		agreements: ['eu-uk'],
		skus: [],
		code,
		reason,
		articles: [],
		commandId: null,
		version: 1,
	});
}

/** The ERP's answer about an item. */
export function receipt(sku: string, disposition: SyncReceipt['disposition'], rest: Partial<SyncReceipt> = {}) {
	return event('psra.erp.SyncReceipt', {
		company: 'HD',
		certificateId: certificateIdOf('R-1'),
		commandId: '',
		sku,
		agreement: 'eu-uk',
		disposition,
		receiptId: disposition === 'refused' ? null : 'M-1',
		version: 1,
		problem: null,
		...rest,
	});
}

/** A timer of the saga is due. */
export const due = (name: 'settle' | 'decide-by'): Input => ({ kind: 'timer', name });

/** Anything that may come to a request for PUMP and DRIVE, at any time: late, doubled, out of order, unasked. */
export const anything: fc.Arbitrary<Input> = fc.oneof(
	fc
		.tuple(fc.constantFrom('PUMP', 'DRIVE'), fc.constantFrom('originating', 'not_originating', 'indeterminate'))
		.map(([sku, verdict]) => judged(sku, verdict as never)),
	fc.constantFrom(due('settle'), due('decide-by'), issued(), refused('x')),
	fc
		.tuple(fc.constantFrom('PUMP', 'DRIVE'), fc.constantFrom('applied', 'duplicate', 'stale', 'refused'))
		.map(([sku, disposition]) => receipt(sku, disposition as never)),
	fc
		.constantFrom('PUMP', 'DRIVE')
		.map((sku): Input => ({ kind: 'operator', act: 'skip', step: `sync ${sku} eu-uk 1`, reason: 'by hand' })),
);
