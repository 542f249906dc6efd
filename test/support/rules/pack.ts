import type { Condition, HsRange, MaterialClass } from '../../../rules/schema/condition.ts';
import type { PackManifest, RulePack, RuleRow } from '../../../rules/schema/pack.ts';

/** Small packs for tests: general provisions as in the EU-UK agreement, rows as the test needs them. */

export const MANIFEST: PackManifest = {
	id: 'eu-uk',
	edition: 'test',
	title: 'Test pack',
	parties: ['EU', 'GB'],
	hsEdition: '2017',
	source: 'written for a test',
	derivedFrom: null,
	checked: true,
	acceptance: 'not-required',
	validFrom: '2021-01-01',
	validTo: null,
	tolerances: [
		{
			products: [chapters('02', '02'), chapters('04', '24')],
			exceptProducts: [{ from: '1604', to: '1605' }],
			basis: 'weight',
			percent: '15',
			article: 'TCA 42(1)(a)',
		},
		{ products: [chapters('50', '63')], basis: 'textile-notes', of: 'exw', article: 'TCA 42(1)(c)' },
		{
			products: [chapters('01', '99')],
			basis: 'value',
			percent: '10',
			of: 'exw',
			liftsWeightMaxima: false,
			article: 'TCA 42(1)(b)',
		},
	],
	insufficientOperations: {
		operations: [
			'preserve',
			'repack',
			'wash',
			'iron-textile',
			'simple-paint',
			'rice-mill',
			'sugar-colour',
			'peel',
			'simple-cut',
			'sort',
			'simple-pack',
			'mark',
			'simple-mix',
			'sugar-mix',
			'dilute',
			'simple-assembly',
			'slaughter',
		],
		article: 'TCA 43',
	},
	sets: { percent: '15', of: 'exw', article: 'TCA 48' },
	packaging: { tariffChange: 'disregard', value: 'count', article: 'TCA 46' },
	accessories: { tariffChange: 'disregard', value: 'count', article: 'TCA 47' },
	absorption: { article: 'TCA 39(2)', lookThrough: 'reading' },
	cumulation: [
		{ kind: 'bilateral', countries: ['EU', 'GB'], article: 'TCA 40(1)' },
		{ kind: 'full', countries: ['EU', 'GB'], article: 'TCA 40(2)' },
	],
	articles: {
		whollyObtained: 'TCA 41',
		originatingMaterialsOnly: 'TCA 39(1)(b)',
		productSpecificRules: 'TCA 39(1)(c), Annex 3',
		unknownOrigin: 'TCA 38(f)',
		valuation: 'TCA Annex 2, Note 4',
	},
	proofs: [{ name: 'statement on origin', article: 'TCA 56' }],
	retention: [],
	limits: [],
};

function chapters(from: string, to: string): HsRange {
	return { from, to };
}

/** A row that covers `range` (`8413`, or `841311-841510`) with alternatives; the rest by `more`. */
export function row(range: string, alternatives: readonly Condition[], more: Partial<RuleRow> = {}): RuleRow {
	const [from, to] = range.split('-');
	return {
		heading: range,
		subdivision: '',
		min: (from as string).padEnd(10, '0'),
		max: (to ?? (from as string)).padEnd(10, '9'),
		alternatives: [...alternatives],
		sourceRow: 0,
		...more,
	};
}

export function packOf(rows: readonly RuleRow[], manifest: Partial<PackManifest> = {}): RulePack {
	return { manifest: { ...MANIFEST, ...manifest }, rows: [...rows] };
}

/** A pack whose one rule covers every code. */
export function packWith(...alternatives: Condition[]): RulePack {
	return packOf([row('01-99', alternatives)]);
}

/** Materials of headings: `headings('1701', '1702-1703')`. */
export function headings(...ranges: string[]): MaterialClass[] {
	return [
		{
			ranges: ranges.map((range) => {
				const [from, to] = range.split('-');
				return { from: from as string, to: to ?? (from as string) };
			}),
		},
	];
}

type TariffChange = Extract<Condition, { kind: 'tariff-change' }>;

export const CC: TariffChange = { kind: 'tariff-change', level: 'chapter' };
export const CTH: TariffChange = { kind: 'tariff-change', level: 'heading' };
export const CTSH: TariffChange = { kind: 'tariff-change', level: 'subheading' };
export const ANY_HEADING: Condition = { kind: 'any-heading' };

export function maxNom(percent: string): Condition {
	return { kind: 'max-value', percent, of: 'exw' };
}

export function all(...of: Condition[]): Condition {
	return { kind: 'all', of };
}

export function any(...of: Condition[]): Condition {
	return { kind: 'any', of };
}

export function process(name: string): Condition {
	return { kind: 'process', name };
}
