import fc from 'fast-check';
import type { Material, OriginCase } from '../../../rules/schema/case.ts';
import type { Condition } from '../../../rules/schema/condition.ts';
import type { PackManifest, RulePack } from '../../../rules/schema/pack.ts';
import { all, any, CC, CTH, CTSH, headings, maxNom, packOf, process, row } from './pack.ts';

/** A case with the pack it is decided by. */
export interface Situation {
	readonly origin: OriginCase;
	readonly pack: RulePack;
}

const leaves: readonly Condition[] = [
	CC,
	CTH,
	CTSH,
	{ ...CTH, except: headings('8503') },
	{ ...CTH, except: [{ named: 'forged blanks' }] },
	{ ...CTH, allowances: [{ materials: [{ relation: 'heading-of-product' }], maxValue: { percent: '20', of: 'exw' } }] },
	{
		...CTH,
		allowances: [
			{
				materials: headings('8503'),
				maxValue: { percent: '20', of: 'exw', or: { percent: '15', of: 'fob' } },
			},
		],
	},
	{ kind: 'min-rvc', percent: '55', of: 'fob' },
	any(maxNom('50'), { kind: 'max-value', percent: '45', of: 'fob' }),
	maxNom('30'),
	maxNom('50'),
	{ kind: 'any-heading', except: headings('7318') },
	{ kind: 'max-value', percent: '15', of: 'exw', materials: headings('8501-8503') },
	{ kind: 'max-weight', percent: '20', materials: headings('7318', '8413'), of: 'product' },
	{ kind: 'wholly-obtained-materials', materials: headings('0805') },
	{ kind: 'must-originate', materials: headings('8503') },
	{ kind: 'produced-from', materials: [{ named: 'forged blanks' }] },
	{ kind: 'within-quota', of: CTH, quota: 'a quota' },
	{ kind: 'time-limit', of: CTH, until: '2026-12-31' },
	{ kind: 'unparsed', text: 'unread' },
	process('machining'),
];

const leaf = fc.constantFrom(...leaves);
const alternative = fc.oneof(
	{ weight: 4, arbitrary: leaf },
	{ weight: 2, arbitrary: fc.tuple(leaf, leaf).map((of) => all(...of)) },
	{ weight: 1, arbitrary: fc.tuple(leaf, leaf, leaf).map(([a, b, c]) => all(a, any(b, c))) },
);

const amount = fc.integer({ min: 0, max: 6000 }).map((cents) => (cents / 100).toFixed(2));
/** Small beside most prices, as what a tolerance forgives. */
const small = fc.integer({ min: 0, max: 400 }).map((cents) => (cents / 100).toFixed(2));
/** Of which most materials are a small share. */
const price = fc.integer({ min: 100, max: 600 }).map((euro) => `${euro}.00`);
export const maybe = <T>(arbitrary: fc.Arbitrary<T>, nil: null | undefined = null) =>
	fc.option(arbitrary, { nil: nil as null, freq: 8 });
const code = fc.constantFrom('841370', '841391', '840999', '850300', '850151', '731815', '080510', '8413', '8503');
export const answer = fc.constantFrom<boolean | null>(true, false, null);
export const operations = fc.constantFrom<OriginCase['operations']>(
	[{ op: 'other' }],
	[{ op: 'other' }],
	[{ op: 'other' }],
	[{ op: 'repack' }],
	[],
);

const evidence = fc.constantFrom<NonNullable<Material['evidence']>>(
	{ type: 'LTSD', validFrom: '2026-01-01', validTo: '2026-12-31', agreements: ['eu-uk'] },
	{ type: 'LTSD', validFrom: '2025-01-01', validTo: '2025-12-31', agreements: ['eu-uk'] },
	{ type: 'supplier-declaration', agreements: ['uk-japan'], revokedFrom: '2026-02-01' },
);
const cumulation = fc.constantFrom<NonNullable<Material['cumulation']>>(
	{ kind: 'bilateral', country: 'GB' },
	{ kind: 'diagonal', country: 'TR' },
);

const ordinary: fc.Arbitrary<Material> = fc.record({
	id: fc.constantFrom('a', 'b', 'c'),
	hs: maybe(code),
	value: maybe(fc.oneof(amount, small)),
	netWeightKg: maybe(fc.oneof(amount, small)),
	status: fc.constantFrom('originating', 'originating', 'non-originating', 'non-originating', 'unknown'),
	whollyObtained: answer,
	role: fc.constantFrom('material', 'material', 'material', 'retail-packaging', 'accessory', 'neutral'),
	named: fc.oneof(
		fc.constant({}),
		answer.map((fact) => ({ 'forged blanks': fact })),
	),
});

const bought: fc.Arbitrary<Material> = fc
	.tuple(ordinary, fc.record({ evidence, cumulation }, { requiredKeys: [] }), fc.integer({ min: 0, max: 3 }))
	.map(([material, papers, rare]) => (rare === 0 ? { ...material, ...papers } : material));

const part: fc.Arbitrary<Material> = fc.record({
	id: fc.constant('part'),
	hs: maybe(code),
	value: maybe(amount),
	netWeightKg: maybe(amount),
	status: fc.constant('self-produced' as const),
	operations: operations.map((list) => list ?? []),
	bom: fc.array(bought, { minLength: 1, maxLength: 3 }),
});

/** Provisions that take shares of an ex-works or FOB price, and lift limits by weight. */
const EITHER_PRICE: Partial<PackManifest> = {
	tolerances: [
		{ products: [{ from: '50', to: '63' }], basis: 'textile-notes', of: 'exw-or-fob', article: 'Art. 3.6(1)(b)' },
		{
			products: [{ from: '01', to: '97' }],
			basis: 'value',
			percent: '10',
			of: 'exw-or-fob',
			liftsWeightMaxima: true,
			article: 'Art. 3.6(1)(a)',
		},
	],
	sets: { percent: '15', of: 'exw-or-fob', article: 'Art. 3.9' },
};

/** Cases of all kinds, many of them with something unknown. */
export const situations: fc.Arbitrary<Situation> = fc
	.record({
		alternatives: fc.array(alternative, { minLength: 1, maxLength: 2 }),
		partRule: leaf,
		subdivided: fc.boolean(),
		other: alternative,
		hs: fc.constantFrom('841370', '841370', '841391', '080510', '210320', '550810', '970110'),
		exw: maybe(fc.oneof(amount, price)),
		fob: fc.option(amount, { nil: undefined, freq: 1 }),
		provisions: fc.constantFrom({}, EITHER_PRICE),
		netWeightKg: maybe(amount),
		materials: fc.array(fc.oneof({ weight: 5, arbitrary: bought }, { weight: 1, arbitrary: part }), {
			minLength: 1,
			maxLength: 5,
		}),
		operations,
		machining: answer,
		whollyObtained: fc.constantFrom<boolean | null>(...Array<false>(12).fill(false), true, null),
		set: fc.constantFrom<'product' | 'set'>('product', 'product', 'product', 'product', 'set'),
	})
	.map((given) => ({
		pack: packOf(
			[
				row('84', given.alternatives, given.subdivided ? { subdivision: 'One' } : {}),
				...(given.subdivided ? [row('84', [given.other], { subdivision: 'Other' })] : []),
				row('01-24', given.alternatives),
				row('50-63', given.alternatives),
				row('85', [given.partRule]),
			],
			given.provisions,
		),
		origin: {
			id: 'situation',
			type: given.set,
			agreement: 'eu-uk',
			date: '2026-03-01',
			madeIn: 'EU',
			currency: 'EUR',
			product: {
				hs: given.hs,
				exw: given.exw,
				...(given.fob !== undefined && { fob: given.fob }),
				netWeightKg: given.netWeightKg,
			},
			operations: given.operations,
			whollyObtained: given.whollyObtained,
			processes: { machining: given.machining },
			materials: given.materials,
		},
	}));

/** Every material of a case with its path, at all levels. */
export function materialsOf(origin: OriginCase): { readonly path: string; readonly material: Material }[] {
	const found: { path: string; material: Material }[] = [];
	const collect = (materials: readonly Material[], path: string): void => {
		materials.forEach((material, i) => {
			found.push({ path: `${path}[${i}]`, material });
			if (material.bom !== undefined) collect(material.bom, `${path}[${i}].bom`);
		});
	};
	collect(origin.materials, 'materials');
	return found;
}
