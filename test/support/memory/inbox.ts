import type { Inbox, InboxMessage, Intake } from '../../../infra/ports/inbox.ts';
import { keyOfParts, type NotedMessage, type Tables } from './tables.ts';

export function memoryInbox({ inbox, parked }: Tables): Inbox {
	const note = (into: Map<string, NotedMessage>, consumer: string, message: InboxMessage): Intake => {
		const key = keyOf(consumer, message);
		const noted = into.get(key);
		const same = noted?.digest === message.digest;
		const isFree = noted?.deadLetter && !(same && noted.place === message.place);
		if (noted && !isFree) return same ? 'repeated' : 'differing';
		if (message.lane !== undefined && parked.has(keyOfParts(consumer, message.lane))) return 'parked';
		into.set(key, { ...message, consumer, deadLetter: false, acceptedAt: performance.now() });
		return 'new';
	};
	const noteAll = (into: Map<string, NotedMessage>, consumer: string, messages: readonly InboxMessage[]) =>
		messages.map((message) => note(into, consumer, message));
	return {
		look: async (consumer, messages) => noteAll(new Map(inbox), consumer, messages),
		accept: async (consumer, messages) => noteAll(inbox, consumer, messages),
		async setAside(consumer, message) {
			const noted = inbox.get(keyOf(consumer, message));
			if (noted) inbox.set(keyOf(consumer, message), { ...noted, deadLetter: true });
		},
		async prune(consumer, ageMs, limit) {
			const before = performance.now() - ageMs;
			const old = [...inbox].filter(([, noted]) => noted.consumer === consumer && noted.acceptedAt < before);
			for (const [key] of old.slice(0, limit)) inbox.delete(key);
			return Math.min(limit, old.length);
		},
	};
}

const keyOf = (consumer: string, { company, source, id }: InboxMessage) => keyOfParts(consumer, company, source, id);
