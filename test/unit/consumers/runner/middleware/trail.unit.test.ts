import { describe, expect, it } from '@jest/globals';
import { headerOf, trailOf } from '../../../../../consumers/runner/middleware/trail.ts';
import type { Header, ReceivedMessage } from '../../../../../infra/ports/message.ts';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const VALID = /^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/;

function received(headers: Record<string, string>): ReceivedMessage {
	const list = Object.entries(headers).map(([name, value]): Header => [name, Buffer.from(value)]);
	return { topic: 'erp.items', partition: 0, offset: '0', timestamp: 0, key: null, payload: null, headers: list };
}

describe('the trail of a message', () => {
	it('goes on with its correlation and trace, and has the message itself as the cause', () => {
		const headers = { correlationid: 'order-7', causationid: 'm-0', traceparent: TRACE };
		expect(trailOf(received(headers), 'm-1')).toEqual({
			correlationId: 'order-7',
			causationId: 'm-1',
			traceparent: TRACE,
		});
	});

	it.each([{}, { correlationid: '' }])('begins with a message that names no correlation: %j', (headers) => {
		expect(trailOf(received(headers as Record<string, string>), 'm-1')).toMatchObject({
			correlationId: 'm-1',
			causationId: 'm-1',
		});
	});

	it.each([
		'',
		'garbage',
		TRACE.toUpperCase(),
		`${TRACE} `,
		TRACE.slice(0, -1),
		`ff${TRACE.slice(2)}`,
		'00-00000000000000000000000000000000-b7ad6b7169203331-01',
		'00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01',
	])('begins a trace where it is malformed: %j', (traceparent) => {
		const trail = trailOf(received({ traceparent }), 'm-1');
		expect(trail.traceparent).toMatch(VALID);
		expect(trail).toEqual(trailOf(received({}), 'm-1'));
	});

	it('gives a message without trace the same one at each delivery, and each message another', () => {
		const traces = [
			'e',
			'e-1',
			'csv:psra.erp.Item:HD|PUMP:1',
			'csv:psra.erp.Item:HD|PUMP:2',
			'csv:psra.erp.Item:HD|DRIVE:1',
		].map((id) => trailOf(received({}), id).traceparent);
		expect(new Set(traces.map((trace) => trace.split('-')[1])).size).toBe(traces.length);
		for (const trace of traces) {
			expect(trace).toMatch(VALID);
			expect(trace).not.toMatch(/-0{16}-|-0{32}-/);
		}
	});
});

describe('a header', () => {
	it('is the first of its name, exactly as it is written', () => {
		const twice: Header[] = [
			['a', Buffer.from('first')],
			['a', Buffer.from('second')],
		];
		const message = { ...received({}), headers: twice };
		expect(headerOf(message, 'a')).toBe('first');
		expect(headerOf(message, 'A')).toBeUndefined();
	});
});
