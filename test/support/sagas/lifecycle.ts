import fc from 'fast-check';
import type { Handled, Input } from '../../../sagas/certificate-lifecycle/evolve.ts';
import { certificateLifecycle } from '../../../sagas/certificate-lifecycle/index.ts';
import type { CertificateIssued, Evaluation, EventTypes, SyncReceipt } from '../../../schemas/index.ts';
import { sagaKit } from './given.ts';
import * as issuance from './issuance.ts';

export const SETTLE_MS = 5_000;
export const DOUBT_MS = 30 * 86_400_000;
/** From the end of the period of the declarations here, 2028-02-29, to the last day of the watch, 2031-02-28. */
export const WATCH_MS = Date.parse('2031-02-28') - Date.parse('2028-02-29');
/** From the kit's now to the day after the watch, 2031-03-01. */
export const OVER_MS = Date.parse('2031-03-01') - Date.parse('2026-03-01T08:00:00.000Z');
export const ANSWER_MS = 3_600_000;

export const definition = certificateLifecycle({
	settleMs: SETTLE_MS,
	doubtMs: DOUBT_MS,
	watchMs: WATCH_MS,
	answerMs: ANSWER_MS,
});
export const lifecycle = sagaKit(definition);

const event = <T extends Handled>(type: T, value: EventTypes[T]) =>
	({ kind: 'event', type, value }) as Input & { kind: 'event' };

/** Declaration C-R-1 on goods, 2026-03-01 to 2028-02-29. */
export function issued(skus: string | readonly string[], agreements: string | readonly string[] = 'eu-uk') {
	const goods = [skus].flat().map((sku) => ({
		sku,
		description: sku,
		commercialDesignation: sku,
		hs: '841370',
		evaluationIds: [],
	}));
	const { value } = issuance.issued({ goods, agreements: [agreements].flat() });
	return event('psra.ltsd.CertificateIssued', value as CertificateIssued);
}

/** A verdict on an item; `since` is the day from which on it no longer originates. */
export function judged(sku: string, verdict: Evaluation['verdict'], rest: Partial<Evaluation> = {}) {
	return event('psra.origin.Evaluation', issuance.judged(sku, verdict, rest).value as Evaluation);
}

/** A good was taken off the declaration, which is at `version` now. */
export function revoked(sku: string, version = 2, from = '2026-05-01') {
	return event('psra.ltsd.CertificateRevoked', {
		company: 'HD',
		certificateId: 'C-R-1',
		number: 'HD-2026-000001',
		version,
		requestId: 'R-1',
		customerId: 'C-100',
		agreements: ['eu-uk'],
		goods: [{ sku, from, evaluationId: 'E' }],
		remaining: [],
		code: 'not-originating',
		reason: 'because',
		articles: [],
		revokedOn: '2026-05-02',
		notices: [{ partyId: 'C-100', name: 'Customer', deliveries: [] }],
		commandId: '',
	});
}

/** The ERP's answer to a revocation, which made version 2 unless it is said. */
export function receipt(sku: string, disposition: SyncReceipt['disposition'], rest: Partial<SyncReceipt> = {}) {
	const { value } = issuance.receipt(sku, disposition, { version: 2, ...rest });
	return event('psra.erp.SyncReceipt', value as SyncReceipt);
}

/** A timer is due: `settle PUMP`, `doubt PUMP`, `over`. */
export const due = (name: string): Input => ({ kind: 'timer', name });

export const AGREEMENTS = ['eu-uk', 'eu-japan'];
const sku = fc.constantFrom('PUMP', 'DRIVE', 'SCREW');
const agreement = fc.constantFrom(...AGREEMENTS);
const day = fc.constantFrom('2025-01-01', '2026-04-01', '2026-05-01', '2028-02-29', '2028-03-01');
const version = fc.integer({ min: 1, max: 4 });

/** Anything that may come, at any time: late, doubled, out of order, unasked. */
export const anything: fc.Arbitrary<Input> = fc.oneof(
	fc
		.tuple(sku, fc.constantFrom('originating', 'not_originating', 'indeterminate'), agreement, fc.option(day))
		.map(([one, verdict, under, since]) => judged(one, verdict as never, { agreement: under, since })),
	fc.tuple(fc.constantFrom('settle', 'doubt'), sku).map(([timer, one]) => due(`${timer} ${one}`)),
	fc.tuple(sku, version, day).map(([one, made, from]) => revoked(one, made, from)),
	fc
		.tuple(sku, fc.constantFrom('applied', 'duplicate', 'stale', 'refused'), agreement, version)
		.map(([one, disposition, under, of]) => receipt(one, disposition as never, { agreement: under, version: of })),
	fc.constant(due('over')),
	fc.tuple(sku, agreement, version).map(
		([one, under, of]): Input => ({
			kind: 'operator',
			act: 'skip',
			step: `sync ${one} ${under} ${of}`,
			reason: 'by hand',
		}),
	),
);
