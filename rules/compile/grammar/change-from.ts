import type { Condition, HsRange, MaterialClass } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { CANADA_PRODUCTS } from '../products-canada.ts';
import { eitherShare, requirements } from './change-clauses.ts';
import { together } from './combine.ts';
import type { Read } from './manufacture.ts';
import { codes, named } from './materials.ts';
import { filaments } from './polypropylene.ts';
import { process, processName } from './processes.ts';
import { references } from './references.ts';
import { alternative as ordinary } from './statement.ts';

/** Statements of the Canadian wording, "A change from …" (notes 8.1 to 8.10 of its list). */
export function changes(cursor: Cursor): Read[] | undefined {
	const found: Read[] = [];
	do {
		const product = cursor.attempt(productNamed);
		const condition = cursor.attempt(alternative);
		if (!condition) return undefined;
		const of = product === undefined ? {} : { product };
		found.push({ condition: noted(cursor, condition), notes: [], ...of });
	} while (cursor.takeOneOf([', or:', '. or']));
	cursor.take('.');
	return found;
}

const OTHER = ['any other product of', 'for any other product of'];
const BY_LENGTH = CANADA_PRODUCTS.toSorted((a, b) => b.length - a.length);

/** "a change to X from" → the product, '' for any other; the words "a change" and "from" are left in their place. */
function productNamed(c: Cursor): string | undefined {
	if (c.take('for any other product of')) return thisRow(c) && c.take(',') ? '' : undefined;
	if (!c.take('a change to')) return undefined;
	if (c.takeOneOf(OTHER)) return thisRow(c) ? '' : undefined;
	const product = c.takeOneOf(BY_LENGTH, 'name');
	c.attempt((rest) => (rest.take('of') && thisRow(rest) ? true : undefined));
	return product;
}

/** A code that names the row itself, or the heading that it is a part of. */
function thisRow(c: Cursor): boolean {
	const [only, ...more] = codes(c) ?? [];
	return only !== undefined && more.length === 0 && (c.row?.from.startsWith(only.from) ?? false);
}

function alternative(cursor: Cursor): Condition | undefined {
	const list = head(cursor);
	if (!list) return undefined;
	for (;;) {
		const added = cursor.attempt((c) => (c.takeOneOf(PROVISOS) ? requirements(c) : undefined));
		if (added) {
			list.push(...added);
			continue;
		}
		const letIn = cursor.attempt((c) => filaments(c, list, eitherShare));
		if (letIn) return together(letIn);
		const worked = cursor.attempt((c) =>
			c.takeOneOf([', accompanied by', 'accompanied by']) ? process(c) : undefined,
		);
		if (!worked || !list.some(({ kind }) => kind === 'process')) return together(list);
		list.push(worked);
	}
}

const PROVISOS = [', provided that:', ', provided that', 'provided that', ', provided', ', in which'];

function head(c: Cursor): Condition[] | undefined {
	const product = c.attempt(cereals);
	if (product) return [product];
	const shaped = c.attempt(knitToShape);
	if (shaped) return shaped;
	const change = c.attempt(changeFrom);
	if (change) return [change];
	const listed = c.attempt((rest) => (rest.take('production in which') ? requirements(rest) : undefined));
	if (listed) return listed;
	const made = c.attempt(productionFrom);
	if (made) return [made];
	const worked = c.attempt(process) ?? c.attempt(ordinary);
	return worked && [worked];
}

/** "A change to a good knit to shape, for which no sewing or other assembly is required, from any other chapter". */
function knitToShape(c: Cursor): Condition[] | undefined {
	const name = c.take('a change to') ? processName(c) : undefined;
	const change = name !== undefined && c.take(',') ? changeFrom(c) : undefined;
	return name !== undefined && change ? [{ kind: 'process', name }, change] : undefined;
}

/** "All the cereals of chapter 10 are wholly obtained", of products of that chapter: the product itself. */
function cereals(c: Cursor): Condition | undefined {
	return c.take('all the cereals of chapter') && c.take('10', 'code') && c.take('are wholly obtained')
		? { kind: 'wholly-obtained-product' }
		: undefined;
}

function productionFrom(c: Cursor): Condition | undefined {
	if (c.take('production from materials of any heading, except that of the product')) {
		const further = c.attempt((rest) => (rest.take(', and in which') ? requirements(rest) : undefined));
		return together([{ kind: 'tariff-change', level: 'heading' }, ...(further ?? [])]);
	}
	const materials = c.take('production from') ? named(c) : undefined;
	if (!materials) return undefined;
	for (;;) {
		const next = c.attempt((rest) => (rest.takeOneOf([',', 'or']) ? named(rest) : undefined));
		if (!next) return { kind: 'produced-from', materials };
		materials.push(...next);
	}
}

type Level = 'chapter' | 'heading' | 'subheading';
const LEVELS: readonly Level[] = ['chapter', 'heading', 'subheading'];

/** What a change may start from: another chapter, heading or subheading, the product's own, or named materials. */
interface Source {
	readonly level?: Level;
	/** The product's own heading too, so that no material is barred by its place alone (note 8.2). */
	readonly within?: boolean;
	readonly outside?: readonly HsRange[];
	readonly materials: readonly MaterialClass[];
}

function changeFrom(c: Cursor): Condition | undefined {
	if (!c.takeOneOf(['a change from', 'change from', 'from'])) return undefined;
	const source = sourceOf(c);
	if (!source) return undefined;
	const except = c.attempt(exceptions) ?? [];
	const further = c.attempt((rest) => whetherOrNot(rest, source));
	if (source.materials.length > 0 && !source.level && !source.within && !further) return undefined;
	const level = source.level ?? further?.level;
	return conditionOf({ ...source, ...(level && { level }) }, [...except, ...(further?.except ?? [])]);
}

function exceptions(c: Cursor): MaterialClass[] | undefined {
	return c.takeOneOf([', except from', 'except from', ', except', 'except']) ? references(c) : undefined;
}

function sourceOf(c: Cursor): Source | undefined {
	const other = c.attempt(anyOther);
	if (other) return other;
	const within = c.attempt(own);
	if (within) return within;
	const materials = references(c);
	if (!materials) return undefined;
	const level = c.attempt((rest) => LEVELS.find((one) => rest.takeOneOf([`or any other ${one}`])));
	return { materials, ...(level && { level }) };
}

function anyOther(c: Cursor): Source | undefined {
	if (c.take('any other product of this heading')) return { within: true, materials: [] };
	const outside = c.takeOneOf(['any heading outside this group', 'any other heading outside this group']);
	if (outside) return c.row && c.row.from !== c.row.to ? { outside: [c.row], materials: [] } : undefined;
	const level = LEVELS.find((one) => c.take(`any other ${one}`));
	return level && { level, materials: [] };
}

const WITHIN = ['within this', 'within any one of these', 'within any of these', 'within the same'];

function own(c: Cursor): Source | undefined {
	const unit = c.takeOneOf(WITHIN) ? LEVELS.find((one) => c.take(one)) : undefined;
	const named = !unit && c.take('within') ? codes(c) : undefined;
	if (!unit && !named) return undefined;
	const or = LEVELS.some((one) => c.take(`or any other ${one}`));
	const own = named ? [{ ranges: named }] : [];
	const further = or ? [] : (c.attempt((rest) => (rest.takeOneOf([',', 'or']) ? references(rest) : undefined)) ?? []);
	return { within: true, materials: [...own, ...further] };
}

const WHETHER = [
	', whether or not there is also a change from',
	', whether or not there is a change from',
	'whether or not there is also a change from',
];

function whetherOrNot(c: Cursor, source: Source): { level: Level; except: MaterialClass[] } | undefined {
	if (!c.takeOneOf(WHETHER)) return undefined;
	const level = LEVELS.find((one) => c.takeOneOf([`any other ${one}`, `another ${one}`]));
	const except = c.attempt(exceptions) ?? [];
	return level && (source.materials.length > 0 || source.within) ? { level, except } : undefined;
}

type LeftOut = NonNullable<MaterialClass['except']>;

function conditionOf(source: Source, except: MaterialClass[]): Condition | undefined {
	if (except.length > 0 && source.materials.length > 0 && except.some((one) => one.except)) return undefined;
	if (source.outside) return { kind: 'any-heading', except: [{ ranges: [...source.outside] }, ...except] };
	const barred = except.length > 0 && { except };
	if (source.within && source.materials.length === 0) return { kind: 'any-heading', ...barred };
	if (!source.level && !source.within) return undefined;
	if (source.level && source.materials.length === 0) return { kind: 'tariff-change', level: source.level, ...barred };
	// What is excepted stays excepted where the permission would let it in.
	const materials = source.materials.map((one) => ({
		...one,
		...(except.length > 0 && { except: [...(one.except ?? []), ...(except as LeftOut)] }),
	}));
	const allowances = [{ materials }];
	if (source.within || !source.level) return { kind: 'any-heading', ...barred, allowances };
	return { kind: 'tariff-change', level: source.level, ...barred, allowances };
}

/** "Note: For the purposes of …": what it lets be weighed in another way, or a definition that stays unread. */
function noted(cursor: Cursor, condition: Condition): Condition {
	return cursor.attempt((c) => berries(c, condition)) ?? cursor.attempt((c) => unreadNote(c, condition)) ?? condition;
}

const BERRIES =
	'preparations of blueberries, cherries, cranberries, loganberries, raspberries, saskatoon berries or strawberries';

/** The note to heading 2008: of these preparations the weight may be that of the materials without added water. */
function berries(c: Cursor, condition: Condition): Condition | undefined {
	if (!c.take('. note: for the purposes of the rules of origin for') || !c.take(BERRIES, 'name')) return undefined;
	if (!c.take('of') || !thisRow(c) || !c.take(', the net weight of the product may be')) return undefined;
	if (!c.take('the net weight of all material used in production of the product excluding')) return undefined;
	const water = c.take('the net weight of water of') ? codes(c) : undefined;
	if (!water || !c.take('that is added during the production of the product.')) return undefined;
	if (!c.take('the net weight of any fruit used in production may be the net weight of the fruit')) return undefined;
	if (!c.take('whether or not frozen or cut but not further processed')) return undefined;
	const weighed = withoutWater(condition, water);
	return { kind: 'any', of: [condition, together([{ kind: 'process', name: BERRIES }, weighed])] };
}

function withoutWater(condition: Condition, water: HsRange[]): Condition {
	if (condition.kind === 'all') return { ...condition, of: condition.of.map((one) => withoutWater(one, water)) };
	if (condition.kind !== 'max-weight' || condition.of !== 'product') return condition;
	return { ...condition, of: [{ except: [{ ranges: water }] }] };
}

function unreadNote(c: Cursor, condition: Condition): Condition | undefined {
	c.take('.');
	const text = c.startsWith('note: for the purposes of the') ? c.takeRest()?.replaceAll('"', "'") : undefined;
	return text === undefined ? undefined : { kind: 'any', of: [condition, { kind: 'unparsed', text }] };
}
