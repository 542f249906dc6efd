import type { Condition, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { codes } from './materials.ts';

/** Plastics of the group of headings that does not predominate in the product; the case says which it is. */
const OTHER_GROUP = 'materials of the group that does not predominate in the product';

/**
 * "In the case of the products composed of materials classified within both heading 3901 to heading 3906 … and within
 * heading 3907 to heading 3911 …, this restriction only applies to that group of materials which predominates by weight
 * in the product": the rule as it stands, or with its limits for plastics lifted from the other group.
 */
export function predominant(c: Cursor, strict: Condition): Condition | undefined {
	c.take('.');
	if (!c.take('in the case of the products composed of materials classified within both')) return undefined;
	const first = codes(c);
	if (!first || !c.take(', on the one hand, and within')) return undefined;
	const second = codes(c);
	if (!second || !c.take(', on the other hand, this restriction only applies to that group of materials'))
		return undefined;
	if (!c.take('which predominates by weight in the product')) return undefined;
	const other = { ranges: [...first, ...second], named: OTHER_GROUP };
	return { kind: 'any', of: [strict, lifted(strict, other)] };
}

function lifted(condition: Condition, other: NonNullable<MaterialClass['except']>[number]): Condition {
	const without = (materials: readonly MaterialClass[]): MaterialClass[] =>
		materials.map((one) => ({ ...one, except: [...(one.except ?? []), other] }));
	switch (condition.kind) {
		case 'all':
			return { ...condition, of: condition.of.map((one) => lifted(one, other)) };
		case 'max-value':
			return condition.materials ? { ...condition, materials: without(condition.materials) } : condition;
		case 'tariff-change':
		case 'any-heading': {
			const capped = (condition.allowances ?? []).map((one) => ({ ...one, materials: without(one.materials) }));
			return { ...condition, allowances: [...capped, { materials: [other] }] };
		}
		default:
			return condition;
	}
}
