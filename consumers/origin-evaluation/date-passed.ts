import { createHash } from 'node:crypto';
import type { Session } from '../../infra/ports/session.ts';
import type { Timer } from '../../infra/ports/timers.ts';
import type { EvaluationRequest } from '../../schemas/index.ts';
import { derivedId } from '../../topics/catalogue/derived-id.ts';
import { messageOf } from '../../topics/catalogue/message.ts';
import { changeDays } from './change-days.ts';
import type { Prepared, Subject } from './evaluate.ts';

/** Owner of the timers below. */
export const DATE_PASSED = 'origin-evaluation';

/** Sets the timer of the next day on which a fact that is known now begins or ceases to hold; none where there is no such day. */
export async function awaitNextChange(
	session: Session,
	{ company: settings, sku, agreement }: Subject,
	{ asOf, facts, pack }: Prepared,
): Promise<void> {
	const { company } = settings;
	const next = changeDays(facts, pack, settings).find((day) => day > asOf);
	if (next === undefined) return session.timers.cancel(DATE_PASSED, company, sku, [agreement]);
	const dueAt = new Date(`${next}T00:00:00.000Z`);
	await session.timers.set([{ owner: DATE_PASSED, company, instance: sku, name: agreement, dueAt }]);
}

/** The day has come: the product is evaluated anew. */
export async function onDatePassed(
	{ company, instance: sku, name: agreement, dueAt }: Timer,
	session: Session,
): Promise<void> {
	const name = ['date passed', company, sku, agreement, dueAt.toISOString()].join('\n');
	const requestId = derivedId(createHash('sha256').update(name).digest('hex'));
	const request: EvaluationRequest = {
		company,
		sku,
		requestId,
		agreements: [agreement],
		asOf: null,
		reason: 'date_passed',
		requestedFor: null,
	};
	await session.outbox.append([
		messageOf('origin.evaluation-requests', 'psra.origin.EvaluationRequest', request, requestId),
	]);
}
