import type { Condition } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { NAMED_MATERIALS } from '../named-materials.ts';
import { together } from './combine.ts';
import { capOf, clause, shareOfPrice } from './manufacture-clauses.ts';
import { from } from './manufacture-from.ts';
import { however } from './manufacture-however.ts';
import { noteReferences, type TextileNote } from './notes.ts';
import { predominant } from './predominant.ts';
import { process } from './processes.ts';
import { alternative as ordinary } from './statement.ts';

/** A statement's alternatives with the textile notes to which they refer. */
export interface Read {
	readonly condition: Condition;
	readonly notes: readonly TextileNote[];
	/** The product inside the row that the rule is for; '' for any other, absent for all of them. */
	readonly product?: string;
}

/** Statements of the pan-Euro-Mediterranean wording, "Manufacture from …", "Manufacture in which …". */
export function manufacture(cursor: Cursor): Read[] | undefined {
	const found: Read[] = [];
	do {
		let list = cursor.attempt(alternative);
		const notes: TextileNote[] = [];
		while (list) {
			const current: Condition[] = list;
			notes.push(...noteReferences(cursor));
			const next = tail(cursor, current);
			if (!next) break;
			list = next;
		}
		if (!list) return undefined;
		const strict = together(list);
		const condition =
			cursor.attempt((c) => predominant(c, strict)) ?? cursor.attempt((c) => quota(c, strict)) ?? strict;
		notes.push(...noteReferences(cursor));
		found.push({ condition, notes: [...new Set(notes)] });
	} while (cursor.takeOneOf([', or', '. or', 'or']));
	cursor.takeOneOf(['.', ',', ':']);
	return found;
}

function alternative(cursor: Cursor): Condition[] | undefined {
	let list = head(cursor);
	while (list) {
		const current: Condition[] = list;
		const next = tail(cursor, current);
		if (!next) return current;
		list = next;
	}
	return undefined;
}

const OPENINGS = [
	'manufacture:',
	'manufacturing in which',
	'manufacture in which',
	'other operations in which',
	'production in which',
];

function head(cursor: Cursor): Condition[] | undefined {
	const whole = cursor.attempt(wholeProduct);
	if (whole) return [whole];
	const made = cursor.attempt((c) => {
		const one = c.takeOneOf(['manufacture from', 'manufacture of']) ? from(c) : undefined;
		return one && [one];
	});
	if (made) return made;
	const listed = cursor.attempt((c) => (c.takeOneOf(OPENINGS) ? (requirements(c) ?? operations(c)) : undefined));
	if (listed) return listed;
	const worked = cursor.attempt((c) => {
		c.take('manufacture by');
		return process(c);
	});
	if (worked) return [worked];
	const other = cursor.attempt(ordinary);
	return other && [other];
}

const OPERATIONS = ['one of the following operations is made:', 'one of the following operations is included:'];

/** "one of the following operations is made: - … - …"; also a single process that the rule names so (3826). */
function operations(c: Cursor): Condition[] | undefined {
	const several = c.takeOneOf(OPERATIONS);
	c.take('-');
	const first = process(c);
	if (!first) return undefined;
	const of = [first];
	for (;;) {
		const next = several && c.attempt((rest) => (rest.takeOneOf([', or -', '-']) ? process(rest) : undefined));
		if (!next) return of.length === 1 ? of : [{ kind: 'any', of }];
		of.push(next);
	}
}

const ANIMALS = ['are wholly obtained', 'shall be wholly obtained', 'used must be wholly obtained'];

/** Raw products of which the list says that they themselves are wholly obtained. */
function wholeProduct(c: Cursor): Condition | undefined {
	const product =
		c.take('all the eggs and roes are wholly obtained') ||
		c.attempt(animals) ||
		(c.take('all unmanufactured tobacco and tobacco refuse of chapter') &&
			c.take('24', 'code') &&
			c.take('is wholly obtained'));
	return product ? { kind: 'wholly-obtained-product' } : undefined;
}

function animals(c: Cursor): true | undefined {
	const found = c.take('all the animals of chapter') && c.take('1', 'code') && c.takeOneOf(ANIMALS);
	return found ? true : undefined;
}

const SEPARATORS = [', and -', ', and', ', -', 'and -', '-', ',', 'and', ': -'];
const PREFIXES = [
	'in which',
	'where, within the above limit,',
	'where within the above limit,',
	'within the above limit,',
	'where',
];

function requirements(c: Cursor): Condition[] | undefined {
	c.takeOneOf([':', '-', ': -']);
	c.take('-');
	let list = requirement(c, []);
	while (list) {
		const current: Condition[] = list;
		const next = c.attempt((rest) => (rest.takeOneOf(SEPARATORS) ? requirement(rest, current) : undefined));
		if (!next) return current;
		list = next;
	}
	return undefined;
}

function requirement(c: Cursor, before: readonly Condition[]): Condition[] | undefined {
	c.takeOneOf(PREFIXES);
	const made = c.attempt((rest) => (rest.take('from') ? from(rest) : undefined));
	const found = made ? [made] : clause(c);
	if (!found) return undefined;
	const or = c.attempt((rest) => (rest.takeOneOf([', or -', 'or -']) ? clause(rest) : undefined));
	const list = or
		? [...before, { kind: 'any', of: [together(found), together(or)] } satisfies Condition]
		: [...before, ...found];
	return however(c, list) ?? list;
}

const IN_WHICH = [
	', and in which',
	', in which:',
	'in which:',
	', in which',
	'and in which',
	'in which',
	', provided that:',
	', provided that',
	'provided that',
	', provided:',
	', provided',
	'provided',
	'where',
];

function tail(cursor: Cursor, list: Condition[]): Condition[] | undefined {
	const changed = however(cursor, list);
	if (changed) return changed;
	const valued = cursor.attempt((c) => itsValue(c, list));
	if (valued) return valued;
	const added = cursor.attempt((c) => (c.takeOneOf(IN_WHICH) ? requirements(c) : undefined));
	if (added) return [...list, ...added];
	const worked = cursor.attempt((c) => {
		const goesOn = c.takeOneOf([', combined with', 'combined with', ', accompanied by', 'accompanied by']);
		return goesOn && list.some(({ kind }) => kind === 'process') ? process(c) : undefined;
	});
	if (worked) return [...list, worked];
	const backing = cursor.attempt((c) => {
		c.take('.');
		if (!c.take('jute fabric', 'name') || !c.take('may be used as a backing', 'name')) return undefined;
		c.takeOneOf(CARPETS, 'structure');
		return backed(list);
	});
	return backing;
}

/** The carpets that a row of chapter 57 is about anyway. */
const CARPETS = ['for carpets of needleloom felt', 'for carpets of polyester or acrylic fibres', 'for other carpets'];
const JUTE = [{ named: 'jute fabric used as a backing' }];

function backed(list: readonly Condition[]): Condition[] {
	const made = list.some(({ kind }) => kind === 'produced-from');
	if (!made) return [...list, { kind: 'any-heading', allowances: [{ materials: JUTE }] }];
	return list.map((one) => (one.kind === 'produced-from' ? { ...one, materials: [...one.materials, ...JUTE] } : one));
}

/** "forged blanks the value of which does not exceed 35% …", "provided its value does not exceed …" of what it is made from. */
function itsValue(c: Cursor, list: readonly Condition[]): Condition[] | undefined {
	const [only] = list;
	const worked =
		only?.kind === 'process' ? NAMED_MATERIALS.find(({ name }) => only.name.endsWith(` ${name}`)) : undefined;
	if (only && worked && list.length === 1) {
		const share = c.take('the value of which') ? shareOfPrice(c) : undefined;
		return share === undefined ? undefined : [only, capOf(share, [{ named: worked.name }])];
	}
	if (list.length !== 1 || only?.kind !== 'produced-from') return undefined;
	const opening = c.takeOneOf([', provided that their total value', 'provided its value', ', provided: - its value']);
	const limit = opening && shareOfPrice(c);
	return limit === undefined || limit === '' ? undefined : [only, capOf(limit, only.materials)];
}

const QUOTA = ['the printing rule', 'for heading 5801, heading 5806'];

/** The printing rules of Mexico, for exports from the United Kingdom within an annual quota (Appendix II(a), Note 3). */
function quota(c: Cursor, of: Condition): Condition | undefined {
	c.take('.');
	const text = QUOTA.some((opening) => c.startsWith(opening)) ? c.takeRest()?.replaceAll('"', "'") : undefined;
	return text === undefined ? undefined : { kind: 'within-quota', of, quota: text };
}
