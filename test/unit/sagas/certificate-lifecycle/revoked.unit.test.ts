import { describe, expect, it } from '@jest/globals';
import { definition, due, issued, judged, lifecycle, receipt, revoked } from '../../../support/sagas/lifecycle.ts';

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

	it('ends the declaration with the last receipt', () => {
		given(...done)
			.when(receipt('PUMP', 'applied'))
			.then({ state: { goods: [{ standing: 'revoked' }] }, waitingFor: "PUMP: the ERP's receipt" });
		given(...done, receipt('PUMP', 'duplicate'))
			.when(receipt('PUMP', 'stale', japan))
			.then({ state: { goods: [{ standing: 'told' }] }, timers: ['cancel over'], outcome: 'revoked' });
	});

	it('is a case for a person where the ERP refuses, until a receipt follows', () => {
		const refusal = receipt('PUMP', 'refused', { problem: 'item is blocked' });
		given(...done)
			.when(refusal)
			.then({ waitingFor: 'PUMP: a person: the ERP did not take eu-uk (item is blocked)' });
		given(...done, refusal, receipt('PUMP', 'applied', japan))
			.when(receipt('PUMP', 'applied'))
			.then({ timers: ['cancel over'], outcome: 'revoked' });
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
				waitingFor: 'the end of its period, 2028-02-29',
			});
	});

	it('takes the other off under a later version, and ends with it', () => {
		const after = [...two, receipt('PUMP', 'applied'), no('DRIVE'), due('settle DRIVE')];
		given(...after)
			.when(revoked('DRIVE', 3))
			.then({ commands: [{ value: { sku: 'DRIVE', version: 3 } }] });
		given(...after, revoked('DRIVE', 3))
			.when(receipt('DRIVE', 'applied', { version: 3 }))
			.then({ timers: ['cancel over'], outcome: 'revoked' });
	});
});

describe('the end of the period', () => {
	const over = due('over');

	it('ends the watch over what is covered', () => {
		given(issued(['PUMP', 'DRIVE']))
			.when(over)
			.then({ timers: ['cancel over'], outcome: 'expired' });
		given(...two, receipt('PUMP', 'applied'))
			.when(over)
			.then({ timers: ['cancel over'], outcome: 'expired' });
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

describe('what comes late, twice or for another changes nothing', () => {
	it.each([
		['a verdict once the revocation is ordered', ordered, judged('PUMP', 'originating')],
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
