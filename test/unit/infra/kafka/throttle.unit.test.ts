import { createRequire } from 'node:module';
import { expect, it } from '@jest/globals';
import { memoryLogger } from '../../../support/http/memory-logger.ts';

const require = createRequire(import.meta.url);
const RequestQueue = require('kafkajs/src/network/requestQueue/index.js');
const produce = require('kafkajs/src/protocol/requests/produce/index.js');

const HOUR_MS = 3_600_000;

/** A produce response of version 7 without topics, in which the broker asks for a pause (KIP-219: it answers at once). */
function askingFor(ms: number): Buffer {
	const bytes = Buffer.alloc(8);
	bytes.writeInt32BE(0, 0);
	bytes.writeInt32BE(ms, 4);
	return bytes;
}

/** The relay sends one thing at a time and waits for its answer: what holds its client back holds it back too. */
it('a quota of the broker holds the next send back: the client reads the pause and keeps it', async () => {
	const { response } = produce.protocol({ version: 7 })({ topicData: [] });
	const queue = new RequestQueue({ maxInFlightRequests: 1, requestTimeout: HOUR_MS, logger: memoryLogger() });
	expect(queue.canSendSocketRequestImmediately()).toBe(true);
	queue.maybeThrottle((await response.decode(askingFor(HOUR_MS))).clientSideThrottleTime);
	expect(queue.canSendSocketRequestImmediately()).toBe(false);
});
