import type { Batch } from '../../infra/ports/bus.ts';
import type { ReceivedMessage } from '../../infra/ports/message.ts';

/** Keys of a partition in work at once: each may hold a database connection, and the ERP is asked by as many. */
const SIDE_BY_SIDE = 8;

/**
 * Works on messages of one key in order, on different keys side by side. A message is called done when all before it are,
 * so a kill delivers again whatever was in work. `work` answers false where it gave its message up; then, or where it
 * throws, or the batch stops, messages in hand are finished and no further one begins. Answers whether all were done.
 */
export async function byKey(
	messages: readonly ReceivedMessage[],
	batch: Pick<Batch, 'stopping' | 'done'>,
	work: (message: ReceivedMessage, stopping: () => boolean) => Promise<boolean>,
): Promise<boolean> {
	const finish = inOrder(messages, batch);
	let isOver = false;
	const stopping = () => {
		isOver ||= batch.stopping();
		return isOver;
	};
	const lanes = [...Map.groupBy(messages, keyOf).values()].values();
	const worker = async () => {
		for (const lane of lanes) {
			for (const message of lane) {
				if (stopping()) return;
				if (await work(message, stopping)) await finish(message);
				else isOver = true;
			}
		}
	};
	const guarded = () =>
		worker().catch((error: unknown) => {
			isOver = true;
			throw error;
		});
	// All settle before the batch is given back: none may go on while its message is delivered again.
	const ends = await Promise.allSettled(Array.from({ length: SIDE_BY_SIDE }, guarded));
	const failed = ends.find((end) => end.status === 'rejected');
	if (failed) throw failed.reason;
	return !isOver;
}

const keyOf = ({ key }: ReceivedMessage) => (key === null ? '' : Buffer.from(key).toString('latin1'));

/** Calls done, one at a time, the last message before which none is left. */
function inOrder(messages: readonly ReceivedMessage[], { done }: Pick<Batch, 'done'>) {
	const finished = new Set<ReceivedMessage>();
	let next = 0;
	let line = Promise.resolve();
	return (message: ReceivedMessage): Promise<void> => {
		finished.add(message);
		let last: ReceivedMessage | undefined;
		for (let one = messages[next]; one && finished.has(one); one = messages[++next]) last = one;
		if (last) {
			const upTo = last;
			line = line.then(() => done(upTo));
		}
		return line;
	};
}
