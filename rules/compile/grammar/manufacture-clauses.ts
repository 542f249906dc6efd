import type { Condition, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { percent } from './figures.ts';
import { codes } from './materials.ts';
import { leftOut, references } from './references.ts';

const PRICES = [
	'of the ex-works price of the',
	'of the value of the ex-works price of the',
	'of the ex-work price of the',
	'of the ex-works of the',
];
const GOODS = ['product', 'products', 'set', 'printed fabric'];
const AT_MOST = ['does not exceed', 'must not exceed', 'may not exceed'];

/** "does not exceed 40% of the ex-works price of the product" → "40". */
export function shareOfPrice(cursor: Cursor, openings: readonly string[] = AT_MOST): string | undefined {
	return cursor.attempt((c) => {
		const limit = c.takeOneOf(openings) ? percent(c) : undefined;
		return limit !== undefined && c.takeOneOf(PRICES) && c.takeOneOf(GOODS) ? limit : undefined;
	});
}

export const capOf = (limit: string, materials?: MaterialClass[]): Condition => ({
	kind: 'max-value',
	percent: limit,
	of: 'exw',
	...(materials && { materials }),
});

/** One requirement of the pan-Euro-Mediterranean wording. */
export function clause(cursor: Cursor): Condition[] | undefined {
	for (const rule of CLAUSES) {
		const found = cursor.attempt(rule);
		if (found) return found;
	}
	return undefined;
}

const CLAUSES: readonly ((c: Cursor) => Condition[] | undefined)[] = [
	classifiedElsewhere,
	wholly,
	originating,
	minimumShare,
	valueOfAnyHeading,
	valueOfAll,
	valueOfClass,
	onlyUpTo,
	originatingValue,
	weights,
];

const ALL_MATERIALS = ['all the other materials used', 'all the materials used', 'all materials used'];
const CLASSIFIED = ['are classified within a', 'are classified in a'];

/** "all the materials used are classified within a heading other than that of the product[, except for …]". */
export function classifiedElsewhere(c: Cursor): Condition[] | undefined {
	if (!c.takeOneOf(ALL_MATERIALS) || !c.takeOneOf(CLASSIFIED)) return undefined;
	const unit = c.takeOneOf(['heading other than', 'chapter other than', 'subheading other than']);
	if (!unit) return undefined;
	const level = unit.split(' ')[0] as 'heading' | 'chapter' | 'subheading';
	if (c.takeOneOf(['that of that of the product', 'that of the product'])) {
		const except = c.attempt((rest) =>
			rest.takeOneOf([', except for', ', except', 'except']) ? references(rest) : undefined,
		);
		return [{ kind: 'tariff-change', level, ...(except && { except }) }];
	}
	const except = references(c);
	return except && [{ kind: 'any-heading', except }];
}

const WHOLLY = [
	'are wholly obtained',
	'is wholly obtained',
	'must be wholly obtained',
	'must wholly obtained',
	'shall be wholly obtained',
];

function wholly(c: Cursor): Condition[] | undefined {
	const materials = c.takeOneOf(ALL_MATERIALS) ? [{}] : usedMaterials(c);
	if (!materials || !c.takeOneOf(WHOLLY)) return undefined;
	// "if they represent more than …" would weaken it: not read.
	return c.peek()?.text === 'if' ? undefined : [{ kind: 'wholly-obtained-materials', materials }];
}

function usedMaterials(c: Cursor): MaterialClass[] | undefined {
	const first = references(c);
	if (!first) return undefined;
	const ofCodes = () => c.attempt((rest) => (rest.take('of') ? codes(rest) : undefined));
	const before = ofCodes();
	c.takeOneOf([', used', 'used']);
	const except = leftOut(c);
	const of = before ?? ofCodes();
	const [only, ...more] = first;
	if ((!except && !of) || !only) return first;
	if (more.length > 0 || (except && only.except) || (of && only.ranges)) return undefined;
	return [{ ...only, ...(of && { ranges: of }), ...(except && { except }) }];
}

const ORIGINATING = ['are already originating', 'must already be originating', 'are originating', 'is originating'];

function originating(c: Cursor): Condition[] | undefined {
	const materials = c.takeOneOf(['all the materials used']) ? [{}] : usedMaterials(c);
	return materials && c.takeOneOf(ORIGINATING) ? [{ kind: 'must-originate', materials }] : undefined;
}

function minimumShare(c: Cursor): Condition[] | undefined {
	const share = c.take('at least') ? percent(c) : undefined;
	const materials = share !== undefined && c.take('by weight of') ? references(c) : undefined;
	if (share === undefined || !materials) return undefined;
	c.take('used');
	if (c.take('is wholly obtained')) return [{ kind: 'minimum-wholly-obtained', materials, percent: share }];
	return c.takeOneOf(['is originating', 'must already be originating'])
		? [{ kind: 'minimum-originating', materials, percent: share }]
		: undefined;
}

const ANY_HEADING = 'the value of all the materials of any heading, except that of the product, used';

/** As the list of the TCA has it (5810): materials of the product's own heading may not be used, all others count. */
function valueOfAnyHeading(c: Cursor): Condition[] | undefined {
	const limit = c.take(ANY_HEADING) ? shareOfPrice(c) : undefined;
	return limit === undefined ? undefined : [{ kind: 'tariff-change', level: 'heading' }, capOf(limit)];
}

const VALUE_OF_ALL = [
	'the value of all the materials used',
	'the value of all materials used',
	'the value of all the non-originating materials used',
];
const ORIGINATING_ONES = [
	'does not exceed the value of all the originating materials used',
	'does not exceed the value of the originating materials used',
];

function valueOfAll(c: Cursor): Condition[] | undefined {
	if (!c.takeOneOf(VALUE_OF_ALL)) return undefined;
	if (c.takeOneOf(ORIGINATING_ONES)) return [{ kind: 'originating-outweighs' }];
	const except = c.attempt((rest) => (rest.take(', except') ? references(rest) : undefined));
	if (except && (!c.take(',') || except.some((one) => one.except))) return undefined;
	const limit = shareOfPrice(c);
	return limit === undefined ? undefined : [capOf(limit, except && [{ except }])];
}

function valueOfClass(c: Cursor): Condition[] | undefined {
	const opening = c.takeOneOf([
		'the total value of',
		'the value of any',
		'the value of all',
		'the value of',
		'its value',
		'their value',
	]);
	const materials = opening?.startsWith('the') ? references(c) : undefined;
	if (!materials) return undefined;
	c.take('used');
	const limit = shareOfPrice(c);
	return limit === undefined ? undefined : [capOf(limit, materials)];
}

/** "the materials classified within heading 8431 are only used up to a value of 10% of the ex-works price". */
function onlyUpTo(c: Cursor): Condition[] | undefined {
	c.take('the value of');
	const materials = references(c);
	c.take(', taken together,');
	const limit = materials && shareOfPrice(c, ['are only used up to a value of']);
	return materials && limit !== undefined ? [capOf(limit, materials)] : undefined;
}

function originatingValue(c: Cursor): Condition[] | undefined {
	if (!c.takeOneOf(['the value of all the originating', 'the value of the originating'])) return undefined;
	const materials = references(c);
	const limit = materials && c.take('used') ? shareOfPrice(c, ['exceeds']) : undefined;
	return materials && limit !== undefined
		? [{ kind: 'originating-value-above', materials, percent: limit, of: 'exw' }]
		: undefined;
}

const WEIGHTS = [
	'the total combined weight of',
	'the combined weight of',
	'the total weight of',
	'the individual weight of',
	'the weight of',
];
const OF_PRODUCT = [
	'of the weight of the final products',
	'of the weight of the final product',
	'of the weight of final product',
	'of the weight of the product',
];
const OF_MATERIALS = 'of the total weight of materials of';

/** "the individual weight of sugar and of the materials of chapter 4 used …": each of them on its own. */
function weights(c: Cursor): Condition[] | undefined {
	const opening = c.takeOneOf(WEIGHTS);
	const materials = opening && references(c);
	if (!materials) return undefined;
	c.take('used');
	const limit = c.takeOneOf(AT_MOST) ? percent(c) : undefined;
	if (limit === undefined) return undefined;
	if (c.takeOneOf(OF_PRODUCT)) {
		const parts = opening === 'the individual weight of' ? materials.map((one) => [one]) : [materials];
		return parts.map((part) => ({ kind: 'max-weight', percent: limit, materials: part, of: 'product' }));
	}
	const whole = c.take(OF_MATERIALS) ? codes(c) : undefined;
	return whole && c.take('used')
		? [{ kind: 'max-weight', percent: limit, materials, of: [{ ranges: whole }] }]
		: undefined;
}
