import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EvaluationRequest, SyncOriginStatus } from '../../../../schemas/index.ts';
import {
	DECIDE_WITHIN_MS,
	definition,
	issued,
	judged,
	receipt,
	refused,
	requested,
} from '../../../support/sagas/issuance.ts';
import { type Answer, expectOneEnd, sagaWorld, turns } from '../../../support/sagas/world.ts';

type Said = 'originating' | 'not_originating' | 'indeterminate';
const SKUS = ['PUMP', 'DRIVE'];
const anyVerdict = fc.constantFrom<Said>('originating', 'not_originating', 'indeterminate');
/** A verdict that nobody asked for: somebody else did. */
const own = fc.tuple(fc.constantFrom(...SKUS), anyVerdict).map(([sku, verdict]) => judged(sku, verdict));

/** An evaluator, an issuance that takes one order of a certificate, and an ERP. Each takes a command of an id once. */
function everybodyElse(verdictOf: Readonly<Record<string, Said>>, refusesOnce: boolean) {
	const orders: string[] = [];
	const told = new Map<string, number>();
	const answer: Answer = ({ type, value }, again) => {
		if (again) return [];
		switch (type) {
			case 'psra.origin.EvaluationRequest': {
				const { sku } = value as unknown as EvaluationRequest;
				return [judged(sku, verdictOf[sku] ?? 'originating')];
			}
			case 'psra.ltsd.IssueCertificate':
				orders.push('issued');
				return [issued()];
			case 'psra.ltsd.RefuseCertificate':
				orders.push('refused');
				return [refused('x')];
			default: {
				const { sku } = value as unknown as SyncOriginStatus;
				told.set(sku, (told.get(sku) ?? 0) + 1);
				return [receipt(sku, refusesOnce && sku === 'PUMP' ? 'refused' : 'applied')];
			}
		}
	};
	return { answer, orders, told };
}

describe('a request, whatever the order, the doubles and the losses', () => {
	it('ends in one state, on one order, and the ERP is told once of each good', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({ PUMP: anyVerdict, DRIVE: anyVerdict }),
				fc.boolean(),
				turns(own, 8_000),
				async (verdicts, refusesOnce, all) => {
					const model = everybodyElse(verdicts, refusesOnce);
					const world = sagaWorld([definition], model.answer, requested(SKUS));
					await world.play(all);
					await world.calm(8, DECIDE_WITHIN_MS);
					expect(model.orders).toHaveLength(1);
					const outcome = model.orders[0] as string;
					if (outcome === 'issued' && refusesOnce) {
						// The ERP refuses a good for good: a person's case, until an operator has seen to it.
						expect(world.instances()[0]).toMatchObject({
							status: 'running',
							waitingFor: expect.stringContaining('a person'),
						});
						await world.operate({ act: 'skip', step: 'sync PUMP eu-uk 1', reason: 'entered by hand' });
					}
					expectOneEnd(world);
					expect(world.instances()[0]?.outcome).toBe(outcome);
					expect([...model.told]).toEqual(
						outcome === 'issued' ? expect.arrayContaining(SKUS.map((sku) => [sku, 1])) : [],
					);
					const ids = world.sent.map(({ id }) => id);
					expect(new Set(ids).size).toBe(ids.length);
				},
			),
			{ numRuns: 150 },
		);
	});
});
