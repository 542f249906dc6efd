import { describe, expect, it } from '@jest/globals';
import { originEvaluation } from '../../../../consumers/origin-evaluation/index.ts';
import { inputHash, judge } from '../../../../consumers/origin-evaluation/verdict.ts';
import type { Finding } from '../../../../infra/ports/findings.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import type { Evaluation, EvaluationRequest } from '../../../../schemas/index.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { memoryDatabase } from '../../../support/memory/database.ts';
import { operation, price, prices, received, routing } from '../records.ts';
import { assembled, pumpOfMotor, UNANSWERED } from './assembled.ts';

const pack = loadPack('eu-uk');
/** A pump of a motor of another heading: a change of heading, or 20 % of non-originating materials. */
const facts = pumpOfMotor({
	routings: [routing('PUMP', operation())],
	priceLists: [prices('PUMP', price('ex_works', '100'))],
	movements: [received('MOTOR', '10', '20')],
});
const finding: Finding = {
	company: 'HD',
	subjectKind: 'bom',
	subjectId: 'PUMP',
	sku: 'PUMP',
	code: 'BOM_INCOMPLETE',
	field: 'lines',
	problem: 'line 3 could not be read',
	remedy: 'Correct it.',
	blocking: true,
	messageId: 'm-1',
};

describe('a verdict', () => {
	it('is the engine’s, in the words of the contract', () => {
		const { verdict, result } = judge(assembled(facts), pack, UNANSWERED);
		expect(verdict).toMatchObject({ verdict: 'originating', missing: [] });
		expect(verdict.rule).not.toBeNull();
		expect(verdict.articles.length).toBeGreaterThan(0);
		expect(result?.explanation).toBeDefined();
	});

	it('is spelled as the contract’s enum where goods do not originate', () => {
		const minor = { ...facts, routings: [routing('PUMP', operation({ operation: 'simple_assembly' }))] };
		expect(judge(assembled(minor), pack, UNANSWERED).verdict.verdict).toBe('not_originating');
	});

	it.each([
		[
			'a finding',
			{ ...facts, findings: [finding] },
			{ path: 'bom PUMP: lines', neededBy: 'BOM_INCOMPLETE: Correct it.' },
		],
		['an item without a tariff code', { ...facts, items: [] }, { path: 'item PUMP', neededBy: 'the product itself' }],
	])('is indeterminate for %s, and names it', (_what, given, missing) => {
		expect(judge(assembled(given), pack, UNANSWERED)).toMatchObject({
			verdict: { verdict: 'indeterminate', basis: 'missing-facts', missing: [missing] },
			result: null,
		});
	});

	it('is indeterminate where no rules are loaded', () => {
		expect(judge(assembled(facts), undefined, UNANSWERED).verdict).toMatchObject({
			verdict: 'indeterminate',
			rule: null,
		});
	});
});

describe('the hash of the inputs', () => {
	const hash = (given = facts, agreement = 'eu-uk', rules = pack, words = ['PUMP', 'Pump']) =>
		inputHash(assembled(given), agreement, rules, UNANSWERED, words);

	it('is the same for the same facts, whichever message brought a finding', () => {
		expect(hash()).toBe(hash());
		const blocked = { ...facts, findings: [finding] };
		expect(hash(blocked)).toBe(hash({ ...facts, findings: [{ ...finding, messageId: 'm-2' }] }));
	});

	it('is another for another fact, finding, agreement or set of rules', () => {
		const dearer = { ...facts, priceLists: [prices('PUMP', price('ex_works', '101'))] };
		const all = [
			hash(),
			hash(dearer),
			hash({ ...facts, findings: [finding] }),
			hash(facts, 'eu-japan'),
			inputHash(assembled(facts), 'eu-uk', undefined, UNANSWERED, []),
			hash(facts, 'eu-uk', pack, ['PUMP', 'Pump of brass']),
		];
		expect(new Set(all).size).toBe(all.length);
	});
});

describe('a request to evaluate', () => {
	const request: EvaluationRequest = {
		company: 'HD',
		sku: 'PUMP',
		requestId: 'r-1',
		agreements: [],
		asOf: null,
		reason: 'fact_changed',
		requestedFor: null,
	};
	const evaluating = () => {
		const database = memoryDatabase();
		const companies = [{ company: 'HD', currency: 'EUR', agreements: ['eu-uk'] }];
		const handle = originEvaluation({ clock: clockAt(), companies }).consumer.handlers['psra.origin.EvaluationRequest'];
		const ask = (change: Partial<EvaluationRequest> = {}) =>
			database.transaction(async (session) => {
				if (typeof handle !== 'function') throw new Error('no handler');
				const value = { ...request, ...change };
				const trail = { correlationId: 'c', causationId: null, traceparent: '' };
				const message = {
					id: value.requestId,
					topic: 'origin.evaluation-requests',
					type: 'psra.origin.EvaluationRequest',
					value,
					trail,
				} as const;
				return (await handle(message, session)).messages?.map((one) => one.value as Evaluation) ?? [];
			});
		return { database, ask };
	};

	it('is answered with a verdict that is new, and not again while nothing changed', async () => {
		const { ask, database } = evaluating();
		expect(await ask()).toMatchObject([
			{ sku: 'PUMP', agreement: 'eu-uk', verdict: 'indeterminate', requestIds: ['r-1'] },
		]);
		expect(await ask({ requestId: 'r-2' })).toEqual([]);
		expect(database.tables.evaluations.size).toBe(1);
	});

	it('is answered with the standing verdict where somebody waits for it', async () => {
		const { ask } = evaluating();
		const [first] = await ask({ requestedFor: 'R-1' });
		expect(await ask({ requestId: 'r-2', requestedFor: 'R-1' })).toEqual([{ ...first, requestIds: ['r-2'] }]);
	});

	it('is refused for a company that is not configured', async () => {
		await expect(evaluating().ask({ company: 'XY' })).rejects.toMatchObject({
			code: 'VALUE_INVALID',
			facts: { field: 'company', remedy: expect.stringContaining('PSRA_COMPANIES') },
		});
	});
});
