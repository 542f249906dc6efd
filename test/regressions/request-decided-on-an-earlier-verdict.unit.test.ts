import { describe, it } from '@jest/globals';
import { issuance, judged, requested, SETTLE_MS } from '../support/sagas/issuance.ts';

/**
 * Found by a chaos run: a verdict that item-facts had asked for came after the request's saga had begun, while evaluation
 * was away for longer than verdicts settle. The request was decided on it and refused for good, though the answer to its own
 * question, seconds later, was a yes for the whole period.
 */
describe('a verdict that answers somebody else', () => {
	const earlier = { requestIds: ['of item-facts'] };

	it.each(['originating', 'not_originating'] as const)('does not decide a request: %s', (verdict) => {
		issuance
			.given(requested('PUMP'))
			.when(judged('PUMP', verdict, earlier))
			.then({ state: { phase: 'judging' }, waitingFor: 'verdicts on PUMP|eu-uk' });
	});

	it('is replaced by the answer, which settles', () => {
		issuance
			.given(requested('PUMP'), judged('PUMP', 'not_originating', earlier))
			.when(judged('PUMP', 'originating'))
			.then({ state: { phase: 'settling' }, timers: [`set settle ${SETTLE_MS}`] });
	});

	it('counts once the answer has come, since it rests on newer facts', () => {
		issuance
			.given(requested('PUMP'), judged('PUMP', 'indeterminate'))
			.when(judged('PUMP', 'originating', { ...earlier, evaluationId: 'newer' }))
			.then({ state: { phase: 'settling' }, timers: [`set settle ${SETTLE_MS}`] });
	});
});
