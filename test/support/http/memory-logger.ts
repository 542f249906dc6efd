import type { Logger } from '../../../infra/ports/logger.ts';

export interface LogLine {
	readonly level: 'debug' | 'info' | 'warn' | 'error';
	readonly message: string;
	readonly facts: Readonly<Record<string, unknown>>;
}

/** A logger that keeps its lines, for tests that ask what was logged. */
export function memoryLogger(): Logger & { readonly lines: LogLine[] } {
	const lines: LogLine[] = [];
	const bound = (own: object): Logger => {
		const write = (level: LogLine['level']) => (facts: object, message: string) =>
			void lines.push({ level, message, facts: { ...own, ...facts } });
		return {
			debug: write('debug'),
			info: write('info'),
			warn: write('warn'),
			error: write('error'),
			child: (facts) => bound({ ...own, ...facts }),
		};
	};
	return { ...bound({}), lines };
}
