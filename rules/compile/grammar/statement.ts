import type { Condition } from '../../schema/condition.ts';
import type { Cursor } from '../cursor.ts';
import { however, perItem, relaxed } from './allowances.ts';
import { anyHeading, tariffChange } from './changes.ts';
import { clause, maxNom, regionalContent, whollyObtained } from './clauses.ts';
import { together } from './combine.ts';
import { date } from './figures.ts';
import { materials, named } from './materials.ts';
import { process, undergone } from './processes.ts';
import { conditions, proviso } from './provisos.ts';
import { followedInBothCases, howeverList } from './torn.ts';

/** A quota as the text calls it; the pack's profile puts the quota's own name in its place. */
export const TEXT_QUOTA = 'applicable annual quota';

/**
 * A whole statement: its alternatives, mostly one. Undefined unless every token has been consumed, so that a word that
 * the grammar does not know makes the whole text unread instead of vanishing.
 */
export function statement(cursor: Cursor): Condition[] | undefined {
	const first = alternative(cursor);
	if (!first) return undefined;
	const of = [first];
	while (!cursor.atEnd) {
		if (!cursor.take('.')) return undefined;
		if (cursor.atEnd) break;
		const joined = cursor.take('or');
		const next = alternative(cursor);
		// A further sentence without "or" is an alternative only where it is one for a time (8702-8704).
		if (!next || (!joined && next.kind !== 'time-limit')) return undefined;
		of.push(next);
	}
	return of;
}

export function alternative(cursor: Cursor): Condition | undefined {
	const whole = followedInBothCases(cursor) ?? howeverList(cursor) ?? perItem(cursor);
	if (whole) return whole;
	const opening = head(cursor);
	if (!opening) return undefined;
	let list: Condition[] | undefined = opening;
	for (;;) {
		const next: Condition[] | undefined = tail(cursor, list);
		if (!next) return together(list);
		list = next;
	}
}

function head(cursor: Cursor): Condition[] | undefined {
	const one =
		cursor.attempt(liveAnimals) ??
		tariffChange(cursor) ??
		anyHeading(cursor) ??
		maxNom(cursor) ??
		regionalContent(cursor) ??
		undergone(cursor) ??
		cursor.attempt(oneOfOperations) ??
		cursor.attempt(whollyObtained);
	if (one) return [one];
	const listed = cursor.attempt((c) => (c.take('production in which') ? conditions(c) : undefined));
	if (listed) return listed;
	const other = productionFrom(cursor) ?? process(cursor);
	return other && [other];
}

/** The first of several operations; the others stand in the texts that follow, as alternatives of their own (9001.50). */
function oneOfOperations(c: Cursor): Condition | undefined {
	return c.take('production in which one of the following operations is made:') ? process(c) : undefined;
}

/** "All animals of chapter 1 are wholly obtained", of products of that chapter: the product itself. */
function liveAnimals(c: Cursor): Condition | undefined {
	const animals = c.take('all animals of chapter') && c.take('1', 'code') && c.take('are wholly obtained');
	return animals ? { kind: 'wholly-obtained-product' } : undefined;
}

/** "Production from coir yarn or sisal yarn …": from one of them; a mixture is more than the text says. */
function productionFrom(cursor: Cursor): Condition | undefined {
	return cursor.attempt((c) => {
		if (!c.take('production from')) return undefined;
		c.take('non-originating');
		const first = named(c);
		if (!first) return undefined;
		const of: Condition[] = [{ kind: 'produced-from', materials: first }];
		for (;;) {
			const next = c.attempt((rest) => (rest.takeOneOf([',', 'or']) ? named(rest) : undefined));
			if (!next) return of.length === 1 ? of[0] : { kind: 'any', of };
			of.push({ kind: 'produced-from', materials: next });
		}
	});
}

/** What follows the head of an alternative: adds a condition, relaxes the head, or wraps what stands so far. */
function tail(cursor: Cursor, list: Condition[]): Condition[] | undefined {
	const added = proviso(cursor) ?? cursor.attempt(conjunct) ?? cursor.attempt(furtherConditions);
	if (added) return [...list, ...added];
	const wrapped = withinQuota(cursor, list) ?? untilDate(cursor, list) ?? slice(cursor, list);
	if (wrapped) return [wrapped];
	return cursor.attempt((c) => {
		const allowance = however(c);
		if (!allowance) return undefined;
		const changes = list.map((one) => relaxed(one, allowance));
		// What is relaxed must be beyond doubt: the only change of classification that stands so far.
		if (changes.filter((one) => one !== undefined).length !== 1) return undefined;
		return list.map((one, index) => changes[index] ?? one);
	});
}

/** A text of its own that goes on with the list of conditions before it (1702). */
function furtherConditions(c: Cursor): Condition[] | undefined {
	c.take('.');
	return c.takeJoint('') && c.peek()?.text === 'the' ? conditions(c) : undefined;
}

function conjunct(c: Cursor): Condition[] | undefined {
	if (c.take('. non-originating jute fabric', 'name') && c.take('may be used as a backing', 'name')) {
		return [{ kind: 'any-heading', allowances: [{ materials: [{ named: 'jute fabric used as a backing' }] }] }];
	}
	if (c.take('by the use of')) {
		const by = process(c);
		return by && [by];
	}
	if (!c.take('and')) return undefined;
	const value = maxNom(c) ?? regionalContent(c);
	if (value) return [value];
	const originating = c.attempt(mustOriginate);
	if (originating) return [originating];
	const further = clause(c) ?? process(c);
	return further && [further];
}

function mustOriginate(c: Cursor): Condition | undefined {
	const of = materials(c);
	return of && c.take('must be originating') ? { kind: 'must-originate', materials: of } : undefined;
}

function withinQuota(cursor: Cursor, list: Condition[]): Condition | undefined {
	const named = cursor.take('- within the limits of the applicable annual quota') || cursor.attempt(annexQuota);
	return named ? { kind: 'within-quota', of: together(list), quota: TEXT_QUOTA } : undefined;
}

/** "(under alternative list rules with annual quotas as specified in Annex ORIG-2A …)". */
function annexQuota(c: Cursor): true | undefined {
	const taken =
		c.take('(under alternative list rules with annual quotas as specified in annex orig-') &&
		c.take('2', 'figure') &&
		c.take('a (origin quotas and alternatives to the list rules in annex') &&
		c.take('2', 'figure') &&
		c.take('))');
	return taken ? true : undefined;
}

function untilDate(cursor: Cursor, list: Condition[]): Condition | undefined {
	return cursor.attempt((c) => {
		const until = c.take('(until') ? date(c) : undefined;
		return until !== undefined && c.take(')') ? { kind: 'time-limit', of: together(list), until } : undefined;
	});
}

/** "(1st Jan 2023 to 31st Dec 2025)", "(1st Jan 2026 onwards)". */
function slice(cursor: Cursor, list: Condition[]): Condition | undefined {
	return cursor.attempt((c) => {
		const from = c.takeOneOf(['(for the period from', '(']) ? date(c) : undefined;
		if (from === undefined) return undefined;
		const of = together(list);
		if (c.take('onwards)')) return { kind: 'time-limit', of, from };
		const until = c.takeOneOf(['to', 'until']) ? date(c) : undefined;
		return until !== undefined && c.take(')') ? { kind: 'time-limit', of, from, until } : undefined;
	});
}
