import { describe, it } from '@jest/globals';
import { DOUBT_MS, due, issued, judged, lifecycle, OVER_MS, SETTLE_MS } from '../../../support/sagas/lifecycle.ts';

const { given } = lifecycle;
const begun = issued(['PUMP', 'DRIVE'], ['eu-uk', 'eu-japan']);
const since = (day: string | null, agreement = 'eu-uk') =>
	judged('PUMP', 'not_originating', { since: day, agreement, articles: ['Article 40'] });
const yes = (agreement = 'eu-uk') => judged('PUMP', 'originating', { agreement });
const doubt = (rest = {}) =>
	judged('PUMP', 'indeterminate', {
		since: '2026-06-01',
		missing: [{ path: 'product.exw', neededBy: 'MaxNOM 45 %' }],
		...rest,
	});
const settle = `set settle PUMP ${SETTLE_MS}`;
const cancelled = ['cancel settle PUMP', 'cancel doubt PUMP'];
const standing = (is: string) => ({ goods: [{ sku: 'PUMP', standing: is }, { standing: 'covered' }] });

describe('a declaration that was made out', () => {
	it('is looked at anew, good by good, and watched for as long as its records are kept', () => {
		given()
			.when(begun)
			.then({
				commands: ['PUMP', 'DRIVE'].map((sku) => ({
					topic: 'origin.evaluation-requests',
					type: 'psra.origin.EvaluationRequest',
					value: { sku, agreements: ['eu-uk', 'eu-japan'], requestedFor: 'C-R-1' },
				})),
				timers: [`set over ${OVER_MS}`],
				waitingFor: 'facts about its period, watched until 2031-02-28',
			});
	});

	it('is looked at before its watch ends, also where its records need no longer be kept', () => {
		const past = {
			...begun,
			value: { ...begun.value, validFrom: '2021-04-01', validTo: '2021-12-31' },
		} as typeof begun;
		given()
			.when(past)
			.then({ commands: [{ value: { sku: 'PUMP' } }, { value: { sku: 'DRIVE' } }], timers: [`set over ${SETTLE_MS}`] });
	});

	it('stands while its goods originate', () => {
		given(begun)
			.when(yes())
			.then({ state: standing('covered') });
	});
});

describe('a verdict that turns to a no', () => {
	it('must stand for a while', () => {
		given(begun)
			.when(since('2026-05-01'))
			.then({ state: standing('turning'), timers: [settle], waitingFor: 'PUMP: facts in flight' });
	});

	it('waits anew with each no on other facts, not with the same one again, and with none on another good', () => {
		given(begun, since('2026-05-01'))
			.when(judged('PUMP', 'not_originating', { since: '2026-05-01', evaluationId: 'E2' }))
			.then({ timers: [settle] });
		given(begun, since('2026-05-01'))
			.when(since('2026-05-01'))
			.then({ state: standing('turning') });
		given(begun, since('2026-05-01'))
			.when(judged('DRIVE', 'originating'))
			.then({ state: standing('turning') });
	});

	it('is forgotten where it turns back', () => {
		given(begun, since('2026-05-01'))
			.when(yes())
			.then({
				state: standing('covered'),
				timers: cancelled,
				waitingFor: 'facts about its period, watched until 2031-02-28',
			});
	});

	it('is not forgotten by a yes under another agreement', () => {
		given(begun, since('2026-05-01'))
			.when(yes('eu-japan'))
			.then({ state: standing('turning') });
	});

	it('takes the good off once it has stood', () => {
		given(begun, since('2026-05-01'))
			.when(due('settle PUMP'))
			.then({
				state: standing('revoking'),
				commands: [
					{
						topic: 'ltsd.commands',
						type: 'psra.ltsd.RevokeCertificate',
						value: {
							certificateId: 'C-R-1',
							goods: [{ sku: 'PUMP', from: '2026-05-01', evaluationId: 'E PUMP eu-uk not_originating' }],
							code: 'not-originating',
							reason: 'PUMP under eu-uk: PUMP is not originating',
							articles: ['Art. 62(3) Regulation (EU) 2015/2447', 'Article 40'],
						},
					},
				],
				timers: cancelled,
				waitingFor: 'PUMP: ltsd-issuance',
			});
	});
});

describe('the day from which on a good is not covered', () => {
	it.each([
		['the day on which the verdict turned', [since('2026-05-01')], '2026-05-01'],
		['the first of the period where that day is not known', [since(null)], '2026-03-01'],
		['the earliest over agreements', [since('2026-07-01'), since('2026-06-01', 'eu-japan')], '2026-06-01'],
		[
			'the first of the period where one of them is not known',
			[since('2026-07-01'), since(null, 'eu-japan')],
			'2026-03-01',
		],
		['the first of the period where a later no finds no day at all', [since('2026-05-01'), since(null)], '2026-03-01'],
		['the day of the last no where one before found none', [since(null), since('2026-05-01')], '2026-05-01'],
		['the earlier of two that one agreement told', [since('2026-05-01'), since('2026-06-01')], '2026-05-01'],
		['the earlier also where it comes later', [since('2026-06-01'), since('2026-05-01')], '2026-05-01'],
		['the newer where a yes came between', [since('2026-05-01'), yes(), since('2026-06-01')], '2026-06-01'],
		['the last of the period at most', [since('2028-02-29')], '2028-02-29'],
	])('is %s', (_what, verdicts, from) => {
		given(begun, ...verdicts)
			.when(due('settle PUMP'))
			.then({ commands: [{ value: { goods: [{ sku: 'PUMP', from }] } }], timers: cancelled });
	});

	it('is none where the verdict turns after the period', () => {
		given(begun)
			.when(since('2028-03-01'))
			.then({ state: standing('covered') });
		given(begun, since('2028-03-01'))
			.when(due('settle PUMP'))
			.then({ state: standing('covered') });
	});

	it('stays the one in the period where a later one follows', () => {
		given(begun, since('2026-05-01'))
			.when(since('2028-03-01'))
			.then({ state: standing('turning') });
	});
});

describe('a verdict that turns to a doubt', () => {
	it('gives the firm time for the proof', () => {
		given(begun)
			.when(doubt())
			.then({
				state: standing('doubtful'),
				timers: [...cancelled, `set doubt PUMP ${DOUBT_MS}`],
				waitingFor: 'PUMP: proof of product.exw',
			});
	});

	it('does not give more time with each verdict', () => {
		given(begun, doubt())
			.when(doubt())
			.then({ state: standing('doubtful') });
	});

	it('is over with the proof', () => {
		given(begun, doubt())
			.when(yes())
			.then({ state: standing('covered'), timers: cancelled });
	});

	it('takes the good off as indeterminate after that time', () => {
		given(begun, doubt())
			.when(due('doubt PUMP'))
			.then({
				commands: [{ value: { code: 'indeterminate', goods: [{ sku: 'PUMP', from: '2026-06-01' }] } }],
				timers: cancelled,
			});
	});

	it('becomes a no, and a no becomes a doubt', () => {
		given(begun, doubt())
			.when(since('2026-05-01'))
			.then({ state: standing('turning'), timers: [settle] });
		given(begun, since('2026-05-01'))
			.when(doubt())
			.then({ state: standing('doubtful'), timers: [...cancelled, `set doubt PUMP ${DOUBT_MS}`] });
	});

	it('under one agreement does not hold up a no under another', () => {
		given(begun, since('2026-05-01'))
			.when(doubt({ agreement: 'eu-japan' }))
			.then({ state: standing('turning'), timers: [settle] });
	});
});
