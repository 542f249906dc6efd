import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutgoingMessage } from '../../../infra/ports/message.ts';
import type { SagaInstance } from '../../../infra/ports/sagas.ts';
import type { Session } from '../../../infra/ports/session.ts';
import { storedStep } from '../../support/sagas/stored.ts';
import type { Factory, Stores } from '../stores.ts';

const instance = (rest: Partial<SagaInstance> = {}): SagaInstance => ({
	saga: 'certificate-issuance',
	company: 'HD',
	id: 'R-1',
	definitionVersion: 1,
	version: 0,
	state: { phase: 'judging' },
	status: 'running',
	outcome: null,
	waitingFor: 'verdicts',
	...rest,
});

const command = (id: string): OutgoingMessage => ({
	topic: 'erp.sync-commands',
	type: 'psra.erp.SyncOriginStatus',
	key: 'HD|C-R-1',
	id,
	value: { sku: 'Pümpe “1”', revokedFrom: null, list: [1] },
});

/** What every saga store must do. */
export function describeSagaStore(factory: Factory): void {
	describe('a saga store', () => {
		let stores: Stores;
		beforeEach(async () => {
			stores = await factory();
		});
		afterEach(() => stores.close());

		const within = <T>(work: (sagas: Session['sagas']) => Promise<T>) => stores.transaction(({ sagas }) => work(sagas));
		const start = (one: SagaInstance, correlations: readonly string[] = []) =>
			within((sagas) => sagas.start(one, correlations));
		const load = (id = 'R-1', company = 'HD', saga = 'certificate-issuance') =>
			within((sagas) => sagas.load(saga, company, id));
		const correlated = (correlation: string, company = 'HD') =>
			within((sagas) => sagas.correlated('certificate-issuance', company, correlation));

		it('answers an instance as it was started', async () => {
			const state = { text: 'Pümpe “1”', none: null, list: [1, { deep: true }], empty: {} };
			expect(await start(instance({ state }))).toBe(true);
			expect(await load()).toEqual(instance({ state }));
		});

		it('knows nothing of what was not started', async () => {
			await start(instance());
			expect(await load('R-2')).toBeUndefined();
			expect(await load('R-1', 'XY')).toBeUndefined();
			expect(await load('R-1', 'HD', 'certificate-lifecycle')).toBeUndefined();
		});

		it('lets the first of two starts stand', async () => {
			await start(instance({ waitingFor: 'the first' }), ['A']);
			expect(await start(instance({ waitingFor: 'the second' }), ['B'])).toBe(false);
			expect(await load()).toMatchObject({ waitingFor: 'the first' });
			expect(await correlated('A')).toEqual(['R-1']);
			expect(await correlated('B')).toEqual([]);
		});

		it('lets one of two starts win that come at once', async () => {
			const answers = await Promise.all([start(instance()), start(instance())]);
			expect(answers.sort()).toEqual([false, true]);
		});

		it('finds every running instance that waits for a correlation, by company', async () => {
			await start(instance({ id: 'R-2' }), ['PUMP|eu-uk', 'DRIVE|eu-uk']);
			await start(instance({ id: 'R-1' }), ['PUMP|eu-uk']);
			await start(instance({ id: 'R-3', company: 'XY' }), ['PUMP|eu-uk']);
			expect((await correlated('PUMP|eu-uk')).sort()).toEqual(['R-1', 'R-2']);
			expect(await correlated('DRIVE|eu-uk')).toEqual(['R-2']);
			expect(await correlated('PUMP|eu-uk', 'XY')).toEqual(['R-3']);
			expect(await correlated('SCREW|eu-uk')).toEqual([]);
		});

		it('takes a correlation that stands twice', async () => {
			await start(instance(), ['PUMP|eu-uk', 'PUMP|eu-uk']);
			expect(await correlated('PUMP|eu-uk')).toEqual(['R-1']);
		});

		it('saves a step', async () => {
			await start(instance());
			const next = instance({ version: 1, state: { phase: 'settling' }, waitingFor: 'facts in flight' });
			await within((sagas) => sagas.save(next, storedStep('m1')));
			expect(await load()).toEqual(next);
		});

		it.each([
			['compensating', null],
			['failed', null],
		] as const)('finds an instance by correlation while it is %s', async (status, outcome) => {
			await start(instance(), ['PUMP|eu-uk']);
			await within((sagas) => sagas.save(instance({ version: 1, status, outcome }), storedStep('m1')));
			expect(await correlated('PUMP|eu-uk')).toEqual(['R-1']);
		});

		it('answers the commands of the newest step that sent any, whole', async () => {
			await start(instance());
			await start(instance({ id: 'R-2' }));
			const lastSent = (id: string) => within((sagas) => sagas.lastSent('certificate-issuance', 'HD', id));
			expect(await lastSent('R-1')).toEqual([]);
			await within(async (sagas) => {
				await sagas.save(instance({ version: 1 }), storedStep('m1', { sent: [command('c-1')] }));
				await sagas.save(instance({ version: 2 }), storedStep('m2', { sent: [command('c-2'), command('c-3')] }));
				await sagas.save(instance({ version: 3 }), storedStep('m3'));
			});
			expect(await lastSent('R-1')).toEqual([command('c-2'), command('c-3')]);
			expect(await lastSent('R-2')).toEqual([]);
		});

		it('saves a step that an act of an operator is', async () => {
			await start(instance());
			await stores.transaction(async ({ sagas, acts }) => {
				const act = await acts.note({ actor: 'ada@ops', command: 'psra sagas retry R-1', facts: {} });
				await sagas.save(instance({ version: 1 }), storedStep('operator-act', { act, limitMs: 'kept' }));
			});
			expect(await load()).toEqual(instance({ version: 1 }));
		});

		it.each([
			['completed', 'issued'],
			['compensated', 'compensated'],
		] as const)('no longer finds an instance by correlation once it is %s', async (status, outcome) => {
			await start(instance(), ['PUMP|eu-uk']);
			const end = instance({ version: 1, status, outcome, waitingFor: '' });
			await within((sagas) => sagas.save(end, storedStep('m1')));
			expect(await correlated('PUMP|eu-uk')).toEqual([]);
			expect(await load()).toEqual(end);
		});

		it.each([0, 2, 7])('refuses a step to version %i of an instance at 0', async (version) => {
			await start(instance());
			const saved = within((sagas) => sagas.save(instance({ version }), storedStep('m1')));
			await expect(saved).rejects.toMatchObject({ code: 'VERSION_CONFLICT', retryable: 'later' });
			expect(await load()).toEqual(instance());
		});

		it('refuses a step of an instance that was never started', async () => {
			const saved = within((sagas) => sagas.save(instance({ version: 1 }), storedStep('m1')));
			await expect(saved).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
		});

		it('keeps neither a start nor a step of a transaction that failed', async () => {
			const failed = stores.transaction(async ({ sagas }) => {
				await sagas.start(instance(), ['PUMP|eu-uk']);
				await sagas.save(instance({ version: 1 }), storedStep('m1'));
				throw new RangeError('the outbox refused');
			});
			await expect(failed).rejects.toThrow('the outbox refused');
			expect(await load()).toBeUndefined();
			expect(await correlated('PUMP|eu-uk')).toEqual([]);
		});

		it('lets steps of one instance come one after the other', async () => {
			await start(instance({ state: { steps: [] } }));
			const take = (messageId: string) =>
				within(async (sagas) => {
					const now = (await sagas.load('certificate-issuance', 'HD', 'R-1')) as SagaInstance;
					const { steps } = now.state as { steps: string[] };
					await sagas.save(
						{ ...now, version: now.version + 1, state: { steps: [...steps, messageId] } },
						storedStep(messageId),
					);
				});
			await Promise.all(['m1', 'm2', 'm3', 'm4'].map(take));
			const end = (await load()) as SagaInstance;
			expect(end.version).toBe(4);
			expect((end.state as { steps: string[] }).steps.sort()).toEqual(['m1', 'm2', 'm3', 'm4']);
		});
	});
}
