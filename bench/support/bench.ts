import type { Report } from './figures.ts';
import type { BenchOptions } from './options.ts';
import type { BenchStack } from './stack.ts';

/** What a part of a bench runs with. */
export interface Setting {
	readonly stack: BenchStack;
	readonly options: BenchOptions;
	readonly report: Report;
	/** Aborted by Ctrl-C; parts look at it between steps. */
	readonly signal: AbortSignal;
}

/** A part: measures, reports, and leaves nothing running. */
export type Part = (setting: Setting) => Promise<void>;

/** A part of a bench that needs neither broker nor database. */
export type StacklessPart = (setting: Omit<Setting, 'stack'>) => Promise<void>;

/** Parts by the names that `--only` takes. */
export type Parts = Readonly<Record<string, Part>>;
export type StacklessParts = Readonly<Record<string, StacklessPart>>;

/** For `await using`: closes at the end of the block, also where it throws. */
export function closing<T extends { close(): Promise<void> }>(part: T): T & AsyncDisposable {
	return Object.assign(part, { [Symbol.asyncDispose]: () => part.close() });
}
