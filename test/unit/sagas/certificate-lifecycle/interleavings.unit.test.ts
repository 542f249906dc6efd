import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Evaluation, RevokeCertificate, SyncOriginStatus } from '../../../../schemas/index.ts';
import {
	DOUBT_MS,
	definition,
	issued,
	judged,
	OVER_MS,
	receipt,
	revoked,
	SETTLE_MS,
} from '../../../support/sagas/lifecycle.ts';
import { type Answer, expectOneEnd, sagaWorld, turns } from '../../../support/sagas/world.ts';

type Said = Evaluation['verdict'];
const SKUS = ['PUMP', 'DRIVE'];
const verdict = fc.constantFrom<Said>('originating', 'not_originating', 'indeterminate');
const day = fc.option(fc.constantFrom('2025-01-01', '2026-04-01', '2026-05-01', '2028-02-29', '2028-03-01'));
const own = fc
	.tuple(fc.constantFrom(...SKUS), verdict, day)
	.map(([sku, said, since]) => judged(sku, said, { since, evaluationId: `${sku} ${said} ${since}` }));

/** An evaluator, an issuance that keeps the earliest day of each good, and an ERP that keeps the newest version. */
function everybodyElse(first: Readonly<Record<string, Said>>) {
	let version = 1;
	const off = new Map<string, { from: string; version: number }>();
	const erp = new Map<string, { from: string | null; version: number }>();
	const orders: string[] = [];
	const answer: Answer = ({ type, value }, again) => {
		if (again) return [];
		switch (type) {
			case 'psra.origin.EvaluationRequest': {
				const { sku } = value as { sku: string };
				return [judged(sku, first[sku] ?? 'originating')];
			}
			case 'psra.ltsd.RevokeCertificate': {
				const [good] = (value as unknown as RevokeCertificate).goods;
				const { sku = '', from = '' } = good ?? {};
				orders.push(`${sku} ${from}`);
				const known = off.get(sku);
				if (known && known.from <= from) return [];
				version += 1;
				off.set(sku, { from, version });
				return [revoked(sku, version, from)];
			}
			default: {
				const { sku, version: of, revokedFrom } = value as unknown as SyncOriginStatus;
				const known = erp.get(sku);
				if (known && known.version >= of) return [receipt(sku, 'stale', { version: of })];
				erp.set(sku, { version: of, from: revokedFrom });
				return [receipt(sku, 'applied', { version: of })];
			}
		}
	};
	return { answer, off, erp, orders };
}

describe('a declaration, whatever the order, the doubles and the losses', () => {
	it('ends in one state, every good that was taken off is known to the ERP from its day, and no order is given twice', async () => {
		await fc.assert(
			fc.asyncProperty(fc.record({ PUMP: verdict, DRIVE: verdict }), turns(own, 2 * SETTLE_MS), async (first, all) => {
				const model = everybodyElse(first);
				const world = sagaWorld([definition], model.answer, issued(SKUS));
				await world.play(all);
				await world.calm(3, DOUBT_MS);
				await world.calm(3, OVER_MS);
				expectOneEnd(world);
				const outcome = ['expired', 'revoked in part', 'revoked'][model.off.size];
				expect(world.instances()[0]?.outcome).toBe(outcome);
				expect(new Map([...model.erp].map(([sku, { from }]) => [sku, from]))).toEqual(
					new Map([...model.off].map(([sku, { from }]) => [sku, from])),
				);
				expect(new Set(model.orders).size).toBe(model.orders.length);
				const ids = world.sent.map(({ id }) => id);
				expect(new Set(ids).size).toBe(ids.length);
			}),
			{ numRuns: 150 },
		);
	});
});
