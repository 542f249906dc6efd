import { describe, expect, it } from '@jest/globals';
import type { AvroSchema } from '../../../schemas/avro.ts';
import { checkAgainstRelease } from '../../../schemas/full-transitive.ts';
import { date, decimal, enumeration, field, optional, record } from './schema-kit.ts';

function breachesOf(current: AvroSchema, released: AvroSchema): string[] {
	return checkAgainstRelease(current, released).map(({ direction, problem }) => `${direction}: ${problem}`);
}

const released = record('Item', field('sku', 'string'), field('weight', optional(decimal(18, 6)), { default: null }));
const withField = (...more: Parameters<typeof record>[1][]) => record('Item', ...released.fields, ...more);

describe('a schema against its release', () => {
	it('may gain and lose fields that have defaults', () => {
		const gained = withField(field('colour', optional('string'), { default: null }));
		expect(breachesOf(gained, released)).toEqual([]);
		expect(breachesOf(released, gained)).toEqual([]);
		expect(breachesOf(record('Item', field('sku', 'string')), released)).toEqual([]);
	});

	it('may not gain a field without default', () => {
		expect(breachesOf(withField(field('colour', 'string')), released)).toEqual([
			'backward: Item.colour was added without a default.',
		]);
	});

	it('may not lose a field that the release has no default for', () => {
		expect(breachesOf(record('Item', field('weight', optional(decimal(18, 6)), { default: null })), released)).toEqual([
			'forward: Item.sku was removed, and the release has no default for it.',
		]);
	});

	it('may not change a type, not even by a promotion', () => {
		const of = (type: AvroSchema) => record('Item', field('count', type));
		expect(breachesOf(of('string'), of('int'))).toEqual(['backward: Item.count: int was changed to string.']);
		expect(breachesOf(of('long'), of('int'))).toEqual(['forward: Item.count: int was changed to long.']);
		expect(breachesOf(of(date), of('int'))).toEqual(['backward: Item.count: int was changed to date.']);
		expect(breachesOf(of(decimal(18, 4)), of(decimal(18, 6)))).toEqual([
			'backward: Item.count: decimal(18,6) was changed to decimal(18,4).',
		]);
	});

	it('may gain and lose symbols where the enum has a default', () => {
		const of = (symbols: string[], fallback?: string) =>
			record('Item', field('kind', enumeration('Kind', symbols, fallback)));
		expect(breachesOf(of(['unknown', 'made'], 'unknown'), of(['unknown', 'bought'], 'unknown'))).toEqual([]);
		expect(breachesOf(of(['made']), of(['made', 'bought']))).toEqual([
			'backward: Item.kind: symbol bought was removed, and the enum has no default.',
		]);
		expect(breachesOf(of(['made', 'bought']), of(['made']))).toEqual([
			'forward: Item.kind: symbol bought was added, and the released enum has no default.',
		]);
	});

	it('may neither gain nor lose branches of a union', () => {
		const of = (...branches: string[]) => record('Item', field('note', branches));
		expect(breachesOf(of('null', 'string'), of('null', 'string', 'boolean'))).toEqual([
			'backward: Item.note: boolean was removed from the union.',
		]);
		expect(breachesOf(of('null', 'string', 'boolean'), of('null', 'string'))).toEqual([
			'forward: Item.note: boolean was added to the union.',
		]);
	});

	it('may not be renamed: released readers know no alias', () => {
		expect(breachesOf({ ...record('Article'), aliases: ['Item'] }, record('Item'))).toEqual([
			'forward: Item: the name was changed from record psra.test.Item to record psra.test.Article.',
		]);
	});

	it('tells both sides of a symbol or field that was exchanged', () => {
		const of = (name: string) => record('Item', field(name, 'string'));
		expect(breachesOf(of('designation'), of('description'))).toEqual([
			'backward: Item.designation was added without a default.',
			'forward: Item.description was removed, and the release has no default for it.',
		]);
	});

	it('gives each breach a remedy', () => {
		for (const { remedy } of checkAgainstRelease(record('Item', field('b', 'int')), record('Item', field('a', 'int'))))
			expect(remedy).toMatch(/^[A-Z].*\.$/);
	});
});
