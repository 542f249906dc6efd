import type { SagaStep } from '../../../infra/ports/sagas.ts';

/** A step as a store takes it: told of a verdict, it decides nothing. */
export const storedStep = (messageId: string, rest: Partial<SagaStep> = {}): SagaStep => ({
	messageId,
	event: 'psra.origin.Evaluation',
	decisions: [],
	sent: [],
	act: null,
	limitMs: null,
	...rest,
});
