import { describe, expect, it } from '@jest/globals';
import { requestIdOf, trailOf } from '../../../../infra/http/trail.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the id of a request', () => {
	it("is the caller's where it is fit for a log line", () => {
		expect(requestIdOf({ 'x-request-id': 'order-17:a.b_c' })).toBe('order-17:a.b_c');
	});

	it.each([undefined, '', 'two words', 'line\nbreak', '"quoted"', 'x'.repeat(129)])('is a new one for %j', (given) => {
		expect(requestIdOf({ 'x-request-id': given })).toMatch(UUID);
	});
});

describe('the trail of a request', () => {
	it("is a span of the caller's trace", () => {
		const trail = trailOf('r-1', { traceparent: `00-${TRACE}-${SPAN}-01` });
		expect(trail).toMatchObject({ correlationId: 'r-1', causationId: null });
		expect(trail.traceparent).toMatch(new RegExp(`^00-${TRACE}-(?!${SPAN})[0-9a-f]{16}-01$`));
	});

	it('reads what a later version of the standard may send', () => {
		expect(trailOf('r-1', { traceparent: `01-${TRACE}-${SPAN}-01-more` }).traceparent).toContain(TRACE);
	});

	it.each([
		undefined,
		'nonsense',
		`00-${TRACE.toUpperCase()}-${SPAN}-01`,
		`ff-${TRACE}-${SPAN}-01`,
		`00-${'0'.repeat(32)}-${SPAN}-01`,
		`00-${TRACE}-${'0'.repeat(16)}-01`,
	])('begins a trace for %j', (traceparent) => {
		const begun = trailOf('r-1', { traceparent }).traceparent;
		expect(begun).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
		expect(begun).not.toContain(TRACE);
	});
});
