import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../../../rules/engine/evaluate.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import { checkCase, originCase } from '../../../../rules/schema/case.ts';
import { reason } from '../../../../rules/words/index.ts';
import { accepts, type JsonSchema } from '../../../support/rules/json-schema.ts';
import { probesOf } from '../../../support/rules/probes.ts';

const CONTRACTS = new URL('../../../../../shared/contracts/', import.meta.url);
const present = existsSync(new URL('origin-case.schema.json', CONTRACTS));
const ofContract = present ? describe : describe.skip;

function read(name: string): string {
	return present ? readFileSync(new URL(name, CONTRACTS), 'utf8') : '';
}

function lines(name: string): { id: string; [field: string]: unknown }[] {
	return read(name)
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line));
}

ofContract('the contract’s examples, on the eu-uk pack', () => {
	const expected = new Map(lines('examples-expected.jsonl').map((one) => [one.id, one]));

	it.each(lines('examples.jsonl').map((example) => [example.id, example]))('%s', (id, example) => {
		const checked = checkCase(example);
		if ('error' in checked) throw new Error(JSON.stringify(checked.error));
		const pack = loadPack('eu-uk') as NonNullable<ReturnType<typeof loadPack>>;
		const result = evaluate(checked.case, pack);
		expect({ id, verdict: result.verdict, basis: result.basis }).toEqual(expected.get(id as string));
		const why = reason({ result, origin: checked.case, manifest: pack.manifest });
		expect(why).not.toMatch(/undefined|\(\)/);
	});
});

ofContract('the case schema is the contract’s', () => {
	const contract = (present ? JSON.parse(read('origin-case.schema.json')) : {}) as JsonSchema;

	it('on every probe made from the examples by changing, adding and dropping one field', () => {
		const probes = lines('examples.jsonl').flatMap((example) => [...probesOf(example)]);
		const differing = probes.filter(
			({ value }) => accepts(contract, value, contract) !== originCase.safeParse(value).success,
		);
		expect(probes.length).toBeGreaterThan(2000);
		expect(differing.slice(0, 5)).toEqual([]);
	});

	it('on every probe made from a case that has all fields', () => {
		const full = exampleOf(contract, contract);
		expect(originCase.safeParse(full).error?.issues).toBeUndefined();
		const probes = [...probesOf(full)];
		const differing = probes.filter(
			({ value }) => accepts(contract, value, contract) !== originCase.safeParse(value).success,
		);
		expect(differing.slice(0, 5)).toEqual([]);
	});
});

/** A value with every property that the schema names. */
function exampleOf(schema: JsonSchema, root: JsonSchema, depth = 0): unknown {
	if (schema.$ref !== undefined)
		return exampleOf(root.$defs?.[schema.$ref.replace('#/$defs/', '')] as JsonSchema, root, depth);
	if (schema.enum !== undefined) return schema.enum[0];
	const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
	if (type === 'object') {
		const properties = Object.entries(schema.properties ?? {}).filter(([name]) => name !== 'bom' || depth < 2);
		const members = properties.map(([name, one]) => [name, exampleOf(one, root, name === 'bom' ? depth + 1 : depth)]);
		const open = typeof schema.additionalProperties === 'object';
		return Object.fromEntries(
			open ? [['a phrase', exampleOf(schema.additionalProperties as JsonSchema, root)]] : members,
		);
	}
	if (type === 'array') return [exampleOf(schema.items as JsonSchema, root, depth)];
	if (type === 'boolean') return true;
	if (schema.format === 'date') return '2026-03-01';
	return ['a', 'EUR', '1.50', '841370'].find((text) => new RegExp(schema.pattern ?? '').test(text));
}

describe('a bad case names the field and the remedy', () => {
	const good = {
		id: 'c',
		agreement: 'eu-uk',
		date: '2026-03-01',
		madeIn: 'EU',
		product: { hs: '841370' },
		materials: [],
	};
	const material = { id: 'm', hs: '7318', status: 'non-originating' };
	const error = (value: unknown) => {
		const checked = checkCase(value);
		return 'error' in checked ? checked.error : null;
	};

	it.each<[string, unknown, string, string]>([
		['absent', { ...good, agreement: undefined }, 'agreement', 'Add it as a string.'],
		[
			'a number for an amount',
			{ ...good, materials: [{ ...material, value: 12.5 }] },
			'materials[0].value',
			'Give a decimal string, e.g. "12.50", or null where it is unknown.',
		],
		[
			'a negative amount',
			{ ...good, product: { hs: '841370', exw: '-1' } },
			'product.exw',
			'Give a decimal string without sign or exponent, e.g. "12.50", or null where it is unknown.',
		],
		[
			'a code with dots',
			{ ...good, product: { hs: '8413.70' } },
			'product.hs',
			'Give an HS code of 6 to 10 digits without dots.',
		],
		[
			'a misspelt field',
			{ ...good, product: { hs: '841370', ewx: '1' } },
			'product.ewx',
			'Remove it or correct its spelling.',
		],
		[
			'a status that is none',
			{ ...good, materials: [{ ...material, status: 'maybe' }] },
			'materials[0].status',
			'Give one of: originating, non-originating, unknown, self-produced.',
		],
		['no date of the calendar', { ...good, date: '2026-02-30' }, 'date', 'Give a date of the calendar as YYYY-MM-DD.'],
		[
			'a process that is no answer',
			{ ...good, processes: { 'chemical reaction': 'yes' } },
			'processes["chemical reaction"]',
			'Give a value of type boolean.',
		],
		['no object', 'case', '', 'Give a value of type object.'],
	])('%s', (_, value, path, remedy) => {
		expect(error(value)).toMatchObject({ code: 'CASE_INVALID', path, remedy });
	});

	it('a bill of materials without end is refused with its path', () => {
		let bom: object[] = [material];
		for (let level = 0; level < 5000; level++) bom = [{ ...material, status: 'self-produced', bom }];
		expect(error({ ...good, materials: bom })?.path).toMatch(/^materials\[0\](\.bom\[0\]){63}\.bom$/);
	});
});
