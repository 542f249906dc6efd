import { describe, expect, it } from '@jest/globals';
import type { Handle } from '../../../../consumers/runner/index.ts';
import { PsraError } from '../../../../infra/errors.ts';
import type { OutgoingMessage } from '../../../../infra/ports/message.ts';
import { headersOf, type Request, runnerKit, TOPIC, TYPE } from '../../../support/runner/kit.ts';

type Handler = Handle<typeof TYPE>;

/** Notes whom it handled, and answers with a message about each. */
function noting(seen: string[] = [], failOn: (sku: string) => Error | undefined = () => undefined) {
	const handler: Handler = async ({ value }) => {
		seen.push(value.sku);
		const failure = failOn(value.sku);
		if (failure) throw failure;
		return { messages: [about(value.sku)] };
	};
	return handler;
}

const about = (sku: string): OutgoingMessage => ({
	topic: TOPIC,
	type: TYPE,
	key: `HD|${sku}`,
	value: { company: 'HD', sku, requestId: 'x', agreements: [], asOf: null, reason: 'operator', requestedFor: null },
	id: `out ${sku}`,
});

describe('a batch', () => {
	it('is handled in order in one transaction, and done once that is committed', async () => {
		const seen: string[] = [];
		const kit = await runnerKit(noting(seen));
		const { done } = await kit.process(['A', 'B', 'C'].map((sku, i) => kit.message(sku, i)));
		expect(seen).toEqual(['A', 'B', 'C']);
		expect(kit.database.begun).toBe(1);
		expect(done).toEqual([{ offset: '2', committed: 3 }]);
		expect(kit.outcomes).toEqual(['handled', 'handled', 'handled']);
		expect(kit.database.tables.outbox.map((row) => row.id)).toEqual(['out A', 'out B', 'out C']);
	});

	it('is cut into transactions of 250', async () => {
		const kit = await runnerKit(noting());
		const messages = Array.from({ length: 600 }, (_, i) => kit.message(`S${i}`, i));
		const { done } = await kit.process(messages);
		expect(kit.database.begun).toBe(3);
		expect(done.map((one) => [one.offset, one.committed])).toEqual([
			['249', 250],
			['499', 500],
			['599', 600],
		]);
	});

	it('takes a message in once that stands twice in it', async () => {
		const seen: string[] = [];
		const kit = await runnerKit(noting(seen));
		await kit.process([kit.message('A', 0), kit.message('A', 1), kit.message('B', 2)]);
		expect(seen).toEqual(['A', 'B']);
		expect(kit.outcomes).toEqual(['handled', 'repeated', 'handled']);
	});

	it('takes a message in once that is delivered again', async () => {
		const seen: string[] = [];
		const kit = await runnerKit(noting(seen));
		await kit.process([kit.message('A', 0)]);
		const { done } = await kit.process([kit.message('A', 0), kit.message('B', 1)]);
		expect(seen).toEqual(['A', 'B']);
		expect(done.map((one) => one.offset)).toEqual(['1']);
	});

	it('passes over record types that the consumer does not handle', async () => {
		const kit = await runnerKit();
		const { done } = await kit.process([kit.message('A', 0)]);
		expect(done).toHaveLength(1);
		expect(kit.database.tables.outbox).toEqual([]);
		expect(kit.outcomes).toEqual(['handled']);
	});

	it('that is empty is nothing', async () => {
		const kit = await runnerKit(noting());
		expect(await kit.process([])).toEqual({ done: [], error: undefined });
	});
});

describe('one message that fails', () => {
	it('is tried again alone, and its neighbours are saved', async () => {
		let left = 2;
		const failOn = (sku: string) => (sku === 'B' && left-- > 0 ? new RangeError('not yet') : undefined);
		const kit = await runnerKit(noting([], failOn));
		const { done } = await kit.process(['A', 'B', 'C'].map((sku, i) => kit.message(sku, i)));
		expect(done).toEqual([
			{ offset: '0', committed: 1 },
			{ offset: '2', committed: 3 },
		]);
		expect(kit.outcomes).toEqual(['handled', 'handled', 'handled']);
		expect(kit.pauses).toEqual([50]);
		expect(kit.logger.lines.map(({ message, facts }) => [message, facts])).toEqual([
			[
				'messages failed together and are tried one by one',
				{ topic: TOPIC, partition: 3, offset: '0', messages: 3, problem: 'not yet' },
			],
			['a message is tried again', { topic: TOPIC, partition: 3, offset: '1', attempt: 1, problem: 'not yet' }],
		]);
		expect(kit.deadLetters()).toEqual([]);
	});

	it('for good goes to the dead letters at once', async () => {
		const never = new PsraError('VALUE_INVALID', 'The price is negative.', { field: 'price' });
		const kit = await runnerKit(noting([], (sku) => (sku === 'B' ? never : undefined)));
		await kit.process(['A', 'B', 'C'].map((sku, i) => kit.message(sku, i)));
		expect(kit.pauses).toEqual([]);
		expect(kit.outcomes.toSorted()).toEqual(['dead-lettered', 'handled', 'handled']);
		expect(kit.deadLetters().map((row) => row.type)).toEqual(['VALUE_INVALID']);
	});

	it('in a way that nobody foresaw goes to the dead letters after eight deliveries', async () => {
		const kit = await runnerKit(noting([], (sku) => (sku === 'A' ? new TypeError('x is undefined') : undefined)));
		const { done } = await kit.process([kit.message('A', 0), kit.message('B', 1)]);
		expect(kit.pauses).toEqual([50, 100, 200, 400, 800, 1_600, 2_000]);
		expect(kit.deadLetters().map((row) => row.type)).toEqual(['HANDLER_FAILED']);
		expect(done.map((one) => one.offset)).toEqual(['1']);
		expect(kit.outcomes).toEqual(['handled', 'dead-lettered']);
	});

	it('is delivered once to the dead letters, also where it is delivered again', async () => {
		const kit = await runnerKit(noting([], () => new PsraError('VALUE_INVALID', 'no')));
		await kit.process([kit.message('A', 0)]);
		await kit.process([kit.message('A', 0)]);
		expect(kit.deadLetters()).toHaveLength(1);
		expect(kit.outcomes).toEqual(['dead-lettered', 'repeated']);
	});

	it('leaves nothing of its failed deliveries behind', async () => {
		let left = 3;
		const kit = await runnerKit(async ({ value }: Request, { timers }) => {
			const dueAt = new Date(0);
			await timers.set([{ owner: 'x', company: 'HD', instance: value.sku, name: String(left), dueAt }]);
			if (left-- > 0) throw new RangeError('not yet');
			return {};
		});
		await kit.process([kit.message('A', 0)]);
		expect(kit.database.tables.timers.size).toBe(1);
	});
});

describe('a fault outside', () => {
	it('keeps a message as long as it lasts: it is good', async () => {
		const kit = await runnerKit(
			noting([], () => (kit.pauses.length < 30 ? new PsraError('ERP_UNAVAILABLE', 'down') : undefined)),
		);
		const { done } = await kit.process([kit.message('A', 0)]);
		expect(kit.pauses).toHaveLength(30);
		expect(Math.max(...kit.pauses)).toBe(2_000);
		expect(done).toHaveLength(1);
		expect(kit.deadLetters()).toEqual([]);
	});

	it('of the database is waited for', async () => {
		const kit = await runnerKit(noting());
		const down = () => new PsraError('DATABASE_UNAVAILABLE', 'down');
		kit.database.failNext(down(), down(), down());
		const { done } = await kit.process([kit.message('A', 0), kit.message('B', 1)]);
		expect(done.map((one) => one.offset)).toEqual(['0', '1']);
		expect(kit.outcomes).toEqual(['handled', 'handled']);
	});

	it('of the registry keeps the message, which may be good', async () => {
		const kit = await runnerKit(noting());
		kit.registry.fault = new PsraError('REGISTRY_UNAVAILABLE', 'down');
		kit.onPause = (pauses) => {
			if (pauses === 9) kit.registry.fault = undefined;
		};
		await kit.process([kit.message('A', 0)]);
		expect(kit.pauses).toHaveLength(9);
		expect(kit.outcomes).toEqual(['handled']);
	});

	it('of the registry does not keep messages whose schema has been seen', async () => {
		const kit = await runnerKit(noting());
		await kit.process([kit.message('A', 0)]);
		kit.registry.fault = new PsraError('REGISTRY_UNAVAILABLE', 'down');
		await kit.process([kit.message('B', 1)]);
		expect(kit.outcomes).toEqual(['handled', 'handled']);
		expect(kit.pauses).toEqual([]);
	});

	it('at the commit saves nothing, calls nothing done, and is tried again', async () => {
		const kit = await runnerKit(noting());
		kit.database.failNextCommit(new PsraError('DATABASE_UNAVAILABLE', 'the connection broke'));
		const { done } = await kit.process([kit.message('A', 0)]);
		expect(done).toEqual([{ offset: '0', committed: 1 }]);
		expect(kit.database.tables.outbox.map((row) => row.id)).toEqual(['out A']);
	});

	it('that asks for a longer pause gets it', async () => {
		let left = 2;
		const busy = new PsraError('ERP_UNAVAILABLE', 'busy', { retryAfterMs: 7_000 });
		const kit = await runnerKit(noting([], () => (left-- > 0 ? busy : undefined)));
		await kit.process([kit.message('A', 0)]);
		expect(kit.pauses).toEqual([7_000]);
	});

	it('while a dead letter is saved gives the batch back, for its message to come again', async () => {
		const down = () => new PsraError('DATABASE_UNAVAILABLE', 'down');
		const broken = await runnerKit(
			noting([], () => {
				broken.database.failNext(down());
				return new PsraError('VALUE_INVALID', 'no');
			}),
		);
		const { done, error } = await broken.process([broken.message('A', 0)]);
		expect(done).toEqual([]);
		expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
	});
});

describe('stopping', () => {
	it('begins no further transaction', async () => {
		const kit = await runnerKit(noting());
		const messages = Array.from({ length: 300 }, (_, i) => kit.message(`S${i}`, i));
		const { done } = await kit.process(messages, () => kit.outcomes.length > 0);
		expect(done.map((one) => one.offset)).toEqual(['249']);
	});

	it('handles nothing where the partition is gone already', async () => {
		const kit = await runnerKit(noting());
		expect(await kit.process([kit.message('A', 0)], () => true)).toEqual({ done: [], error: undefined });
		expect(kit.database.begun).toBe(0);
	});

	it('gives up a message that keeps failing, and does not call it done', async () => {
		const kit = await runnerKit(
			noting([], (sku) => (sku === 'B' ? new PsraError('ERP_UNAVAILABLE', 'down') : undefined)),
		);
		const { done } = await kit.process(
			['A', 'B', 'C'].map((sku, i) => kit.message(sku, i)),
			() => kit.pauses.length > 2,
		);
		expect(done.map((one) => one.offset)).toEqual(['0']);
		expect(kit.deadLetters()).toEqual([]);
	});
});

describe('a message that the business refuses', () => {
	it('goes to the dead letters, and what the handler wrote stays', async () => {
		const kit = await runnerKit(async ({ value }: Request, { timers }) => {
			await timers.set([{ owner: 'x', company: 'HD', instance: value.sku, name: 'n', dueAt: new Date(0) }]);
			return { messages: [about(value.sku)], deadLetter: new PsraError('SEQUENCE_CONFLICT', 'Two contents.') };
		});
		await kit.process([kit.message('A', 0)]);
		expect(kit.outcomes).toEqual(['dead-lettered']);
		expect(kit.database.tables.timers.size).toBe(1);
		expect(kit.database.tables.outbox.map((row) => row.topic)).toEqual([TOPIC, `${TOPIC}.dlq`]);
	});
});

describe('what a handler sends', () => {
	it('carries the trail of its cause', async () => {
		const kit = await runnerKit(noting());
		const headers = [
			...headersOf('m-1'),
			['correlationid', Buffer.from('order-7')],
			['traceparent', Buffer.from('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')],
		] as const;
		await kit.process([kit.message('A', 0, { headers })]);
		const sent = new Map(kit.database.tables.outbox[0]?.headers.map(([name, v]) => [name, Buffer.from(v).toString()]));
		expect(sent.get('correlationid')).toBe('order-7');
		expect(sent.get('causationid')).toBe('m-1');
		expect(sent.get('traceparent')).toMatch(
			/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/,
		);
	});

	it('and does not fit its schema is set aside with the message that led to it, and nothing of it is sent', async () => {
		const kit = await runnerKit(async () => ({ messages: [{ ...about('A'), value: { sku: 1 } }] }));
		await kit.process([kit.message('A', 0)]);
		expect(kit.deadLetters().map((row) => row.type)).toEqual(['VALUE_INVALID']);
		expect(kit.database.tables.outbox).toHaveLength(1);
	});
});
