import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromEnglish } from '../../../../rules/compile/canonical.ts';
import { loadPack, packIds } from '../../../../rules/packs/index.ts';
import { type Condition, condition } from '../../../../rules/schema/condition.ts';
import { inEnglish } from '../../../../rules/schema/english.ts';
import { compiledOf, describeReference, EACH_PACK } from './reference.ts';

const percent = fc.oneof(
	fc.integer({ min: 0, max: 100 }).map(String),
	fc.integer({ min: 0, max: 9999 }).map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`),
);
const base = fc.constantFrom('exw' as const, 'fob' as const, 'transaction-value' as const);
const name = fc.constantFrom(
	'weaving',
	'printing (as standalone operation)',
	'rubber thread or cord, not textile covered',
);
const code = fc
	.constantFrom(2, 4, 6, 8)
	.chain((length) =>
		fc.tuple(digits(length), digits(length)).map(([a, b]) => (a < b ? { from: a, to: b } : { from: a, to: a })),
	);
function digits(length: number) {
	return fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
}
const relation = fc.constantFrom('chapter-of-product', 'heading-of-product', 'subheading-of-product' as const);
const parts = { ranges: fc.array(code, { minLength: 1, maxLength: 3 }), named: name, relation };
const leftOut = fc.array(fc.record(parts, { requiredKeys: [] }), { minLength: 1, maxLength: 2 });
const materialClass = fc.record({ ...parts, except: leftOut }, { requiredKeys: [] });
const materials = fc.array(materialClass, { minLength: 1, maxLength: 3 });
const share = fc.record({ percent, of: base });
const cap = fc.record({ percent, of: base, or: share }, { requiredKeys: ['percent', 'of'] });
const allowances = fc.array(fc.record({ materials, maxValue: cap, process: name }, { requiredKeys: ['materials'] }), {
	minLength: 1,
	maxLength: 2,
});
const date = fc.constantFrom('2021-01-01', '2026-12-31');

/** Any condition that the language can say. */
const anyCondition: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
	tree: fc.oneof({ maxDepth: 3, withCrossShrink: true }, tie('leaf'), tie('node')),
	leaf: fc.oneof(
		fc.record({ kind: fc.constantFrom('wholly-obtained-product') }),
		fc.record({ kind: fc.constantFrom('wholly-obtained-materials', 'produced-from', 'must-originate'), materials }),
		fc.record({ kind: fc.constant('minimum-wholly-obtained'), materials, percent }),
		fc.record(
			{
				kind: fc.constant('tariff-change'),
				level: fc.constantFrom('chapter', 'heading', 'subheading'),
				except: materials,
				allowances,
			},
			{ requiredKeys: ['kind', 'level'] },
		),
		fc.record({ kind: fc.constant('any-heading'), except: materials, allowances }, { requiredKeys: ['kind'] }),
		fc.record(
			{ kind: fc.constant('max-value'), percent, of: base, materials },
			{ requiredKeys: ['kind', 'percent', 'of'] },
		),
		fc.record({ kind: fc.constant('min-rvc'), percent, of: base }),
		fc.record({ kind: fc.constant('minimum-originating'), materials, percent }),
		fc.record({ kind: fc.constant('originating-value-above'), materials, percent, of: base }),
		fc.record({ kind: fc.constant('originating-outweighs') }),
		fc.record({ kind: fc.constant('max-net-cost'), percent }),
		fc.record({
			kind: fc.constant('max-weight'),
			percent,
			materials,
			of: fc.oneof(fc.constant('product' as const), materials),
		}),
		fc.record({ kind: fc.constant('process'), name, on: materials }, { requiredKeys: ['kind', 'name'] }),
		fc.record({ kind: fc.constant('per-item'), maxNonOriginating: cap }, { requiredKeys: ['kind'] }),
		fc.record({ kind: fc.constant('unparsed'), text: fc.constantFrom('CTH, unless it rains; and 50%.', 'x') }),
	),
	node: fc.oneof(
		fc.record({ kind: fc.constantFrom('all', 'any'), of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) }),
		fc.record({ kind: fc.constant('within-quota'), of: tie('tree'), quota: fc.constantFrom('tuna', 'TCA Annex 4') }),
		fc.oneof(
			fc.record({ kind: fc.constant('time-limit'), of: tie('tree'), from: date, until: date }),
			fc.record({ kind: fc.constant('time-limit'), of: tie('tree'), until: date }),
			fc.record({ kind: fc.constant('time-limit'), of: tie('tree'), from: date }),
		),
	),
})).tree;

describe('canonical English', () => {
	it('of any condition reads back to the same tree', () => {
		fc.assert(
			fc.property(anyCondition, (made) => {
				const tree: Condition = condition.parse(made);
				expect(fromEnglish(inEnglish(tree))).toEqual(tree);
			}),
			{ numRuns: 2000 },
		);
	});

	it.each(packIds())('is different for different conditions of %s', (agreement) => {
		const trees = new Map<string, string>();
		for (const { alternatives } of loadPack(agreement)?.rows ?? []) {
			for (const one of alternatives) {
				const known = trees.get(inEnglish(one)) ?? JSON.stringify(one);
				expect(JSON.stringify(one)).toBe(known);
				trees.set(inEnglish(one), known);
			}
		}
	});

	it.each(['', 'CTH; and', '[CTH', 'CTH except', 'MaxNOM 50%', 'CTH and CC', 'the process "weaving"'])(
		'refuses %j with the place',
		(text) => expect(() => fromEnglish(text)).toThrow(expect.objectContaining({ code: 'PACK_INVALID' })),
	);
});

describeReference('text → tree → canonical English → tree (needs reference data)', () => {
	it.each(EACH_PACK)('gives the same tree for every text of %s', (_, profile) => {
		for (const { alternatives } of compiledOf(profile).statements) {
			for (const tree of alternatives) expect(fromEnglish(inEnglish(tree))).toEqual(tree);
		}
	});
});
