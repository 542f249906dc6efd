import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Place } from '../support/adapters.ts';
import type { WriterKind } from './subject.ts';

/** What a writer commits. */
export interface Writing {
	readonly kind: WriterKind;
	/** Rows a second, at even distances; null: as many as it can. */
	readonly rate: number | null;
	readonly seconds: number;
	readonly rowsPerTransaction: number;
	/** Transactions at once. */
	readonly connections: number;
	readonly aggregates: number;
}

export interface WriterTask extends Writing {
	readonly place: Omit<Place, 'logger'>;
}

/** When each message was committed: the time at which COMMIT had returned, by `sharedNow()`. */
export type Commits = ReadonlyMap<string, number>;

/**
 * A thread that commits rows, so that writers and relay do not wait for each other in one event loop. `write` begins and
 * resolves when the last row is committed.
 */
export async function openWriter(
	{ brokers, registryUrl, databaseUrl, prefix }: Place,
	writing: Writing,
	signal: AbortSignal,
): Promise<AsyncDisposable & { write(): Promise<Commits> }> {
	const task: WriterTask = { ...writing, place: { brokers, registryUrl, databaseUrl, prefix } };
	const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), { workerData: task });
	await once(worker, 'message', { signal });
	return {
		async write() {
			worker.postMessage('begin');
			const [commits] = (await once(worker, 'message', { signal })) as [[ids: string[], times: Float64Array]];
			return new Map(commits[0].map((id, index) => [id, commits[1][index] as number]));
		},
		[Symbol.asyncDispose]: async () => void (await worker.terminate()),
	};
}
