import { describe, expect, it } from '@jest/globals';
import {
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
const settle = `set settle ${SETTLE_MS}`;
const unclear = judged('PUMP', 'indeterminate', {
	reason: 'the ex-works price is not known',
	missing: [{ path: 'product.exw', neededBy: 'MaxNOM 45 %' }],
});
const yes = judged('PUMP', 'originating');
const no = judged('PUMP', 'not_originating');

describe('a verdict that lacks facts', () => {
	it('keeps the request waiting for them, by name', () => {
		given(requested('PUMP'))
			.when(unclear)
			.then({ state: { phase: 'judging' }, waitingFor: 'PUMP: product.exw' });
	});

	it('keeps it waiting by its reason where it names no fact', () => {
		given(requested('PUMP'))
			.when(judged('PUMP', 'indeterminate', { reason: 'a judgement is needed' }))
			.then({ state: { phase: 'judging' }, waitingFor: 'PUMP: a judgement is needed' });
	});

	it('leads to a declaration once the facts have come', () => {
		given(requested('PUMP'), unclear)
			.when(yes)
			.then({ state: { phase: 'settling' }, timers: [settle] });
		given(requested('PUMP'), unclear, yes)
			.when(due('settle'))
			.then({ commands: [{ type: 'psra.ltsd.IssueCertificate' }], timers: decided });
	});

	it('does not stand in the way of a no of another good', () => {
		given(requested(['PUMP', 'DRIVE']), unclear)
			.when(judged('DRIVE', 'not_originating'))
			.then({ state: { phase: 'settling' }, timers: [settle] });
	});
});

describe('a verdict that comes while another settles', () => {
	it('starts the wait anew where it rests on other facts', () => {
		given(requested('PUMP'), yes)
			.when(judged('PUMP', 'originating', { evaluationId: 'E on a new price' }))
			.then({ state: { phase: 'settling' }, timers: [settle] });
	});

	it('does not where it is the one at hand again: goods in demand would never be decided', () => {
		given(requested('PUMP'), yes)
			.when(yes)
			.then({ state: { phase: 'settling' }, timers: [] });
	});
});

describe('the day by which a request is decided', () => {
	it('refuses it as indeterminate, and says what is missing', () => {
		given(requested('PUMP'), unclear)
			.when(due('decide-by'))
			.then({
				state: { phase: 'ordered' },
				commands: [
					{
						type: 'psra.ltsd.RefuseCertificate',
						value: {
							code: 'indeterminate',
							reason: 'PUMP under eu-uk: the ex-works price is not known',
							articles: [],
						},
					},
				],
				timers: decided,
			});
	});

	it('names the verdicts that never came', () => {
		given(requested(['PUMP', 'DRIVE']), yes)
			.when(due('decide-by'))
			.then({
				commands: [{ value: { code: 'indeterminate', reason: 'DRIVE|eu-uk: no verdict yet' } }],
				timers: decided,
			});
	});

	it('names both where some verdicts lack facts and others never came', () => {
		given(requested(['PUMP', 'DRIVE']), unclear)
			.when(due('decide-by'))
			.then({
				commands: [
					{ value: { reason: 'PUMP under eu-uk: the ex-works price is not known; DRIVE|eu-uk: no verdict yet' } },
				],
				timers: decided,
			});
	});

	it('takes the verdicts as they stand where they have not settled yet', () => {
		given(requested('PUMP'), yes)
			.when(due('decide-by'))
			.then({ commands: [{ type: 'psra.ltsd.IssueCertificate' }], timers: decided });
		given(requested('PUMP'), no)
			.when(due('decide-by'))
			.then({
				commands: [{ type: 'psra.ltsd.RefuseCertificate', value: { code: 'not-originating' } }],
				timers: decided,
			});
	});
});

describe('verdicts that settle', () => {
	it('begin anew with each further verdict', () => {
		given(requested('PUMP'), yes)
			.when(judged('PUMP', 'originating', { evaluationId: 'E2' }))
			.then({ state: { phase: 'settling' }, timers: [settle] });
	});

	it('turn the request where they turn', () => {
		given(requested('PUMP'), yes)
			.when(no)
			.then({ state: { phase: 'settling' }, timers: [settle] });
		given(requested('PUMP'), yes, no)
			.when(due('settle'))
			.then({ commands: [{ type: 'psra.ltsd.RefuseCertificate' }], timers: decided });
		given(requested('PUMP'), no, yes)
			.when(due('settle'))
			.then({ commands: [{ type: 'psra.ltsd.IssueCertificate' }], timers: decided });
	});

	it('are settled no longer where one becomes unclear', () => {
		given(requested('PUMP'), yes)
			.when(unclear)
			.then({ state: { phase: 'judging' }, timers: ['cancel settle'], waitingFor: 'PUMP: product.exw' });
	});

	it('rest on the newest verdict', () => {
		given(requested('PUMP'), yes, judged('PUMP', 'originating', { evaluationId: 'E2' }))
			.when(due('settle'))
			.then({ commands: [{ value: { goods: [{ sku: 'PUMP', evaluationIds: ['E2'] }] } }], timers: decided });
	});
});

describe('what comes late changes nothing', () => {
	const ordered = [requested('PUMP'), yes, due('settle')];
	const syncing = [...ordered, issued()];
	const ended = [...syncing, receipt('PUMP', 'applied')];

	it.each([
		['a settle timer while it judges', [requested('PUMP'), unclear], due('settle')],
		['a verdict that turns once it is ordered', ordered, no],
		['a settle timer once it is ordered', ordered, due('settle')],
		['a decide-by timer once it is ordered', ordered, due('decide-by')],
		['a receipt before the declaration', ordered, receipt('PUMP', 'applied')],
		['a second declaration', syncing, issued()],
		['a refusal after the declaration', syncing, refused('not-originating')],
		['a timer while the ERP is told', syncing, due('decide-by')],
		['a declaration before it was ordered', [requested('PUMP'), yes], issued()],
		['a refusal before it was ordered', [requested('PUMP')], refused('x')],
		['a receipt after the end', ended, receipt('PUMP', 'refused')],
		['a verdict after the end', ended, no],
		['a declaration after the end', ended, issued({ version: 2 })],
		['a timer after the end', ended, due('settle')],
	])('%s', (_what, before, late) => {
		const first = before.slice(0, -1);
		const { state } = given(...first).when(before.at(-1) as never);
		const step = given(...before).when(late);
		step.then({});
		expect(step.state).toEqual(state);
	});
});

describe('command ids', () => {
	const ids = (skus: string | string[], requestId = 'R-1') => {
		const verdicts = [skus].flat().map((sku) => judged(sku, 'originating'));
		const begun = requested(skus, 'eu-uk', { requestId });
		return [
			...given().when(begun).commands,
			...given(begun, ...verdicts).when(due('settle')).commands,
			...given(begun, ...verdicts, due('settle')).when(issued()).commands,
		].map((command) => command.id);
	};

	it('are the same where a step is repeated', () => {
		expect(ids(['PUMP', 'DRIVE'])).toEqual(ids(['PUMP', 'DRIVE']));
	});

	it('differ from step to step and from request to request', () => {
		const all = [...ids(['PUMP', 'DRIVE']), ...ids(['PUMP', 'DRIVE'], 'R-2')];
		expect(new Set(all).size).toBe(all.length);
	});

	it('differ with the version of a declaration', () => {
		const before = [requested('PUMP'), yes, due('settle')];
		const first = given(...before).when(issued({ version: 1 })).commands[0]?.id;
		expect(given(...before).when(issued({ version: 2 })).commands[0]?.id).not.toBe(first);
	});

	it('are the ids that the commands carry', () => {
		const [command] = given(requested('PUMP'), yes).when(due('settle')).commands;
		expect(command?.value['commandId']).toBe(command?.id);
	});
});
