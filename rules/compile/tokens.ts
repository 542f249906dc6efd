/**
 * Tokens of a published text. Every character that is no white space belongs to exactly one token, so that a parser
 * that consumes all tokens has accounted for every word.
 */
export interface Token {
	readonly kind: 'word' | 'number' | 'sign' | 'quoted' | 'joint';
	/** Words in lower case; a quoted token without its quotation marks; of a joint the row's operator, '' or 'or'. */
	readonly text: string;
	/** Index of the text among those of the statement. */
	readonly piece: number;
	/** Offsets in the normalised text, end exclusive. */
	readonly start: number;
	readonly end: number;
}

const PATTERN = /([A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*)|(\d{4}-\d{2}-\d{2}|\d+(?:\.\d+)?)|"([^"]*)"|(\S)/g;

/** Tokens of one normalised text; nothing but white space is left out. */
export function tokenise(text: string, piece = 0): Token[] {
	return [...text.matchAll(PATTERN)].map((match) => {
		const [whole, word, number, quoted] = match;
		const span = { piece, start: match.index, end: match.index + whole.length };
		if (word !== undefined) return { kind: 'word', text: word.toLowerCase(), ...span };
		if (number !== undefined) return { kind: 'number', text: number, ...span };
		if (quoted !== undefined) return { kind: 'quoted', text: quoted, ...span };
		return { kind: 'sign', text: whole, ...span };
	});
}

/** Where one text of a row ends and the next begins, with the operator between them. */
export function joint(operator: 'or' | '', piece: number): Token {
	return { kind: 'joint', text: operator, piece, start: 0, end: 0 };
}
