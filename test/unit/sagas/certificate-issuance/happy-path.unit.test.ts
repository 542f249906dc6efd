import { describe, it } from '@jest/globals';
import {
	DECIDE_WITHIN_MS,
	due,
	issuance,
	issued,
	judged,
	receipt,
	requested,
	SETTLE_MS,
} from '../../../support/sagas/issuance.ts';

const { given } = issuance;
const begun = requested(['PUMP', 'DRIVE'], ['eu-uk', 'eu-japan']);
const yes = (sku: string, agreement: string) => judged(sku, 'originating', { agreement });
const allYes = ['PUMP', 'DRIVE'].flatMap((sku) => [yes(sku, 'eu-uk'), yes(sku, 'eu-japan')]);

describe('a declaration over two goods and two agreements', () => {
	it('begins by asking for a verdict on each good, and sets the day by which it decides', () => {
		given()
			.when(begun)
			.then({
				state: { phase: 'judging', certificateId: 'C-R-1' },
				commands: ['PUMP', 'DRIVE'].map((sku) => ({
					topic: 'origin.evaluation-requests',
					type: 'psra.origin.EvaluationRequest',
					value: { sku, agreements: ['eu-uk', 'eu-japan'], reason: 'certificate_requested', requestedFor: 'R-1' },
				})),
				timers: [`set decide-by ${DECIDE_WITHIN_MS}`],
				waitingFor: 'verdicts on PUMP|eu-uk, PUMP|eu-japan, DRIVE|eu-uk, DRIVE|eu-japan',
			});
	});

	it('waits for the verdicts that are still to come', () => {
		given(begun, yes('PUMP', 'eu-uk'))
			.when(yes('DRIVE', 'eu-japan'))
			.then({ state: { phase: 'judging' }, waitingFor: 'verdicts on PUMP|eu-japan, DRIVE|eu-uk' });
	});

	it('lets the verdicts settle once the last is there', () => {
		given(begun, ...allYes.slice(0, 3))
			.when(allYes[3] as never)
			.then({ state: { phase: 'settling' }, timers: [`set settle ${SETTLE_MS}`], waitingFor: 'facts in flight' });
	});

	it('orders the declaration with every verdict that it rests on', () => {
		given(begun, ...allYes)
			.when(due('settle'))
			.then({
				state: { phase: 'ordered' },
				commands: [
					{
						topic: 'ltsd.commands',
						type: 'psra.ltsd.IssueCertificate',
						value: {
							certificateId: 'C-R-1',
							requestId: 'R-1',
							customerId: 'C-100',
							agreements: ['eu-uk', 'eu-japan'],
							validFrom: '2026-03-01',
							validTo: '2028-02-29',
							regularSupply: true,
							goods: ['PUMP', 'DRIVE'].map((sku) => ({
								sku,
								evaluationIds: [`E ${sku} eu-uk originating`, `E ${sku} eu-japan originating`],
							})),
						},
					},
				],
				timers: ['cancel settle', 'cancel decide-by'],
				waitingFor: 'ltsd-issuance',
			});
	});

	it('tells the ERP each good under each agreement', () => {
		given(begun, ...allYes, due('settle'))
			.when(issued())
			.then({
				state: { phase: 'syncing', result: { kind: 'issued', number: 'HD-2026-000001' } },
				commands: ['PUMP', 'DRIVE'].flatMap((sku) =>
					['eu-uk', 'eu-japan'].map((agreement) => ({
						topic: 'erp.sync-commands',
						type: 'psra.erp.SyncOriginStatus',
						value: { sku, agreement, status: 'issued', certificateNumber: 'HD-2026-000001', version: 1 },
					})),
				),
				waitingFor: "the ERP's receipts of PUMP|eu-uk, PUMP|eu-japan, DRIVE|eu-uk, DRIVE|eu-japan",
			});
	});

	it('ends as issued with the last of the receipts', () => {
		const told = [receipt('PUMP', 'applied'), receipt('PUMP', 'duplicate', { agreement: 'eu-japan' })];
		given(begun, ...allYes, due('settle'), issued(), ...told)
			.when(receipt('DRIVE', 'stale'))
			.then({ state: { phase: 'syncing' }, waitingFor: "the ERP's receipts of DRIVE|eu-japan" });
		given(begun, ...allYes, due('settle'), issued(), ...told, receipt('DRIVE', 'stale'))
			.when(receipt('DRIVE', 'applied', { agreement: 'eu-japan' }))
			.then({ state: { phase: 'ended' }, outcome: 'issued', waitingFor: '' });
	});

	it('carries what the verdicts assume to the declaration, each assumption once', () => {
		const assumed = (sku: string, ...assumptions: string[]) => judged(sku, 'originating', { assumptions });
		given(requested(['PUMP', 'DRIVE']), assumed('PUMP', 'made in NL', 'list price'), assumed('DRIVE', 'made in NL'))
			.when(due('settle'))
			.then({
				commands: [{ value: { assumptions: ['made in NL', 'list price'] } }],
				timers: ['cancel settle', 'cancel decide-by'],
			});
	});
});

describe('a request', () => {
	it('asks once for goods and agreements that it names twice', () => {
		given()
			.when(requested(['PUMP', 'PUMP', 'DRIVE'], ['eu-uk', 'eu-uk']))
			.then({
				state: { request: { skus: ['PUMP', 'DRIVE'], agreements: ['eu-uk'] } },
				commands: [{ value: { sku: 'PUMP', agreements: ['eu-uk'] } }, { value: { sku: 'DRIVE' } }],
				timers: [`set decide-by ${DECIDE_WITHIN_MS}`],
			});
	});
});
