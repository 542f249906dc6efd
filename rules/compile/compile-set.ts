import type { Condition } from '../schema/condition.ts';
import { type Statement, statements, statementTokens } from './assemble.ts';
import { type Claim, Cursor } from './cursor.ts';
import { statement } from './grammar/statement.ts';
import type { Token } from './tokens.ts';

/** A statement read. `claims` holds every token with what it became; of an unread statement all are unclaimed. */
export interface CompiledStatement {
	readonly statement: Statement;
	/** Mostly one; a text may hold several, and one of them suffices. */
	readonly alternatives: readonly Condition[];
	readonly tokens: readonly Token[];
	readonly claims: readonly Claim[];
}

/** Reads one statement. What the grammar does not know wholly becomes one `unparsed` leaf with every word in it. */
export function compileStatement(pieces: Statement, published: string): CompiledStatement {
	const tokens = statementTokens(pieces);
	const cursor = new Cursor(tokens, published);
	const alternatives = statement(cursor);
	if (alternatives && cursor.atEnd) return { statement: pieces, alternatives, tokens, claims: [...cursor.claims] };
	const text = pieces.map((piece) => piece.text).join(' ');
	return { statement: pieces, alternatives: [{ kind: 'unparsed', text }], tokens, claims: [] };
}

/** Reads the texts of one set of a published file (`eu`, `japan`); one alternative or several per statement. */
export function compileRules(
	rules: readonly { rule: string; operator: 'or' | null }[],
	published: string,
): CompiledStatement[] {
	return statements(rules).map((one) => compileStatement(one, published));
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
