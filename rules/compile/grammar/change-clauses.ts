import type { Condition, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { percent } from './figures.ts';
import { codes } from './materials.ts';
import { processName } from './processes.ts';
import { leftOut, references } from './references.ts';

/** One requirement of the Canadian wording; shares of value are of the transaction value or of the ex-works price. */
export function clause(cursor: Cursor): Condition | undefined {
	return (
		cursor.attempt(wholly) ?? cursor.attempt(weight) ?? cursor.attempt(value) ?? cursor.attempt(worked) ?? undefined
	);
}

/** A list of requirements; "or" binds more closely than "and" (1704). */
export function requirements(cursor: Cursor): Condition[] | undefined {
	cursor.takeOneOf([': -', ':', '-']);
	const first = alternatives(cursor);
	if (!first) return undefined;
	const list = [first];
	for (;;) {
		const next = cursor.attempt((c) =>
			c.takeOneOf([', and -', ', and', ', -', 'and -']) ? alternatives(c) : undefined,
		);
		if (!next) return list;
		list.push(next);
	}
}

function alternatives(cursor: Cursor): Condition | undefined {
	const first = clause(cursor);
	const second = first && cursor.attempt((c) => (c.takeOneOf([', or -', 'or -', ', or']) ? clause(c) : undefined));
	return second ? { kind: 'any', of: [first as Condition, second] } : first;
}

function wholly(c: Cursor): Condition | undefined {
	if (!c.takeOneOf(['all the material of', 'all the'])) return undefined;
	const materials =
		c.attempt((rest) => {
			const ranges = codes(rest);
			return ranges && [{ ranges }];
		}) ?? references(c);
	c.take('used');
	return materials && c.takeOneOf(['is wholly obtained', 'are wholly obtained'])
		? { kind: 'wholly-obtained-materials', materials }
		: undefined;
}

const WEIGHTS = ['the net weight of', 'net weight of', 'the weight of'];
const OF_PRODUCT = ['of the net weight of the product', 'of the weight of the net weight of the product'];
const OF_EITHER = 'of either the net weight of the product or the net weight of all material used in production';
const OF_MATERIALS = 'of the net weight of all the material of';

function weight(c: Cursor): Condition | undefined {
	const materials = c.takeOneOf(WEIGHTS) ? references(c) : undefined;
	if (!materials) return undefined;
	c.take('used in production');
	const limit = c.take('does not exceed') ? (percent(c) ?? c.attempt(perCent)) : undefined;
	if (limit === undefined) return undefined;
	const capped = (of: 'product' | MaterialClass[]): Condition => ({
		kind: 'max-weight',
		percent: limit,
		materials,
		of,
	});
	if (c.takeOneOf(OF_PRODUCT)) return capped('product');
	if (c.take(OF_EITHER)) return { kind: 'any', of: [capped('product'), capped([{}])] };
	const whole = c.take(OF_MATERIALS) ? codes(c) : undefined;
	return whole && c.take('used in the production of the product') ? capped([{ ranges: whole }]) : undefined;
}

function perCent(c: Cursor): string | undefined {
	const figure = c.takeKind('number', 'figure');
	return figure !== undefined && c.take('percent', 'figure') ? figure : undefined;
}

const ALL = [
	'the value of all non-originating materials used',
	'the value of all the non-originating materials used',
	'the value of all the materials used',
	'the value of all non-originating materials',
	'the value of non-originating materials used',
];
const PRICES = 'of the transaction value or ex-works price of the';

function value(c: Cursor): Condition | undefined {
	let materials: MaterialClass[] | undefined;
	if (!c.takeOneOf(ALL)) {
		materials = c.take('the value of') ? references(c) : undefined;
		if (!materials) return undefined;
		const except = c.attempt((rest) => leftOut(rest));
		if (except) {
			if (materials.some((one) => one.except)) return undefined;
			materials = materials.map((one) => ({ ...one, except }));
			c.take(',');
		}
		c.takeOneOf(['used in production', 'used']);
	}
	c.take(',');
	const limit = c.takeOneOf(['does not exceed: -', 'does not exceed']) ? percent(c) : undefined;
	if (limit === undefined || !c.take(PRICES) || !c.takeOneOf(['product', 'set'])) return undefined;
	const either = eitherPrice(limit, materials);
	const netCost = c.attempt((rest) => {
		if (!rest.take('.') || !rest.takeJoint('or')) return undefined;
		const share = percent(rest);
		return share !== undefined && rest.take('of the net cost of the product') ? share : undefined;
	});
	return netCost === undefined ? either : { kind: 'any', of: [either, { kind: 'max-net-cost', percent: netCost }] };
}

/** "does not exceed 40% of the transaction value or ex-works price of the product", of these materials. */
export function eitherShare(c: Cursor, materials: MaterialClass[]): Condition | undefined {
	const limit = c.take('does not exceed') ? percent(c) : undefined;
	return limit !== undefined && c.take(PRICES) && c.take('product') ? eitherPrice(limit, materials) : undefined;
}

function eitherPrice(limit: string, materials?: MaterialClass[]): Condition {
	const capped = (of: 'transaction-value' | 'exw'): Condition => ({
		kind: 'max-value',
		percent: limit,
		of,
		...(materials && { materials }),
	});
	return { kind: 'any', of: [capped('transaction-value'), capped('exw')] };
}

/** "materials of subheading 410441 … undergo a retanning operation in the territory of a party". */
function worked(c: Cursor): Condition | undefined {
	const plain = c.attempt(processName);
	if (plain !== undefined) return { kind: 'process', name: plain };
	c.take('the');
	const on = references(c);
	const name = on && c.takeOneOf(['undergo a', 'undergo']) ? processName(c) : undefined;
	c.take('in the territory of a party');
	return on && name !== undefined ? { kind: 'process', name, on } : undefined;
}
