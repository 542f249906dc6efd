import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { State } from '../../../../sagas/certificate-lifecycle/state.ts';
import { AGREEMENTS, anything, definition, issued } from '../../../support/sagas/lifecycle.ts';

describe('whatever comes, in whatever order', () => {
	it('no step is sent twice, no good is revoked twice or without cause, and told is only what the ERP took or an operator saw to', () => {
		fc.assert(
			fc.property(fc.array(anything, { maxLength: 60 }), (inputs) => {
				const ordered = new Map<string, string>();
				const begun = issued(['PUMP', 'DRIVE'], AGREEMENTS);
				const context = { now: new Date('2026-03-01T08:00:00.000Z'), settings: definition.settings };
				let state: State = definition.initialState(begun);
				const steps: string[] = [];
				const taken = new Set<string>();
				const atVersion = new Map<string, number>();
				for (const input of inputs) {
					const before = state;
					state = definition.evolve(before, input);
					const decisions = definition.decide(before, state, input, context);

					if (input.kind === 'event' && input.type === 'psra.ltsd.CertificateRevoked') {
						for (const { sku: one } of input.value.goods)
							atVersion.set(one, Math.max(atVersion.get(one) ?? 0, input.value.version));
					}
					if (input.kind === 'event' && input.type === 'psra.erp.SyncReceipt') {
						const { sku: one, agreement: under, version: of, disposition } = input.value;
						const key = `${one} ${under} ${of}`;
						if (of === atVersion.get(one) && disposition !== 'refused') taken.add(key);
					}
					if (input.kind === 'operator' && input.act === 'skip') {
						const [, one, under, of] = input.step.split(' ');
						if (Number(of) === atVersion.get(one ?? '')) taken.add(`${one} ${under} ${of}`);
					}
					for (const decision of decisions) {
						if (decision.kind !== 'send') continue;
						steps.push(decision.step);
						if (decision.type !== 'psra.ltsd.RevokeCertificate') continue;
						const [good] = (decision.value('id') as { goods: { sku: string; from: string }[] }).goods;
						expect(input.kind).toBe('timer');
						expect(before.goods.find((one) => one.sku === good?.sku)?.standing).toMatch(/^(turning|doubtful)$/);
						const from = good?.from ?? '';
						expect('2026-03-01' <= from && from <= '2028-02-29').toBe(true);
						// A further order is for an earlier day than everything before it.
						const known = before.goods.find((one) => one.sku === good?.sku);
						expect(from < (ordered.get(good?.sku ?? '') ?? '9999')).toBe(true);
						expect(from < (known?.from ?? '9999')).toBe(true);
						ordered.set(good?.sku ?? '', from);
					}
					for (const [index, good] of state.goods.entries()) {
						if (/revok|told/.test(before.goods[index]?.standing ?? '')) expect(good.standing).not.toBe('covered');
						const steady = before.goods[index];
						// What is off turns again for an earlier day only.
						if (steady?.standing === 'told' && /turning|doubtful/.test(good.standing))
							expect(Object.values(good.against).some(({ since }) => (since ?? '') < (steady.from ?? ''))).toBe(true);
						if (good.standing === 'covered') expect(good.against).toEqual({});
						if (good.standing === 'revoked' || good.standing === 'told')
							expect(good.version).toBe(atVersion.get(good.sku));
						if (good.standing === 'told')
							for (const under of AGREEMENTS) expect(taken).toContain(`${good.sku} ${under} ${good.version}`);
					}
					if (decisions.some(({ kind }) => kind === 'complete')) {
						expect(
							state.over && state.goods.every(({ standing }) => standing === 'told' || standing === 'covered'),
						).toBe(true);
						break;
					}
				}
				expect(new Set(steps).size).toBe(steps.length);
			}),
			{ numRuns: 400 },
		);
	});
});
