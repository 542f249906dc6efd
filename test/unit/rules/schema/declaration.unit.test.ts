import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { declarationCase } from '../../../../rules/schema/declaration.ts';
import { REFERENCE_DATA } from '../../../support/reference-data.ts';

const CONTRACT = join(REFERENCE_DATA, '../contracts/declaration-case.schema.json');

interface Schema {
	readonly [keyword: string]: unknown;
}

interface Shape {
	types: string[];
	enum: unknown[];
	format?: unknown;
	pattern?: unknown;
	closed?: boolean;
	required?: string[];
	properties?: Record<string, Shape>;
	items?: Shape;
}

const list = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** What a schema allows, however it is written: references resolved, unions joined, null as one more type. */
function shapeOf(schema: Schema, root: Schema): Shape {
	if (typeof schema['$ref'] === 'string') {
		const name = schema['$ref'].split('/').at(-1) as string;
		return shapeOf((root['$defs'] as Record<string, Schema>)[name] as Schema, root);
	}
	const branches = [...list(schema['anyOf']), ...list(schema['oneOf'])].map((one) => shapeOf(one as Schema, root));
	const values = [...list(schema['enum']), ...list(schema['const'])];
	const own: Shape = {
		types: [...list(schema['type']).map(String), ...values.map((value) => (value === null ? 'null' : typeof value))],
		enum: values.filter((value) => value !== null),
	};
	if (schema['format'] !== undefined) own.format = schema['format'];
	else if (schema['pattern'] !== undefined) own.pattern = schema['pattern'];
	if (schema['properties'] !== undefined) {
		own.closed = schema['additionalProperties'] === false;
		own.required = (list(schema['required']) as string[]).toSorted();
		own.properties = Object.fromEntries(
			Object.entries(schema['properties'] as Record<string, Schema>).map(([key, one]) => [key, shapeOf(one, root)]),
		);
	}
	if (schema['items'] !== undefined) own.items = shapeOf(schema['items'] as Schema, root);
	const joined = Object.assign({}, ...branches, own, {
		types: [...new Set([own, ...branches].flatMap((shape) => shape.types))].toSorted(),
		enum: [own, ...branches].flatMap((shape) => shape.enum).toSorted(),
	});
	return joined as Shape;
}

describe('the schema of a declaration case', () => {
	const published = existsSync(CONTRACT) ? it : it.skip;

	published('allows what the contract allows, and nothing else', () => {
		const contract = JSON.parse(readFileSync(CONTRACT, 'utf8')) as Schema;
		const ours = z.toJSONSchema(declarationCase, { io: 'input' }) as Schema;
		expect(shapeOf(ours, ours)).toEqual(shapeOf(contract, contract));
	});

	it.each([
		['an unknown field', { id: 'a', colour: 'red' }],
		['no id', { origin: 'EU' }],
		['a day that does not exist', { id: 'a', issued: '2026-02-30' }],
		['a country in words', { id: 'a', supplierCountry: 'Germany' }],
		['a form that does not exist', { id: 'a', form: '22-14' }],
		['goods without a status', { id: 'a', goods: [{ id: 'x' }] }],
	])('refuses %s', (_what, value) => {
		expect(declarationCase.safeParse(value).success).toBe(false);
	});

	it('takes null for what was left blank, and further facts on goods and materials', () => {
		const value = { id: 'a', issued: null, cumulation: null, goods: [{ id: 'x', originating: true, plant: 'Z1' }] };
		expect(declarationCase.parse(value)).toEqual(value);
	});
});
