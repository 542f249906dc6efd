import { describe, expect, it } from '@jest/globals';
import type { DemoState } from '../../../../../infra/local/demo/state.ts';
import { countsOf, storyteller } from '../../../../../infra/local/demo/story.ts';
import type { Evaluation } from '../../../../../schemas/index.ts';
import { judged } from '../../../../support/sagas/issuance.ts';

const verdict = (sku: string, said: Evaluation['verdict'], inputHash: string) =>
	judged(sku, said, { inputHash }).value as Evaluation;

const state = (rest: Partial<DemoState>): DemoState => ({
	factsTaken: 0,
	evaluations: [],
	sagas: [],
	certificates: [],
	findings: 0,
	openReviews: 0,
	revokedAndTold: [],
	underWay: 0,
	...rest,
});

const certificate = (id: string, status: 'issued' | 'refused') => ({
	id,
	requestId: `R-${id}`,
	number: status === 'issued' ? 'HD-2026-000001' : null,
	status,
	revocations: [],
	revocationReason: null,
	record: { agreements: ['eu-uk'], customerId: 'C-100', ...(status === 'refused' && { reason: 'established in GB' }) },
});

function listener() {
	const said: [line: string, tone?: string][] = [];
	const tell = storyteller({
		say: (line, tone) => said.push(tone === undefined ? [line] : [line, tone]),
		progress: () => undefined,
		end: () => undefined,
	});
	return { said, tell };
}

describe('the story', () => {
	it('tells each verdict once, with its reason, in the order in which they came', () => {
		const { said, tell } = listener();
		const first = verdict('PUMP', 'originating', 'h1');
		tell(state({ evaluations: [first] }));
		tell(state({ evaluations: [first, verdict('MOTOR', 'not_originating', 'h2')] }));
		expect(said).toEqual([
			['✓ originating     PUMP          PUMP is originating [eu-uk]', 'good'],
			['✗ not originating MOTOR         MOTOR is not originating [eu-uk]', 'bad'],
		]);
	});

	it('tells a verdict again once it is another', () => {
		const { said, tell } = listener();
		tell(state({ evaluations: [verdict('PUMP', 'indeterminate', 'h1')] }));
		tell(state({ evaluations: [verdict('PUMP', 'originating', 'h2')] }));
		expect(said.map(([, tone]) => tone)).toEqual(['open', 'good']);
	});

	it('tells each certificate once: its number, or why there is none', () => {
		const { said, tell } = listener();
		const certificates = [certificate('1', 'issued'), certificate('2', 'refused')];
		tell(state({ certificates }));
		tell(state({ certificates }));
		expect(said).toEqual([
			['▣ issued  R-1 of C-100  declaration HD-2026-000001', 'good'],
			['▢ refused R-2 of C-100  established in GB', 'bad'],
		]);
	});

	it('tells which goods a declaration no longer covers, from when, and why', () => {
		const { said, tell } = listener();
		const issued = certificate('1', 'issued');
		tell(state({ certificates: [issued] }));
		const revocations = [{ sku: 'PUMP', from: '2026-02-01' }];
		tell(state({ certificates: [{ ...issued, status: 'revoked', revocations, revocationReason: '61 % of 50 %' }] }));
		expect(said.at(-1)).toEqual([
			'▨ revoked R-1 of C-100  declaration HD-2026-000001: PUMP from 2026-02-01. 61 % of 50 %',
			'bad',
		]);
	});
});

describe('the counts', () => {
	it('speak of facts and verdicts, and of requests once there are some', () => {
		const evaluations = [
			verdict('A', 'originating', '1'),
			verdict('B', 'originating', '2'),
			verdict('C', 'not_originating', '3'),
			verdict('D', 'indeterminate', '4'),
		];
		expect(countsOf(state({ factsTaken: 7, evaluations }), 9)).toBe('facts 7/9, verdicts 2 yes, 1 no, 1 open');
		const sagas = [
			{ id: 'R-1', status: 'completed', outcome: 'issued', waitingFor: '' },
			{ id: 'R-2', status: 'running', outcome: null, waitingFor: 'verdicts on A' },
		];
		const certificates = [certificate('1', 'issued')];
		expect(countsOf(state({ factsTaken: 9, sagas, certificates }), 9)).toBe(
			'facts 9/9, verdicts 0 yes, 0 no, 0 open, requests 1/2, declarations 1',
		);
	});
});
