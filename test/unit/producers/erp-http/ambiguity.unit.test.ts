import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ambiguityOf } from '../../../../producers/erp-http/ambiguity.ts';

const plainJson = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		fc.string({ unit: 'grapheme' }),
		fc.maxSafeInteger(),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('value')),
		fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value')),
	),
})).value;

describe('JSON that readers understand in different ways', () => {
	it('is not what is written with names once and whole numbers', () => {
		fc.assert(
			fc.property(plainJson, fc.nat(3), (value, indent) => {
				expect(ambiguityOf(JSON.stringify(value, null, indent))).toBeUndefined();
			}),
		);
	});

	it('has a name twice, wherever it stands and however it is spelled', () => {
		const twice = fc.tuple(plainJson, fc.string({ unit: 'grapheme', minLength: 1 }), plainJson);
		fc.assert(
			fc.property(twice, ([before, name, between]) => {
				const escaped = `"${[...name]
					.flatMap((c) => c.split(''))
					.map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
					.join('')}"`;
				const json = `[${JSON.stringify(before)},{${JSON.stringify(name)}:1,"":${JSON.stringify(between)},${escaped}:2}]`;
				expect(ambiguityOf(json)).toMatchObject({ code: 'REQUEST_MALFORMED', problem: 'stands twice in its object' });
			}),
		);
	});

	it.each([
		['{"a":1,"a":1}', 'a'],
		['{"lines":[{"q":1},{"q":[0,{"x":"}","y":"\\"","x":2}]}]}', 'lines[1].q[1].x'],
		['{"a":{"b":1},"b":{"b":{"a":1,"a":2}}}', 'b.b.a'],
	])('names the field: %s', (json, field) => {
		expect(ambiguityOf(json)).toMatchObject({ field, problem: 'stands twice in its object' });
	});

	it.each([
		['1.5', '1.5 is no whole number'],
		['1e3', '1e3 is no whole number'],
		['9007199254740993', '9007199254740993 is no whole number'],
		['-9007199254740993', '-9007199254740993 is no whole number'],
		[`1${'0'.repeat(400)}`, 'is no whole number'],
	])('has a number that JavaScript may read as another one: %s', (number, problem) => {
		expect(ambiguityOf(`{"a":[0,${number}]}`)).toMatchObject({
			code: 'VALUE_INVALID',
			field: 'a[1]',
			problem: expect.stringContaining(problem),
		});
	});

	it('takes digits in text for text', () => {
		expect(ambiguityOf('{"a":"1.5","1.5":"x","b":"\\\\"}')).toBeUndefined();
	});

	it('is nested more than readers follow', () => {
		const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
		expect(ambiguityOf(nested(32))).toBeUndefined();
		expect(ambiguityOf(nested(33))).toMatchObject({
			code: 'REQUEST_MALFORMED',
			problem: expect.stringContaining('32 deep'),
		});
		expect(ambiguityOf(nested(1_000_000))).toBeDefined();
	});
});
