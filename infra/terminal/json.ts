import type { Terminal } from './terminal.ts';

/** What every command answers programs with: one object a line. Programs bind to it; the text for people may change. */
export interface Envelope {
	/** Of the answer, e.g. `DeadLetters`. */
	readonly kind: string;
	readonly [part: string]: unknown;
}

export function printJson({ stdout }: Terminal, { kind, ...parts }: Envelope): void {
	stdout.write(`${JSON.stringify({ apiVersion: 'psra/v1', kind, ...parts })}\n`);
}
