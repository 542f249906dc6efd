import { describe, expect, it } from '@jest/globals';
import { envelope, newTrail } from '../../../../infra/outbox/envelope.ts';
import { SHARDS, shardOf } from '../../../../infra/outbox/shards.ts';
import type { OutgoingMessage, Trail } from '../../../../infra/ports/message.ts';
import { restoreHeaders, storeHeaders } from '../../../../infra/postgres/headers.ts';
import { clockAt } from '../../../support/memory/clock.ts';
import { readable } from '../../../support/runner/kit.ts';

const encode = envelope({
	codec: { encode: (topic, type, value) => Buffer.from(`${topic} ${type} ${JSON.stringify(value)}`) },
	clock: clockAt('2026-03-01T08:00:00.000Z'),
	source: 'urn:psra:item-facts',
});
const message: OutgoingMessage = {
	topic: 'erp.items',
	type: 'psra.erp.Item',
	key: 'HD|PÜMP',
	value: { sku: 'PÜMP' },
	id: 'm-1',
};
const trail: Trail = {
	correlationId: 'c-1',
	causationId: 'm-0',
	traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
};

describe('a message in its envelope', () => {
	it('carries key, payload and the headers of CloudEvents and of the trace', () => {
		const encoded = encode(message, trail);
		expect(encoded).toMatchObject({
			id: 'm-1',
			topic: 'erp.items',
			type: 'psra.erp.Item',
			key: Buffer.from('HD|PÜMP'),
			payload: Buffer.from('erp.items psra.erp.Item {"sku":"PÜMP"}'),
			aggregate: { type: 'erp.items', id: 'HD|PÜMP' },
		});
		expect(readable(encoded.headers)).toEqual([
			['ce_specversion', '1.0'],
			['ce_id', 'm-1'],
			['ce_source', 'urn:psra:item-facts'],
			['ce_type', 'psra.erp.Item'],
			['ce_subject', 'HD|PÜMP'],
			['ce_time', '2026-03-01T08:00:00.000Z'],
			['content-type', 'application/avro'],
			['traceparent', expect.stringMatching(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00$/)],
			['correlationid', 'c-1'],
			['causationid', 'm-0'],
		]);
	});

	it('goes on in the same trace with a span of its own', () => {
		const spanOf = () => {
			const parent = readable(encode(message, trail).headers).find(([name]) => name === 'traceparent');
			return parent?.[1].split('-')[2];
		};
		const spans = new Set([spanOf(), spanOf(), 'b7ad6b7169203331']);
		expect(spans.size).toBe(3);
	});

	it('without an id of its own gets one that no other has', () => {
		const { id: _, ...nameless } = message;
		const [one, other] = [encode(nameless, trail), encode(nameless, trail)];
		expect(one.id).not.toBe(other.id);
		expect(readable(one.headers)).toContainEqual(['ce_id', one.id]);
	});

	it('that nothing caused names no cause', () => {
		const names = encode(message, { ...trail, causationId: null }).headers.map(([name]) => name);
		expect(names).not.toContain('causationid');
	});
});

describe('a trail that begins here', () => {
	it('has a trace that is valid by the W3C format, and a correlation of its own', () => {
		const [one, other] = [newTrail(), newTrail()];
		expect(one.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
		expect(one.causationId).toBeNull();
		expect(one.correlationId).not.toBe(other.correlationId);
		expect(one.traceparent).not.toBe(other.traceparent);
	});
});

describe('headers in the outbox', () => {
	it('come back as they were: order, repeated names and bytes that are no text', () => {
		const headers = [
			['b', Buffer.from([0, 255, 128])],
			['a', Buffer.from('1')],
			['b', Buffer.alloc(0)],
		] as const;
		const stored = JSON.parse(JSON.stringify(storeHeaders(headers)));
		expect(restoreHeaders(stored)).toEqual(headers);
	});
});

describe('the shard of an aggregate', () => {
	it('is the same for ever: rows that are stored carry it', () => {
		const of = (id: string) => shardOf('erp.items', id);
		expect(['HD|PUMP', 'HD|MOTOR', 'HD|GEAR', 'HD|SEAL'].map(of)).toEqual([2, 2, 0, 3]);
	});

	it('is one of the shards, each of which gets its part', () => {
		const counts = new Array<number>(SHARDS).fill(0);
		for (let n = 0; n < 400; n += 1) {
			const shard = shardOf('erp.items', `HD|${n}`);
			counts[shard] = (counts[shard] ?? Number.NaN) + 1;
		}
		for (const count of counts) expect(count).toBeGreaterThan(50);
	});
});
