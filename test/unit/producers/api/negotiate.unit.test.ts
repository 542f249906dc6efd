import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { negotiate } from '../../../../producers/api/negotiate.ts';

const JSON_TYPE = 'application/json';
const PDF = 'application/pdf';
const offered = [JSON_TYPE, PDF] as const;

describe('the media type that an Accept header prefers', () => {
	it.each([
		[undefined, JSON_TYPE],
		['', JSON_TYPE],
		['*/*', JSON_TYPE],
		['application/*', JSON_TYPE],
		['application/pdf', PDF],
		['APPLICATION/PDF', PDF],
		['application/pdf, */*', JSON_TYPE],
		['application/pdf, */*;q=0.9', PDF],
		['application/json;q=0.2, application/pdf;q=0.3', PDF],
		['application/json;q=0, */*', PDF],
		['application/*;q=0.5, application/json;q=0.1', PDF],
		['application/pdf;version=1.7; q=0.8, application/json;q=0.7', PDF],
		['text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8', JSON_TYPE],
		['text/html', undefined],
		['image/*', undefined],
		['application/pdf;q=0', undefined],
		['*/*;q=0.000', undefined],
		['application/pdf;q=2', undefined],
		['application/pdf;q=high', undefined],
		['nonsense', undefined],
		[',', undefined],
	])('%j: %s', (accept, type) => {
		expect(negotiate(accept, offered)).toBe(type);
	});

	it('answers one of those at hand or none, whatever the header', () => {
		fc.assert(fc.property(fc.string(), (accept) => [...offered, undefined].includes(negotiate(accept, offered))));
	});

	it('answers a type that is named without a weight, whatever else is refused or weighed less', () => {
		const weight = fc.integer({ min: 0, max: 999 }).map((q) => `;q=0.${String(q).padStart(3, '0')}`);
		const less = fc
			.tuple(fc.constantFrom(JSON_TYPE, 'text/html', '*/*', 'application/*'), weight)
			.map(([range, q]) => range + q);
		fc.assert(
			fc.property(fc.array(less), fc.nat(), (ranges, at) => {
				const accept = ranges.toSpliced(at % (ranges.length + 1), 0, PDF).join(', ');
				return negotiate(accept, offered) === PDF;
			}),
		);
	});
});
