import type { OutboxFeed } from '../../infra/ports/outbox.ts';
import type { Session } from '../../infra/ports/session.ts';

/** The stores under test, empty at the start. Values are encoded with the schemas of this edition. */
export interface Stores {
	/** One transaction: saved as a whole, or not at all where `work` throws. */
	transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

export interface StoresWithFeed extends Stores {
	/** The relay's side of the same outbox. */
	readonly feed: OutboxFeed;
}

/** Called before each test; `close` is called after it. */
export type Factory<S extends Stores = Stores> = () => Promise<S>;
