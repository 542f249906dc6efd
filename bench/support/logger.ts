import type { Logger } from '../../infra/ports/logger.ts';

/** Warnings and errors as lines for a person: a bench in which the relay waits or retries measures something else. */
export function warningsTo(say: (line: string) => void): Logger {
	const write = (level: string) => (facts: object, message: string) =>
		say(`${level}: ${message} ${JSON.stringify(facts)}`);
	const quiet = () => undefined;
	const logger: Logger = {
		debug: quiet,
		info: quiet,
		warn: write('warning'),
		error: write('error'),
		child: () => logger,
	};
	return logger;
}
