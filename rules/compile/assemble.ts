import { normaliseText } from '../schema/text.ts';
import { joint, type Token, tokenise } from './tokens.ts';

/** A text of a published set with its place there. */
export interface Piece {
	readonly text: string;
	readonly operator: 'or' | null;
	/** Index in the set's `rules`. */
	readonly index: number;
}

/** Texts that together say one thing; most statements have one piece. */
export type Statement = readonly Piece[];

/**
 * Typing errors of the published texts, put right before they are read; nothing but spacing is touched.
 * "non- originating", broken at the end of a line, stands for "non-originating".
 */
export function repaired(published: string): string {
	return normaliseText(published).replace(/([a-z])- (?=[a-z])/gi, '$1-');
}

/** A text that goes on with the one before, whatever its operator says (traps 2, 3, 10). */
const CONTINUES =
	/^(however\b|\(ii\)|followed in both cases\b|of which\b|the total weight of\b|\d+% of the net cost\b)/i;
/** A text that is not finished before the closing one has come. */
const OPENS = /^(production from( -|:)|however:)(?!.*(followed in both cases|of which))/i;
const CLOSES = /^(followed in both cases\b|of which\b)/i;

/** The set's texts, torn ones put together again. */
export function statements(rules: readonly { rule: string; operator: 'or' | null }[]): Statement[] {
	const list: Piece[][] = [];
	let open = false;
	for (const [index, { rule, operator }] of rules.entries()) {
		const text = repaired(rule);
		const current = list.at(-1);
		if (current && (open || CONTINUES.test(text))) current.push({ text, operator, index });
		else list.push([{ text, operator, index }]);
		open = !CLOSES.test(text) && (open || OPENS.test(text));
	}
	return list;
}

/** The statement's tokens; between two pieces stands a joint with the operator of the second. */
export function statementTokens(statement: Statement): Token[] {
	return statement.flatMap(({ text, operator }, piece) => {
		const tokens = tokenise(text, piece);
		return piece === 0 ? tokens : [joint(operator ?? '', piece), ...tokens];
	});
}
