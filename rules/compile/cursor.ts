import type { HsRange } from '../schema/condition.ts';
import { type Token, tokenise } from './tokens.ts';

/**
 * What a consumed token became: `figure` and `code` are computed, `name` is a phrase of a reviewed list,
 * `unread` stands as it is in an `unparsed` leaf, `structure` is the wording of the grammar itself, which the kind of the node expresses.
 */
export type Role = 'figure' | 'code' | 'name' | 'structure' | 'unread';

export interface Claim {
	readonly token: Token;
	readonly role: Role;
}

const phrases = new Map<string, readonly Token[]>();

function phraseTokens(phrase: string): readonly Token[] {
	let tokens = phrases.get(phrase);
	if (!tokens) {
		tokens = tokenise(phrase);
		phrases.set(phrase, tokens);
	}
	return tokens;
}

/** Reads tokens from left to right; what has been taken is claimed once, and given back when an attempt fails. */
export class Cursor {
	readonly #tokens: readonly Token[];
	readonly #claims: Claim[] = [];
	/** The published set that the text is of; whose notes define what a process demands. */
	readonly published: string;
	/** The row's headings or subheadings, "this group" of its text where there are several. */
	readonly row: HsRange | undefined;

	readonly #texts: readonly string[];

	constructor(tokens: readonly Token[], published: string, texts: readonly string[] = [], row?: HsRange) {
		this.#tokens = tokens;
		this.#texts = texts;
		this.row = row;
		this.published = published;
	}

	get claims(): readonly Claim[] {
		return this.#claims;
	}

	get atEnd(): boolean {
		return this.#claims.length === this.#tokens.length;
	}

	peek(ahead = 0): Token | undefined {
		return this.#tokens[this.#claims.length + ahead];
	}

	/** Takes the words and signs of the phrase if they come next; a joint is never part of a phrase. */
	take(phrase: string, role: Role = 'structure'): boolean {
		const wanted = phraseTokens(phrase);
		const at = this.#claims.length;
		for (const [index, token] of wanted.entries()) {
			const next = this.#tokens[at + index];
			if (!next || next.kind !== token.kind || next.text !== token.text) return false;
		}
		for (let taken = 0; taken < wanted.length; taken++) this.#claim(role);
		return true;
	}

	/** Takes the first of the phrases that comes next and says which it was. */
	takeOneOf<P extends string>(candidates: readonly P[], role: Role = 'structure'): P | undefined {
		return candidates.find((phrase) => this.take(phrase, role));
	}

	takeKind(kind: Token['kind'], role: Role): string | undefined {
		const next = this.peek();
		if (next?.kind !== kind) return undefined;
		this.#claim(role);
		return next.text;
	}

	/** Whether the words and signs of the phrase come next. */
	startsWith(phrase: string): boolean {
		const mark = this.#claims.length;
		const found = this.take(phrase);
		this.#claims.length = mark;
		return found;
	}

	/** Takes everything that is left of one text as it stands; of a torn statement it takes nothing. */
	takeRest(): string | undefined {
		const [first] = this.#tokens.slice(this.#claims.length);
		const last = this.#tokens.at(-1);
		if (!first || !last || first.piece !== last.piece) return undefined;
		while (!this.atEnd) this.#claim('unread');
		return this.#texts[first.piece]?.slice(first.start, last.end);
	}

	takeJoint(operator: 'or' | ''): boolean {
		const next = this.peek();
		if (next?.kind !== 'joint' || next.text !== operator) return false;
		this.#claim('structure');
		return true;
	}

	/** Runs a rule of the grammar; where it yields undefined, everything it took is given back. */
	attempt<T>(rule: (cursor: Cursor) => T | undefined): T | undefined {
		const mark = this.#claims.length;
		const result = rule(this);
		if (result === undefined) this.#claims.length = mark;
		return result;
	}

	#claim(role: Role): void {
		this.#claims.push({ token: this.#tokens[this.#claims.length] as Token, role });
	}
}
