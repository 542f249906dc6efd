import type { HandledMessage } from '../../../consumers/runner/index.ts';

/** What consumers have done so far, told by `onHandled`; a test waits for it instead of sleeping. */
export interface HandledSpy {
	/** To be given as `onHandled`. */
	readonly record: (message: HandledMessage) => void;
	/** How many messages fit, e.g. `{ consumer: 'item-facts', outcome: 'repeated' }`. */
	count(like?: Partial<HandledMessage>): number;
	/** Resolves at the next message, or after `ms` without one. */
	next(ms: number): Promise<void>;
	/** One line for a failure: each kind of message with its number. */
	inWords(): string;
}

export function handledSpy(): HandledSpy {
	const seen: HandledMessage[] = [];
	const waiting = new Set<() => void>();
	return {
		record(message) {
			seen.push(message);
			for (const wake of waiting) wake();
		},
		count: (like = {}) => seen.filter((message) => fits(message, like)).length,
		next: (ms) =>
			new Promise((resolve) => {
				const done = () => {
					clearTimeout(timer);
					waiting.delete(done);
					resolve();
				};
				const timer = setTimeout(done, ms);
				waiting.add(done);
			}),
		inWords() {
			const kinds = Map.groupBy(seen, ({ consumer, topic, outcome }) => `${consumer} ${outcome} ${topic}`);
			return [...kinds].map(([kind, { length }]) => `${kind} ×${length}`).join(', ') || 'nothing';
		},
	};
}

function fits(message: HandledMessage, like: Partial<HandledMessage>): boolean {
	return Object.entries(like).every(([name, value]) => message[name as keyof HandledMessage] === value);
}
