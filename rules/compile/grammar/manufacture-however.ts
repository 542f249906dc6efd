import type { Condition, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { capOf, shareOfPrice } from './manufacture-clauses.ts';
import { filaments } from './polypropylene.ts';
import { processName } from './processes.ts';
import { references } from './references.ts';

const HOWEVER = ['. however,', ', however,', 'however,', '. however', ', however', 'however'];
const PROVIDED = [', provided that', ', provided', 'provided that', 'provided'];
const THEIR_VALUE = ['their total value', 'their value, taken together,', 'their value taken together,', 'their value'];

/** "However, …" after a rule: what it then asks; undefined where it can not be said beyond doubt what it changes. */
export function however(cursor: Cursor, list: readonly Condition[]): Condition[] | undefined {
	return cursor.attempt((c) => {
		c.attempt((rest) => (rest.take('.') && rest.takeJoint('') ? true : undefined));
		const letIn = c.attempt((rest) => filaments(rest, list, shareOf));
		if (letIn) return letIn;
		const opening = c.takeOneOf(HOWEVER);
		if (!opening) return c.takeOneOf(['. the', ', the']) ? thisDescription(c, list) : undefined;
		return c.attempt((rest) => limitedHeadings(rest, list)) ?? c.attempt((rest) => permission(rest, list));
	});
}

function shareOf(c: Cursor, materials: MaterialClass[]): Condition | undefined {
	const limit = shareOfPrice(c);
	return limit === undefined ? undefined : capOf(limit, materials);
}

/** "However, the value of all the materials of heading 2915 used must not exceed 20% …": a further condition. */
function limitedHeadings(c: Cursor, list: readonly Condition[]): Condition[] | undefined {
	const materials = c.take('the value of all') ? references(c) : undefined;
	c.take('used');
	const limit = materials && shareOfPrice(c);
	return materials && limit !== undefined ? [...list, capOf(limit, materials)] : undefined;
}

function permission(c: Cursor, list: readonly Condition[]): Condition[] | undefined {
	const these = c.take('these materials');
	const materials = these ? exceptedBy(list) : references(c);
	if (!materials) return undefined;
	if (c.takeOneOf(['may not be used'])) return barred(list, materials);
	if (!c.takeOneOf(['may also be used', 'may be used', 'may be incorporated into the set'])) return undefined;
	if (c.take('only if a')) {
		const process = processName(c);
		if (process === undefined || !c.take('takes place')) return undefined;
		return relax(barred(list, materials) ?? [], { materials, process });
	}
	const limit = c.attempt((rest) =>
		rest.takeOneOf(PROVIDED) && rest.takeOneOf(THEIR_VALUE) ? shareOfPrice(rest) : undefined,
	);
	return relax(list, { materials, ...(limit !== undefined && { maxValue: { percent: limit, of: 'exw' } }) });
}

/** "The materials of this description may also be used, provided their value …". */
function thisDescription(c: Cursor, list: readonly Condition[]): Condition[] | undefined {
	const materials = c.take('materials of this description may also be used') ? exceptedBy(list) : undefined;
	const limit = materials && c.takeOneOf(PROVIDED) && c.takeOneOf(THEIR_VALUE) ? shareOfPrice(c) : undefined;
	return materials && limit !== undefined
		? relax(list, { materials, maxValue: { percent: limit, of: 'exw' } })
		: undefined;
}

type Change = Extract<Condition, { kind: 'tariff-change' | 'any-heading' }>;
const isChange = (one: Condition): one is Change => one.kind === 'tariff-change' || one.kind === 'any-heading';

function exceptedBy(list: readonly Condition[]): MaterialClass[] | undefined {
	const changes = list.filter(isChange);
	return changes.length === 1 ? changes[0]?.except : undefined;
}

/** The permission on the only condition that it can relax: a change of heading, or materials wholly obtained. */
function relax(
	list: readonly Condition[],
	allowance: NonNullable<Change['allowances']>[number],
): Condition[] | undefined {
	const changes = list.filter(isChange);
	const [change] = changes;
	if (change && changes.length === 1) {
		const allowances = [...(change.allowances ?? []), allowance];
		return list.map((one) => (one === change ? { ...change, allowances } : one));
	}
	const last = list.at(-1);
	const plain = allowance.materials.every((one) => !one.except) && !allowance.maxValue && !allowance.process;
	if (changes.length > 0 || last?.kind !== 'wholly-obtained-materials' || !plain) return undefined;
	const except = allowance.materials as NonNullable<MaterialClass['except']>;
	return [...list.slice(0, -1), { ...last, materials: last.materials.map((one) => ({ ...one, except })) }];
}

function barred(list: readonly Condition[], materials: MaterialClass[]): Condition[] | undefined {
	const changes = list.filter(isChange);
	const [change] = changes;
	if (!change || changes.length !== 1) {
		return list.length === 1 && list[0]?.kind === 'produced-from'
			? [...list, { kind: 'any-heading', except: materials }]
			: undefined;
	}
	const except = [...(change.except ?? []), ...materials];
	return list.map((one) => (one === change ? { ...change, except } : one));
}
