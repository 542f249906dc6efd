import type { Inbox } from '../../../infra/ports/inbox.ts';
import { keyOfParts, type Tables } from './tables.ts';

export function memoryInbox({ inbox }: Tables): Inbox {
	return {
		async accept(consumer, ids) {
			const fresh = new Set<string>();
			for (const id of ids) {
				const key = keyOfParts(consumer, id);
				if (inbox.has(key)) continue;
				inbox.add(key);
				fresh.add(id);
			}
			return fresh;
		},
	};
}
