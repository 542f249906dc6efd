import { PsraError } from '../../../infra/errors.ts';
import type { SagaInstance, SagaStore } from '../../../infra/ports/sagas.ts';
import { keyOfParts, type Tables } from './tables.ts';

/** As JSON would give it back: what can't be stored must not work here either. */
const stored = (instance: SagaInstance): SagaInstance => JSON.parse(JSON.stringify(instance));

const OPEN: ReadonlySet<string | undefined> = new Set(['running', 'compensating', 'failed']);

export function memorySagas({ sagas, correlations, history }: Tables): SagaStore {
	return {
		async start(instance, waitsFor) {
			const key = keyOfParts(instance.saga, instance.company, instance.id);
			if (sagas.has(key)) return false;
			sagas.set(key, stored(instance));
			for (const correlation of new Set(waitsFor)) {
				const at = keyOfParts(instance.saga, instance.company, correlation);
				correlations.set(at, [...(correlations.get(at) ?? []), instance.id]);
			}
			return true;
		},
		async load(saga, company, id) {
			return sagas.get(keyOfParts(saga, company, id));
		},
		async look(saga, company, id) {
			return sagas.get(keyOfParts(saga, company, id));
		},
		async correlated(saga, company, correlation) {
			const ids = correlations.get(keyOfParts(saga, company, correlation)) ?? [];
			return ids.filter((id) => OPEN.has(sagas.get(keyOfParts(saga, company, id))?.status)).sort();
		},
		async save(instance, step) {
			const key = keyOfParts(instance.saga, instance.company, instance.id);
			if (sagas.get(key)?.version !== instance.version - 1) {
				throw new PsraError('VERSION_CONFLICT', `Saga ${instance.saga} ${instance.id} took another step meanwhile.`);
			}
			sagas.set(key, stored(instance));
			history.push({ instance: stored(instance), step });
		},
		async lastSent(saga, company, id) {
			const step = history.findLast(
				({ instance: one, step: { sent } }) =>
					one.saga === saga && one.company === company && one.id === id && sent.length > 0,
			);
			return JSON.parse(JSON.stringify(step?.step.sent ?? []));
		},
	};
}
