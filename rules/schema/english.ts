import type { Allowance, Condition, HsRange, MaterialClass, ValueBase, ValueCap } from './condition.ts';

/**
 * Canonical English of a condition: one wording for one tree, which `rules/compile/canonical.ts` reads back to the
 * same tree. Names stand in double quotes, nested groups in square brackets.
 */
export function inEnglish(condition: Condition): string {
	switch (condition.kind) {
		case 'all':
			return condition.of.map(nested).join('; and ');
		case 'any':
			return condition.of.map(nested).join('; or ');
		case 'wholly-obtained-product':
			return 'the product is wholly obtained';
		case 'wholly-obtained-materials':
			return `all ${classes(condition.materials)} used are wholly obtained`;
		case 'minimum-wholly-obtained':
			return `at least ${condition.percent}% by weight of all ${classes(condition.materials)} used is wholly obtained`;
		case 'tariff-change':
			return `${CHANGE[condition.level]}${exceptions(condition.except)}${allowances(condition.allowances)}`;
		case 'any-heading':
			return `production from non-originating materials of any heading${exceptions(condition.except)}${allowances(condition.allowances)}`;
		case 'max-value':
			return maxValue(condition);
		case 'min-rvc':
			return `RVC ${condition.percent}% (${BASE[condition.of].short})`;
		case 'max-weight':
			return maxWeight(condition);
		case 'process':
			return `the process "${condition.name}" takes place${condition.on ? ` on non-originating ${classes(condition.on)}` : ''}`;
		case 'produced-from':
			return `production from non-originating ${classes(condition.materials)}`;
		case 'must-originate':
			return `${classes(condition.materials)} must be originating`;
		case 'minimum-originating':
			return `at least ${condition.percent}% by weight of all ${classes(condition.materials)} used is originating`;
		case 'originating-value-above':
			return `the value of originating ${classes(condition.materials)} used exceeds ${condition.percent}% of the ${BASE[condition.of].long}`;
		case 'originating-outweighs':
			return 'the value of non-originating materials used does not exceed that of the originating ones';
		case 'max-net-cost':
			return `MaxNOM ${condition.percent}% (net cost)`;
		case 'within-quota':
			return `${nested(condition.of)} within the limits of the quota "${condition.quota}"`;
		case 'time-limit':
			return `${nested(condition.of)}${condition.from ? ` from ${condition.from}` : ''}${condition.until ? ` until ${condition.until}` : ''}`;
		case 'per-item':
			return perItem(condition.maxNonOriginating);
		case 'unparsed':
			return `the unread text "${condition.text}"`;
	}
}

export const CHANGE = { chapter: 'CC', heading: 'CTH', subheading: 'CTSH' } as const;

export const BASE: Readonly<Record<ValueBase, { readonly short: string; readonly long: string }>> = {
	exw: { short: 'EXW', long: 'ex-works price' },
	fob: { short: 'FOB', long: 'FOB value' },
	'transaction-value': { short: 'TV', long: 'transaction value' },
};

export const RELATION = {
	'chapter-of-product': "product's own chapter",
	'heading-of-product': "product's own heading",
	'subheading-of-product': "product's own subheading",
} as const;

/** What stands inside another condition: a group or a wrapped condition in brackets, a leaf as it is. */
function nested(condition: Condition): string {
	const grouped = ['all', 'any', 'within-quota', 'time-limit'].includes(condition.kind);
	return grouped ? `[${inEnglish(condition)}]` : inEnglish(condition);
}

function maxValue({ percent, of, materials }: Extract<Condition, { kind: 'max-value' }>): string {
	if (!materials) return `MaxNOM ${percent}% (${BASE[of].short})`;
	return `the value of non-originating ${classes(materials)} used does not exceed ${percent}% of the ${BASE[of].long}`;
}

function maxWeight({ percent, materials, of }: Extract<Condition, { kind: 'max-weight' }>): string {
	const whole = of === 'product' ? 'the product' : `all ${classes(of)} used`;
	return `the weight of non-originating ${classes(materials)} used does not exceed ${percent}% of the weight of ${whole}`;
}

function perItem(limit: ValueCap | undefined): string {
	const own = 'each item of the set satisfies its own rule';
	return limit ? `${own}, non-originating articles${upTo(limit)}` : own;
}

function exceptions(except: readonly MaterialClass[] | undefined): string {
	return except ? ` except from non-originating ${classes(except)}` : '';
}

function allowances(list: readonly Allowance[] | undefined): string {
	return (list ?? []).map(allowance).join('');
}

function allowance({ materials, maxValue: cap, process }: Allowance): string {
	const after = process ? ` after the process "${process}"` : '';
	return `, however non-originating ${classes(materials)} may be used${cap ? upTo(cap) : ''}${after}`;
}

function upTo({ percent, of, or }: ValueCap): string {
	const other = or ? ` or ${or.percent}% of the ${BASE[or.of].long}` : '';
	return ` up to ${percent}% of the ${BASE[of].long}${other}`;
}

function classes(list: readonly MaterialClass[]): string {
	return list.map(materialClass).join(' or ');
}

function materialClass({ except, ...whole }: MaterialClass): string {
	const leftOut = except ? ` other than (${except.map(plainClass).join(' or ')})` : '';
	return `${plainClass(whole)}${leftOut}`;
}

function plainClass({ named, ranges, relation }: Omit<MaterialClass, 'except'>): string {
	const name = named ? ` "${named}"` : '';
	const codes = ranges ? ` of ${ranges.map(range).join(', ')}` : '';
	const own = relation ? ` of the ${RELATION[relation]}` : '';
	return `materials${name}${codes}${own}`;
}

const UNITS: Readonly<Record<number, string>> = { 2: 'chapter', 4: 'heading', 6: 'subheading' };

function range({ from, to }: HsRange): string {
	const unit = UNITS[from.length] ?? 'code';
	return from === to ? `${unit} ${from}` : `${unit} ${from} to ${to}`;
}
