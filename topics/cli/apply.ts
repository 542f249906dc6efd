import type { TopicAdmin } from '../../infra/ports/topic-admin.ts';
import { catalogue, deadLetterTopics } from '../catalogue/index.ts';
import { desiredTopics, type Plan, plan } from '../plan/index.ts';

/** Catalogue against broker. */
export async function planTopics(admin: TopicAdmin, prefix: string): Promise<Plan> {
	const desired = desiredTopics(catalogue, deadLetterTopics, prefix);
	return plan(desired, await admin.describe(desired.map((topic) => topic.name)));
}

/** Carries a plan out. Repeating it does nothing. */
export async function applyTopics(admin: TopicAdmin, { steps }: Plan): Promise<void> {
	await admin.create(steps.flatMap((step) => (step.kind === 'create' ? [step.topic] : [])));
	for (const step of steps) {
		if (step.kind === 'grow') await admin.grow(step.name, step.to);
		if (step.kind === 'configure') {
			await admin.configure(
				step.name,
				Object.fromEntries(Object.entries(step.changes).map(([name, { to }]) => [name, to])),
			);
		}
	}
}
