import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PsraError } from '../../../../infra/errors.ts';
import { entrances } from '../../../../producers/erp-http/entrances.ts';
import { readRecord } from '../../../../producers/erp-http/read-record.ts';
import { recordSchema } from '../../../../producers/erp-http/record-schema.ts';
import { schemaOf } from '../../../../schemas/index.ts';
import { resolveSchema } from '../../../../schemas/model.ts';
import { memoryCodec } from '../../../support/memory/registry.ts';
import { valuesOf } from './avro-values.ts';

const codec = await memoryCodec();
const item = {
	company: 'HD',
	sku: 'PUMP',
	sequence: 1,
	description: 'Pump',
	baseUnit: 'EA',
	procurement: 'made',
	finishedGood: true,
};
const problemsOf = (value: unknown) => {
	const read = readRecord(recordSchema('psra.erp.Item'), value);
	return 'problems' in read ? read.problems.map(({ field, problem }) => [field, problem]) : [];
};

describe('a record as JSON', () => {
	it.each(entrances())(
		'is accepted where the codec of the topics accepts it: $path',
		({ topic, type, schema }) => {
			const accepts = (value: object) => {
				try {
					codec.encode(topic, type, value);
					return true;
				} catch (error) {
					if (error instanceof PsraError && error.code === 'VALUE_INVALID') return false;
					throw error;
				}
			};
			const seen = { accepted: 0, refused: 0 };
			fc.assert(
				fc.property(valuesOf(resolveSchema(schemaOf[type])), (value) => {
					fc.pre(typeof value === 'object' && value !== null && !Array.isArray(value));
					const { success } = schema.safeParse(value);
					seen[success ? 'accepted' : 'refused'] += 1;
					expect(success).toBe(accepts(value as object));
				}),
				{ numRuns: 250 },
			);
			expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(10);
		},
		30_000,
	);

	it('says the same to the codec whether defaults are written out or not', () => {
		const read = readRecord(recordSchema('psra.erp.Item'), item);
		expect(read).toEqual({
			record: {
				company: 'HD',
				sku: 'PUMP',
				sequence: 1,
				erpVersion: null,
				description: 'Pump',
				commercialDesignation: null,
				hs: null,
				hsEdition: '2022',
				subdivision: null,
				baseUnit: 'EA',
				units: [],
				netWeightKg: null,
				procurement: 'made',
				finishedGood: true,
				active: true,
				assumptions: [],
			},
		});
		const { record } = read as { record: object };
		expect(codec.encode('erp.items', 'psra.erp.Item', record)).toEqual(
			codec.encode('erp.items', 'psra.erp.Item', item),
		);
	});

	it.each([
		['a missing field', { ...item, sku: undefined }, [['sku', 'is missing and has no default']]],
		['an unknown field', { ...item, colour: 'red' }, [['colour', 'is no field of this record']]],
		[
			'a field named for a trap',
			JSON.parse(`{"__proto__":1,${JSON.stringify(item).slice(1)}`),
			[['__proto__', 'is no field of this record']],
		],
		['another type', { ...item, finishedGood: 'yes' }, [['finishedGood', '"yes" is not true or false']]],
		['null where there must be something', { ...item, sku: null }, [['sku', 'null is not a string']]],
		[
			'a decimal as a number',
			{ ...item, netWeightKg: 12 },
			[['netWeightKg', '12 is not a decimal as a string, e.g. "12.50" or null']],
		],
		[
			'a decimal that would be rounded',
			{ ...item, units: [{ unit: 'CTN', factorToBase: '1.0000001' }] },
			[['units[0].factorToBase', '"1.0000001" is not a decimal of at most 12 digits before the point and 6 behind it']],
		],
		[
			'a huge decimal',
			{ ...item, netWeightKg: '1000000000000' },
			[
				[
					'netWeightKg',
					'"1000000000000" is not a decimal of at most 12 digits before the point and 6 behind it or null',
				],
			],
		],
		[
			'a symbol that is none',
			{ ...item, procurement: 'stolen' },
			[['procurement', '"stolen" is not one of unknown, made, bought']],
		],
		[
			'text that PostgreSQL can not keep',
			{ ...item, description: 'a\u0000b' },
			[['description', '"a\\u0000b" is not text without U+0000 and without half a surrogate pair']],
		],
		[
			'half a character',
			{ ...item, description: '\ud83d' },
			[['description', '"\\ud83d" is not text without U+0000 and without half a surrogate pair']],
		],
		['no object', ['HD'], [['', '["HD"] is not an object']]],
	])('is refused with field and problem: %s', (_what, value, problems) => {
		expect(problemsOf(value)).toEqual(problems);
	});

	it('keeps zeros that change no value', () => {
		expect(problemsOf({ ...item, netWeightKg: '-0001.5000000000' })).toEqual([]);
	});

	it('is told of ten problems at most, each short', () => {
		const noise = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${'x'.repeat(5_000)}${i}`, 1]));
		const read = readRecord(recordSchema('psra.erp.Item'), { ...item, ...noise, sku: ['y'.repeat(5_000)] });
		const problems = 'problems' in read ? read.problems : [];
		expect(problems).toHaveLength(10);
		expect(Math.max(...problems.map(({ field, problem }) => field.length + problem.length))).toBeLessThan(600);
	});
});
