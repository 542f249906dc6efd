import { describe, expect, it } from '@jest/globals';
import {
	definition,
	due,
	issuance,
	issued,
	judged,
	receipt,
	refused,
	requested,
	SETTLE_MS,
} from '../../../support/sagas/issuance.ts';

const { given } = issuance;
const decided = ['cancel settle', 'cancel decide-by'];
const no = judged('DRIVE', 'not_originating', {
	reason: 'non-originating materials of 62 %',
	articles: ['Article 40, heading 8501'],
});

describe('one good that does not originate', () => {
	it('decides the request before the other verdicts are there, once it has settled', () => {
		given(requested(['PUMP', 'DRIVE']))
			.when(no)
			.then({ state: { phase: 'settling' }, timers: [`set settle ${SETTLE_MS}`], waitingFor: 'facts in flight' });
	});

	it('refuses the declaration with the reason and the article', () => {
		given(requested(['PUMP', 'DRIVE']), judged('PUMP', 'originating'), no)
			.when(due('settle'))
			.then({
				state: { phase: 'ordered' },
				commands: [
					{
						topic: 'ltsd.commands',
						type: 'psra.ltsd.RefuseCertificate',
						value: {
							certificateId: 'C-R-1',
							skus: ['PUMP', 'DRIVE'],
							code: 'not-originating',
							reason: 'DRIVE under eu-uk: non-originating materials of 62 %',
							articles: ['Article 40, heading 8501'],
						},
					},
				],
				timers: decided,
			});
	});

	it('names each article once where several goods fail by it', () => {
		const both = ['PUMP', 'DRIVE'].map((sku) =>
			judged(sku, 'not_originating', { articles: ['Article 40', `${sku} rule`] }),
		);
		given(requested(['PUMP', 'DRIVE']), ...both)
			.when(due('settle'))
			.then({
				commands: [
					{
						value: {
							reason: 'PUMP under eu-uk: PUMP is not originating; DRIVE under eu-uk: DRIVE is not originating',
							articles: ['Article 40', 'PUMP rule', 'DRIVE rule'],
						},
					},
				],
				timers: decided,
			});
	});

	it('ends as refused, and the ERP is told nothing: no status of an item changed', () => {
		given(requested('DRIVE'), no, due('settle'))
			.when(refused('not-originating'))
			.then({ state: { phase: 'ended', result: { kind: 'refused', code: 'not-originating' } }, outcome: 'refused' });
	});
});

describe('an order that issuance turns down by a rule of form', () => {
	it('ends as refused', () => {
		given(requested('PUMP'), judged('PUMP', 'originating'), due('settle'))
			.when(refused('customer-outside-eu', 'Article 62'))
			.then({ state: { phase: 'ended', result: { code: 'customer-outside-eu' } }, outcome: 'refused' });
	});
});

describe('a request that names nothing', () => {
	it.each([
		['skus', requested([])],
		['agreements', requested('PUMP', [])],
	])('is no request where %s is empty', (field, input) => {
		expect(() => given().when(input)).toThrow(
			expect.objectContaining({
				code: 'VALUE_INVALID',
				retryable: 'never',
				facts: { field, problem: 'the list is empty', remedy: expect.stringContaining('new number') },
			}),
		);
	});
});

describe('an ERP that refuses', () => {
	const syncing = [
		requested(['PUMP', 'DRIVE']),
		...['PUMP', 'DRIVE'].map((sku) => judged(sku, 'originating')),
		due('settle'),
		issued(),
	];
	const refusal = receipt('DRIVE', 'refused', { problem: 'item is blocked' });

	it('is a case for a person, and stays one while others are told', () => {
		given(...syncing)
			.when(refusal)
			.then({
				state: { phase: 'syncing' },
				waitingFor: 'a person: the ERP did not take DRIVE|eu-uk (item is blocked)',
			});
		given(...syncing, refusal)
			.when(receipt('PUMP', 'applied'))
			.then({
				state: { phase: 'syncing' },
				waitingFor: 'a person: the ERP did not take DRIVE|eu-uk (item is blocked)',
			});
	});

	it('is settled by a receipt that follows', () => {
		given(...syncing, refusal, receipt('PUMP', 'applied'))
			.when(receipt('DRIVE', 'applied'))
			.then({ state: { phase: 'ended' }, outcome: 'issued' });
	});

	it('is not settled by the receipt of an item that the request does not name', () => {
		given(...syncing, receipt('PUMP', 'applied'))
			.when(receipt('SCREW', 'applied'))
			.then({ state: { phase: 'syncing' }, waitingFor: "the ERP's receipts of DRIVE|eu-uk" });
	});
});

describe('events of other requests', () => {
	it.each([
		['a declaration', issued({ certificateId: 'C-R-9' }), { id: 'R-9' }],
		['a refusal', refused('x'), { id: 'R-1' }],
		['a receipt', receipt('PUMP', 'applied', { certificateId: 'C-C-1' }), { id: 'C-1' }],
		['a request', requested('PUMP', 'eu-uk', { requestId: 'R-7' }), { id: 'R-7' }],
	])('of %s go to the instance of its request', (_what, input, route) => {
		expect(definition.route(input)).toEqual(route);
	});

	it('of a verdict go to all that wait for it', () => {
		expect(definition.route(judged('PUMP', 'originating', { agreement: 'eu-japan' }))).toEqual({
			correlation: 'PUMP|eu-japan',
		});
	});

	it('start nothing', () => {
		expect(() => definition.initialState(issued())).toThrow('starts no issuance');
	});
});
