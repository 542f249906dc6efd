import type { Condition, HsRange } from '../schema/condition.ts';
import { type Statement, statements, statementTokens } from './assemble.ts';
import { type Claim, Cursor } from './cursor.ts';
import { changes } from './grammar/change-from.ts';
import { manufacture, type Read } from './grammar/manufacture.ts';
import type { TextileNote } from './grammar/notes.ts';
import { statement } from './grammar/statement.ts';
import type { Token } from './tokens.ts';

/** A statement read. `claims` holds every token with what it became; of an unread statement all are unclaimed. */
export interface CompiledStatement {
	readonly statement: Statement;
	/** Heading of the row that it is read for, '' where that does not matter. */
	readonly heading: string;
	/** Mostly one; a text may hold several, and one of them suffices. */
	readonly alternatives: readonly Condition[];
	/** The textile notes to which each alternative refers. */
	readonly notes: readonly (readonly TextileNote[])[];
	/** The product inside the row that each alternative is for: '' any other than those named, undefined all. */
	readonly products: readonly (string | undefined)[];
	readonly tokens: readonly Token[];
	readonly claims: readonly Claim[];
}

/** Published sets whose wording is not that of the lists of the TCA and of Japan. */
const GRAMMARS: Readonly<Record<string, (cursor: Cursor) => Read[] | undefined>> = {
	canada: changes,
	'switzerland-liechtenstein': manufacture,
	'iceland-norway': manufacture,
	'south-korea': manufacture,
	ukraine: manufacture,
	mexico: manufacture,
	chile: manufacture,
	singapore: manufacture,
	vietnam: manufacture,
};

/** Reads one statement. What the grammar does not know wholly becomes one `unparsed` leaf with every word in it. */
export function compileStatement(pieces: Statement, published: string, heading = ''): CompiledStatement {
	const tokens = statementTokens(pieces);
	const texts = pieces.map((piece) => piece.text);
	const cursor = new Cursor(tokens, published, texts, rowOf(heading));
	const read = GRAMMARS[published]?.(cursor) ?? statement(cursor)?.map((condition): Read => ({ condition, notes: [] }));
	if (!read || !cursor.atEnd) {
		// Canonical English puts the text between double quotes.
		const text = texts.join(' ').replaceAll('"', "'");
		return {
			statement: pieces,
			heading,
			alternatives: [{ kind: 'unparsed', text }],
			notes: [[]],
			products: [undefined],
			tokens,
			claims: [],
		};
	}
	return {
		statement: pieces,
		heading,
		alternatives: read.map(({ condition }) => condition),
		notes: read.map(({ notes }) => notes),
		products: read.map(({ product }) => product),
		tokens,
		claims: [...cursor.claims],
	};
}

/** Reads the texts of one set of a published file (`eu`, `japan`); one alternative or several per statement. */
export function compileRules(
	rules: readonly { rule: string; operator: 'or' | null }[],
	published: string,
	heading = '',
): CompiledStatement[] {
	return statements(rules).map((one) => compileStatement(one, published, heading));
}

/** "7208-7217" or "2006" → the range of codes; undefined for chapters and parts of headings. */
function rowOf(heading: string): HsRange | undefined {
	const [, from, to = from] = /^(\d{4}|\d{6})(?:-(\d{4}|\d{6}))?$/.exec(heading.replace(/\s/g, '')) ?? [];
	return from !== undefined && to?.length === from.length ? { from, to } : undefined;
}

export type Outcome = 'parsed' | 'process' | 'unparsed';

/** Whether a condition is computed throughout, asks for evidence of a process, or holds unread text. */
export function outcome(condition: Condition): Outcome {
	switch (condition.kind) {
		case 'unparsed':
		case 'process':
			return condition.kind;
		case 'all':
		case 'any': {
			const parts = condition.of.map(outcome);
			return parts.includes('unparsed') ? 'unparsed' : parts.includes('process') ? 'process' : 'parsed';
		}
		case 'within-quota':
		case 'time-limit':
			return outcome(condition.of);
		case 'tariff-change':
		case 'any-heading':
			return condition.allowances?.some((allowance) => allowance.process) ? 'process' : 'parsed';
		default:
			return 'parsed';
	}
}
