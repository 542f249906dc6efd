import type { Condition } from '../schema/condition.ts';
import { type CompiledStatement, type Outcome, outcome } from './compile-set.ts';

export interface TextReport {
	/** The published text, normalised; of a torn rule its texts in order. */
	readonly texts: readonly string[];
	readonly outcome: Outcome;
	readonly alternatives: readonly Condition[];
}

/** What became of the published texts, counted twice: by distinct text and by rule of a row. */
export interface CompileReport {
	readonly distinct: Readonly<Record<Outcome, number>>;
	readonly rules: Readonly<Record<Outcome, number>>;
	/** Words and signs in all rules, and how many of them stand in a typed node. */
	readonly tokens: { readonly total: number; readonly typed: number };
	/** Each distinct statement that needs evidence of a process or could not be read. */
	readonly listed: readonly TextReport[];
}

const none = (): Record<Outcome, number> => ({ parsed: 0, process: 0, unparsed: 0 });

/** The coverage of a compilation, for `psra rules compile --report`. */
export function reportOf(statements: readonly CompiledStatement[]): CompileReport {
	const distinct = none();
	const rules = none();
	const tokens = { total: 0, typed: 0 };
	const byText = new Map<string, Outcome>();
	const listed = new Map<string, TextReport>();
	for (const { statement, alternatives, ...read } of statements) {
		const result = outcome({ kind: 'any', of: [...alternatives] });
		rules[result] += statement.length;
		tokens.total += read.tokens.length;
		tokens.typed += read.claims.filter(({ role }) => role !== 'unread').length;
		const texts = statement.map(({ text }) => text);
		for (const text of texts) byText.set(text, worse(byText.get(text), result));
		if (result !== 'parsed') listed.set(texts.join('\n'), { texts, outcome: result, alternatives });
	}
	for (const result of byText.values()) distinct[result] += 1;
	return { distinct, rules, tokens, listed: [...listed.values()] };
}

const ORDER: readonly Outcome[] = ['parsed', 'process', 'unparsed'];

/** A text that stands in several statements counts by its worst outcome. */
function worse(known: Outcome | undefined, found: Outcome): Outcome {
	return known && ORDER.indexOf(known) > ORDER.indexOf(found) ? known : found;
}
