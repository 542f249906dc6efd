import type { InboxMessage } from '../../../infra/ports/inbox.ts';

/** A message of one company and source; `rest` says what is different. */
export function noted(id: string, rest: Partial<InboxMessage> = {}): InboxMessage {
	const digest = 'ab'.repeat(32);
	return { company: 'HD', source: 'urn:erp:one', id, digest, place: `erp.items/0/${id}`, ...rest };
}

/** The SHA-256 of another value. */
export const OTHER_DIGEST = 'cd'.repeat(32);
