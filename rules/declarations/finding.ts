import type { DeclarationCase, DeclarationFinding } from '../schema/declaration.ts';

/** Judges one aspect of a declaration; no finding where the fields that it needs are absent. */
export type Check = (declaration: DeclarationCase) => DeclarationFinding[];

export function accept(check: string, article: string, message: string): DeclarationFinding {
	return { check, verdict: 'accept', article, message, remedy: 'Nothing to do.' };
}

export function reject(check: string, article: string, message: string, remedy: string): DeclarationFinding {
	return { check, verdict: 'reject', article, message, remedy };
}

export function undecided(check: string, article: string, message: string, remedy: string): DeclarationFinding {
	return { check, verdict: 'indeterminate', article, message, remedy };
}

export function isBlank(text: string | null): boolean {
	return text === null || text.trim() === '';
}
