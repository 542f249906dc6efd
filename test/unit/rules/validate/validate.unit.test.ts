import { describe, expect, it } from '@jest/globals';
import { PROFILE } from '../../../../rules/packs/eu-uk/profile.ts';
import { loadPack } from '../../../../rules/packs/index.ts';
import type { Condition } from '../../../../rules/schema/condition.ts';
import type { PackManifest, RulePack, RuleRow } from '../../../../rules/schema/pack.ts';
import { type Finding, validatePack } from '../../../../rules/validate/index.ts';

const eu = loadPack('eu-uk') as RulePack;
const CTH: Condition = { kind: 'tariff-change', level: 'heading' };

function row(facts: Partial<RuleRow> = {}): RuleRow {
	return {
		heading: '9901',
		subdivision: '',
		min: '9901000000',
		max: '9901999999',
		alternatives: [CTH],
		sourceRow: 0,
		...facts,
	};
}

function findings(rows: RuleRow[], codes?: string[], manifest: Partial<PackManifest> = {}): string[] {
	// The nomenclatures of these tests hold few codes: products that the provisions name would not be found in them.
	const { gaps, quotas, ...rest } = { ...eu.manifest, tolerances: [] };
	const found = validatePack({ manifest: { ...rest, ...manifest }, rows }, PROFILE, codes);
	return found.map(({ check, field }: Finding) => `${check} ${field}`);
}

describe('validatePack', () => {
	it('finds nothing in a sound pack', () => expect(findings([row()], ['990100', '990190'])).toEqual([]));

	it('names the place of what breaks the schema, and looks no further', () => {
		expect(findings([row({ min: '99' }), row()])).toEqual(['schema rows.0.min']);
		expect(validatePack(undefined, PROFILE)[0]?.check).toBe('schema');
	});

	it('finds two rows that nothing tells apart', () => {
		expect(findings([row(), row({ heading: '99' })])).toEqual(['overlaps rows[0] 9901']);
		expect(findings([row({ subdivision: 'a' }), row({ subdivision: 'a' })])).toEqual(['overlaps rows[0] 9901']);
		expect(findings([row({ subdivision: 'a' }), row({ subdivision: 'b' })])).toEqual([]);
		const narrower = row({ subdivision: 'b', max: '9901099999' });
		expect(findings([row({ subdivision: 'a' }), narrower])).toEqual([]);
		expect(findings([row({ subdivision: 'a', min: '9901050000' }), narrower])).toHaveLength(1);
	});

	it('takes a narrower row inside a wider one only where the manifest declares it', () => {
		const inner = row({ heading: '990110', min: '9901100000', max: '9901109999' });
		const nested = [{ heading: '990110', reason: 'its own row' }];
		expect(findings([row(), inner])).toEqual(['overlaps rows[0] 9901']);
		expect(findings([row(), inner], undefined, { nested })).toEqual([]);
		expect(findings([row(), { ...row(), heading: '990110' }], undefined, { nested })).toEqual([
			'overlaps rows[0] 9901',
			'overlaps manifest.nested 990110',
		]);
		expect(findings([row()], undefined, { nested })).toEqual(['overlaps manifest.nested 990110']);
	});

	it('finds a code without a rule unless the manifest declares it, and a declaration without ground', () => {
		expect(findings([row()], ['990100', '990200'])).toEqual(['gaps 990200']);
		expect(findings([row()], ['990100', '990200'], { gaps: [{ hs: '9902', reason: 'new' }] })).toEqual([]);
		expect(findings([row()], ['990100'], { gaps: [{ hs: '9901', reason: 'new' }] })).toEqual([
			'gaps manifest.gaps 9901',
		]);
	});

	it.each([
		['runs backwards', { from: '9903', to: '9902' }],
		['mixes levels', { from: '99', to: '9902' }],
		['holds no code', { from: '8801', to: '8802' }],
	])('finds a range that %s', (_, range) => {
		const rule: Condition = { ...CTH, except: [{ ranges: [range] }] };
		expect(findings([row({ alternatives: [rule] })], ['990100'])).toEqual(['ranges rows[0] 9901']);
	});

	it('finds a time limit outside of the pack’s validity', () => {
		const until = (day: string) => [row({ alternatives: [{ kind: 'time-limit', of: CTH, until: day }] })];
		expect(findings(until('2020-12-31'))).toEqual(['dates rows[0] 9901']);
		expect(findings(until('2026-12-31'))).toEqual([]);
		const empty: Condition = { kind: 'time-limit', of: CTH, from: '2026-01-01', until: '2025-01-01' };
		expect(findings([row({ alternatives: [empty] })])).toEqual(['dates rows[0] 9901']);
	});

	it.each<[string, Partial<RuleRow>]>([
		['a process', { alternatives: [{ kind: 'process', name: 'wishful thinking' }] }],
		['a process of an allowance', { alternatives: [{ ...CTH, allowances: [{ materials: [{}], process: 'hope' }] }] }],
		['a material', { alternatives: [{ kind: 'produced-from', materials: [{ named: 'unobtainium' }] }] }],
		['a quota', { alternatives: [{ kind: 'within-quota', of: CTH, quota: 'secret' }] }],
		['a correction', { corrections: ['tuna-fish'] }],
		['a reading', { readings: ['between-the-lines'] }],
		['digests in another number', { textDigests: [] }],
	])('finds a reference to nothing: %s', (_, facts) => {
		expect(findings([row(facts)])).toEqual(['references rows[0] 9901']);
	});

	it('finds products of a tolerance or a quota that are none', () => {
		const tolerances = (from: string, to: string): PackManifest['tolerances'] => [
			{ products: [{ from, to }], basis: 'weight', percent: '15', article: 'Art. 1' },
		];
		expect(findings([row()], ['990100'], { tolerances: tolerances('99', '98') })).toEqual(['ranges manifest']);
		expect(findings([row()], ['990100'], { tolerances: tolerances('77', '77') })).toEqual(['ranges manifest']);
		expect(findings([row()], ['990100'], { tolerances: tolerances('99', '99') })).toEqual([]);
		const quotas = [{ name: 'hay', products: [{ from: '12', to: '12' }], article: 'Art. 2' }];
		expect(findings([row()], ['990100'], { quotas })).toEqual(['ranges manifest']);
	});

	it('finds a validity that ends before it begins', () => {
		expect(findings([row()], undefined, { validTo: '2020-12-31' })).toEqual(['dates manifest.validTo']);
	});

	it.each<[string, string, Partial<PackManifest>]>([
		['a derived pack that says it was checked', 'manifest.acceptance', { derivedFrom: 'uk-japan' }],
		['an unchecked one without a person', 'manifest.acceptance', { checked: false }],
		[
			'an operation without its paragraph',
			'manifest.insufficientOperations wash',
			{ insufficientOperations: { operations: ['wash'], article: 'Art. 3', points: {} } },
		],
		[
			'a meaning of an operation that is not listed',
			'manifest.insufficientOperations mark',
			{ insufficientOperations: { operations: [], article: 'Art. 3', meanings: { mark: 'labels' } } },
		],
		[
			'full cumulation with a stranger',
			'manifest.cumulation full',
			{ cumulation: [{ kind: 'full', countries: ['EU', 'JP'], article: 'Art. 4' }] },
		],
	])('finds provisions that contradict themselves: %s', (_, field, manifest) => {
		expect(findings([row()], undefined, manifest)).toEqual([`provisions ${field}`]);
	});

	it('takes cumulation with a third country where its kind says so', () => {
		const cumulation = [{ kind: 'extended' as const, countries: ['AD'], article: 'Art. 4' }];
		expect(findings([row()], undefined, { cumulation })).toEqual([]);
	});

	it('says in each finding what to do', () => {
		const all = validatePack({ ...eu, rows: [row({ readings: ['x'] }), row()] }, PROFILE, []);
		for (const { problem, remedy } of all) expect(`${problem} ${remedy}`).toMatch(/^[^.]+\. \S.*\.$/s);
	});
});
