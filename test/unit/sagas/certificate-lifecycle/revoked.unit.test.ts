import { describe, expect, it } from '@jest/globals';
import {
	DOUBT_MS,
	definition,
	due,
	issued,
	judged,
	lifecycle,
	receipt,
	revoked,
	SETTLE_MS,
} from '../../../support/sagas/lifecycle.ts';

const { given } = lifecycle;
const no = (sku = 'PUMP') => judged(sku, 'not_originating', { since: '2026-05-01' });
const agreements = ['eu-uk', 'eu-japan'];
const japan = { agreement: 'eu-japan' };
const ordered = [issued('PUMP', agreements), no(), due('settle PUMP')];
const done = [...ordered, revoked('PUMP')];
const two = [issued(['PUMP', 'DRIVE']), no(), due('settle PUMP'), revoked('PUMP')];
const told = (version: number, from: string) =>
	agreements.map((agreement) => ({
		topic: 'erp.sync-commands',
		type: 'psra.erp.SyncOriginStatus',
		value: {
			sku: 'PUMP',
			agreement,
			status: 'revoked',
			certificateNumber: 'HD-2026-000001',
			version,
			validFrom: '2026-03-01',
			validTo: '2028-02-29',
			revokedFrom: from,
		},
	}));

describe('a good that was taken off', () => {
	it('is told to the ERP for each agreement, with the version that the revocation made', () => {
		given(...ordered)
			.when(revoked('PUMP'))
			.then({
				state: { mustTell: ['C-100'], goods: [{ standing: 'revoked', from: '2026-05-01', version: 2 }] },
				commands: told(2, '2026-05-01'),
				waitingFor: "PUMP: the ERP's receipt",
			});
	});

	it('is told with the last receipt, and stays watched', () => {
		given(...done)
			.when(receipt('PUMP', 'applied'))
			.then({ state: { goods: [{ standing: 'revoked' }] }, waitingFor: "PUMP: the ERP's receipt" });
		given(...done, receipt('PUMP', 'duplicate'))
			.when(receipt('PUMP', 'stale', japan))
			.then({
				state: { goods: [{ standing: 'told' }] },
				waitingFor: 'PUMP is off from 2026-05-01, and the ERP knows; facts about its period, watched until 2031-02-28',
			});
	});

	it('is a case for a person where the ERP refuses, until a receipt follows', () => {
		const refusal = receipt('PUMP', 'refused', { problem: 'item is blocked' });
		given(...done)
			.when(refusal)
			.then({ waitingFor: 'PUMP: a person: the ERP did not take eu-uk (item is blocked)' });
		given(...done, refusal, receipt('PUMP', 'applied', japan))
			.when(receipt('PUMP', 'applied'))
			.then({ state: { goods: [{ standing: 'told' }] } });
	});

	it('cancels what it waited for where it was taken off by another command', () => {
		given(issued('PUMP'), no())
			.when(revoked('PUMP'))
			.then({ commands: [{ value: { version: 2 } }], timers: ['cancel settle PUMP', 'cancel doubt PUMP'] });
	});

	it('is told anew where a second revocation comes before the ERP answered', () => {
		given(...done)
			.when(revoked('PUMP', 3, '2026-04-01'))
			.then({
				state: { mustTell: ['C-100'], goods: [{ from: '2026-04-01', version: 3 }] },
				commands: told(3, '2026-04-01'),
			});
		given(...done, revoked('PUMP', 3, '2026-04-01'), receipt('PUMP', 'applied'))
			.when(receipt('PUMP', 'applied', japan))
			.then({ state: { goods: [{ standing: 'revoked' }] } });
	});
});

describe('a declaration on two goods', () => {
	it('goes on with the other', () => {
		given(...two)
			.when(receipt('PUMP', 'applied'))
			.then({
				state: { goods: [{ standing: 'told' }, { standing: 'covered' }] },
				waitingFor: 'PUMP is off from 2026-05-01, and the ERP knows; facts about its period, watched until 2031-02-28',
			});
	});

	it('takes the other off under a later version', () => {
		const after = [...two, receipt('PUMP', 'applied'), no('DRIVE'), due('settle DRIVE')];
		given(...after)
			.when(revoked('DRIVE', 3))
			.then({ commands: [{ value: { sku: 'DRIVE', version: 3 } }] });
		given(...after, revoked('DRIVE', 3))
			.when(receipt('DRIVE', 'applied', { version: 3 }))
			.then({ state: { goods: [{ standing: 'told' }, { standing: 'told' }] } });
	});
});

describe('the end of the watch', () => {
	const over = due('over');

	it('is the end of what is covered or told', () => {
		given(issued(['PUMP', 'DRIVE']))
			.when(over)
			.then({ timers: ['cancel over'], outcome: 'expired' });
		given(...two, receipt('PUMP', 'applied'))
			.when(over)
			.then({ timers: ['cancel over'], outcome: 'revoked in part' });
		given(...done, receipt('PUMP', 'applied'), receipt('PUMP', 'applied', japan))
			.when(over)
			.then({ timers: ['cancel over'], outcome: 'revoked' });
	});

	it.each([
		['turns', [issued('PUMP'), no()]],
		['is in doubt', [issued('PUMP'), judged('PUMP', 'indeterminate')]],
		['is being revoked', ordered],
		['is not told to the ERP', done],
	])('does not end it while a good %s', (_what, before) => {
		given(...before)
			.when(over)
			.then({ state: { over: true } });
	});

	it('ends it once what turned is resolved', () => {
		given(issued('PUMP'), no(), over)
			.when(judged('PUMP', 'originating'))
			.then({ timers: ['cancel settle PUMP', 'cancel doubt PUMP', 'cancel over'], outcome: 'expired' });
		given(issued('PUMP'), no(), over, due('settle PUMP'), revoked('PUMP'))
			.when(receipt('PUMP', 'applied'))
			.then({ timers: ['cancel over'], outcome: 'revoked' });
	});
});

describe('a verdict that tells of an earlier day', () => {
	const since = (day: string | null, rest = {}) =>
		judged('PUMP', 'not_originating', { since: day, evaluationId: `E ${day}`, ...rest });
	const off = [issued('PUMP'), no(), due('settle PUMP'), revoked('PUMP')];
	const known = [...off, receipt('PUMP', 'applied')];
	const set = `set settle PUMP ${SETTLE_MS}`;
	const cancelled = ['cancel settle PUMP', 'cancel doubt PUMP'];
	const order = (from: string) => [{ type: 'psra.ltsd.RevokeCertificate', value: { goods: [{ sku: 'PUMP', from }] } }];

	it.each([
		['before the ERP answered', off],
		['after the ERP knows', known],
	])('settles again %s, and extends the revocation', (_when, before) => {
		given(...before)
			.when(since('2026-04-01'))
			.then({ state: { goods: [{ standing: 'turning' }] }, timers: [set], waitingFor: 'PUMP: facts in flight' });
		given(...before, since('2026-04-01'))
			.when(due('settle PUMP'))
			.then({ commands: order('2026-04-01'), timers: cancelled });
	});

	it('takes the whole period where no day is known', () => {
		given(...known, since(null))
			.when(due('settle PUMP'))
			.then({ commands: order('2026-03-01'), timers: cancelled });
	});

	it('is told to the ERP under the new version', () => {
		const extended = [...known, since('2026-04-01'), due('settle PUMP')];
		given(...extended)
			.when(revoked('PUMP', 3, '2026-04-01'))
			.then({
				state: { goods: [{ standing: 'revoked', from: '2026-04-01' }] },
				commands: [{ type: 'psra.erp.SyncOriginStatus', value: { version: 3, revokedFrom: '2026-04-01' } }],
			});
		given(...extended, revoked('PUMP', 3, '2026-04-01'))
			.when(receipt('PUMP', 'applied', { version: 3 }))
			.then({ state: { goods: [{ standing: 'told' }] } });
	});

	it('that comes while the revocation is ordered settles once it is done', () => {
		given(...ordered, since('2026-04-01'))
			.when(revoked('PUMP'))
			.then({ state: { goods: [{ standing: 'turning' }] }, commands: told(2, '2026-05-01'), timers: [set] });
	});

	it('is forgotten where it turns back, also while the ERP answers', () => {
		given(...off, since('2026-04-01'), receipt('PUMP', 'applied'))
			.when(judged('PUMP', 'originating'))
			.then({ state: { goods: [{ standing: 'told', from: '2026-05-01' }] }, timers: cancelled });
	});

	it('as a doubt gives the firm time for the proof, whatever no stands from the later day on', () => {
		const doubt = judged('PUMP', 'indeterminate', { since: '2026-04-01', agreement: 'eu-japan' });
		given(...done)
			.when(doubt)
			.then({ state: { goods: [{ standing: 'doubtful' }] }, timers: [...cancelled, `set doubt PUMP ${DOUBT_MS}`] });
		given(...done, doubt)
			.when(due('doubt PUMP'))
			.then({ commands: [{ value: { code: 'indeterminate', goods: [{ from: '2026-04-01' }] } }], timers: cancelled });
	});

	it.each(['2026-05-01', '2026-06-01', '2028-03-01'])('is not one of %s', (day) => {
		given(...known)
			.when(since(day))
			.then({ state: { goods: [{ standing: 'told', from: '2026-05-01' }] } });
	});

	it('orders nothing for a day before the period once the whole of it is off', () => {
		given(...off, revoked('PUMP', 3, '2026-03-01'))
			.when(since('2025-01-01'))
			.then({ state: { goods: [{ standing: 'revoked', from: '2026-03-01' }] } });
	});
});

describe('what comes late, twice or for another changes nothing', () => {
	it.each([
		['the same verdict once the revocation is ordered', ordered, no()],
		['a second settle timer', ordered, due('settle PUMP')],
		['a settle timer while covered', [issued('PUMP')], due('settle PUMP')],
		['a doubt timer while turning', [issued('PUMP'), no()], due('doubt PUMP')],
		['a settle timer of a good that is not listed', [issued('PUMP'), no()], due('settle DRIVE')],
		['a verdict on a good that is not listed', [issued('PUMP')], no('DRIVE')],
		['the same revocation again', done, revoked('PUMP')],
		['an earlier revocation after a later', [...done, revoked('PUMP', 3)], revoked('PUMP', 2)],
		['a receipt of the issue', done, receipt('PUMP', 'applied', { version: 1 })],
		['a receipt of a good that stands', [issued('PUMP')], receipt('PUMP', 'applied')],
		['a receipt of a good that is not listed', done, receipt('DRIVE', 'applied')],
		['a verdict once revoked', done, no()],
		['the declaration again', done, issued('PUMP')],
	])('%s', (_what, before, late) => {
		const { state } = given(...before.slice(0, -1)).when(before.at(-1) as never);
		const step = given(...before).when(late);
		step.then({});
		expect(step.state).toEqual(state);
	});
});

describe('events', () => {
	it('go to the declaration that they name, and verdicts to all that list the good', () => {
		expect(definition.route(revoked('PUMP'))).toEqual({ id: 'C-R-1' });
		expect(definition.route(receipt('PUMP', 'applied'))).toEqual({ id: 'C-R-1' });
		expect(definition.route(no())).toEqual({ correlation: 'PUMP|eu-uk' });
		expect(definition.correlations(definition.initialState(issued(['PUMP', 'DRIVE'], agreements)))).toEqual(
			['PUMP', 'DRIVE'].flatMap((sku) => agreements.map((agreement) => `${sku}|${agreement}`)),
		);
	});

	it('other than an issue start nothing', () => {
		expect(() => definition.initialState(revoked('PUMP'))).toThrow('starts no lifecycle');
	});
});
