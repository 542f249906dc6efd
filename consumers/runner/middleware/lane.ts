import { createHash } from 'node:crypto';
import type { ReceivedMessage } from '../../../infra/ports/message.ts';

/**
 * What a message waits in line by: its topic and its key, as SHA-256 in hex, since a key can be of any length. Messages
 * without a key share the lane of the empty one, as they do within a batch: their order in the partition is the only one
 * they have.
 */
export function laneOf({ topic, key }: Pick<ReceivedMessage, 'topic' | 'key'>): string {
	return createHash('sha256')
		.update(`${topic}\n`)
		.update(key ?? '')
		.digest('hex');
}
