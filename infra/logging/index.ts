import { pino } from 'pino';
import type { Logger } from '../ports/logger.ts';

export interface LogOptions {
	readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
	readonly format: 'json' | 'pretty';
	/** Where to write; absent: standard error, since standard output carries data. */
	readonly destination?: string;
}

/** Names under which a secret could slip into a log line; pino blots them out. */
const SECRET_PATHS = [
	'token',
	'*.token',
	'password',
	'*.password',
	'authorization',
	'*.authorization',
	'databaseUrl',
	'*.databaseUrl',
];

export function createLogger(options: LogOptions): Logger {
	const settings = { level: options.level, base: null, redact: { paths: SECRET_PATHS, censor: '[secret]' } };
	if (options.format === 'pretty') {
		return pino({
			...settings,
			transport: { target: 'pino-pretty', options: { destination: options.destination ?? 2, colorize: false } },
		});
	}
	return pino(
		settings,
		pino.destination({ dest: options.destination ?? 2, sync: options.destination === undefined, mkdir: true }),
	);
}

/** Says nothing; for tools whose output is data. */
export const silentLogger: Logger = createLogger({ level: 'silent', format: 'json' });
