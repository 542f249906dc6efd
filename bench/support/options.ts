import { parseArgs } from 'node:util';
import { PsraError } from '../../infra/errors.ts';
import { BENCHES, benchNames } from './names.ts';

export interface BenchOptions {
	readonly help: boolean;
	/** Figures go to `docs/bench/NAME.jsonl` instead of stdout, of the sizes that are published. */
	readonly keep: boolean;
	/** Parts of the bench to run; empty: all. */
	readonly only: readonly string[];
	/** Rows of a drain. */
	readonly rows: number;
	/** Rounds of which the median is given. */
	readonly rounds: number;
	/** Seconds of each measurement at a given rate. */
	readonly seconds: number;
	/** Messages, or sagas, that run through. */
	readonly messages: number;
	readonly sagas: number;
	/** Saga instances among which the stuck ones are looked for. */
	readonly instances: number;
	/** The backlog of 2 million rows as well. */
	readonly large: boolean;
	/** Folder for profiles of V8 of what is ours; undefined: none are taken. */
	readonly profile: string | undefined;
}

export const HELP = `npm run bench -- NAME [options]

Measures against limits and peers in the same run, on the same bytes. One figure a line on stdout (JSON Lines), progress
on stderr. Starts Kafka, PostgreSQL and a schema registry of its own, or uses what KAFKA_BROKERS, SCHEMA_REGISTRY_URL and
DATABASE_URL name. docs/BENCHMARKS.md says what each figure is.

  ${'all'.padEnd(9)} all of them, one after the other
${BENCHES.map(({ name, what, parts }) => `  ${name.padEnd(9)} ${what}\n            parts: ${parts.join(', ')}`).join('\n')}

  --only A,B     only these parts
  --rows N       rows of a drain (default 100000)
  --rounds N     rounds of which the median is given (default 3)
  --seconds N    seconds of a measurement at a given rate (default 10)
  --messages N   messages through the backbone (default 200000)
  --sagas N      sagas that run through (default 5000)
  --instances N  saga instances among which the stuck ones are looked for (default 1000000)
  --large        the outbox backlog of 2 million rows as well
  --keep         writes docs/bench/NAME.jsonl instead of stdout: --large, a million messages, and the table in
                 docs/BENCHMARKS.md made anew
  --profile DIR  takes a CPU profile of what is ours, writes it there and says where the time went
  --help         this text

Try:  npm run bench -- outbox --only drain,latency
      npm run bench -- codec
      npm run bench -- all --keep`;

/** That memory is flat is said of so many. */
const KEPT_MESSAGES = 1_000_000;

/** Throws CONFIG_INVALID that names the option. */
export function readOptions(name: string, args: readonly string[]): BenchOptions {
	const number = { type: 'string' } as const;
	const flag = { type: 'boolean', default: false } as const;
	const { values } = parse(() =>
		parseArgs({
			args: [...args],
			options: {
				help: flag,
				large: flag,
				keep: flag,
				only: { type: 'string' },
				profile: { type: 'string' },
				rows: number,
				rounds: number,
				seconds: number,
				messages: number,
				sagas: number,
				instances: number,
			},
		}),
	);
	const only = (values.only ?? '').split(',').filter((part) => part !== '');
	const known: readonly string[] = BENCHES.find((bench) => bench.name === name)?.parts ?? [];
	for (const part of only) {
		if (!known.includes(part))
			throw invalid('--only', `${name} has no part ${JSON.stringify(part)}`, `Use ${known.join(', ')}.`);
	}
	return {
		help: values.help,
		only,
		large: values.large || values.keep,
		keep: values.keep,
		profile: values.profile,
		rows: whole('--rows', values.rows, 100_000),
		rounds: whole('--rounds', values.rounds, 3),
		seconds: whole('--seconds', values.seconds, 10),
		messages: whole('--messages', values.messages, values.keep ? KEPT_MESSAGES : 200_000),
		sagas: whole('--sagas', values.sagas, 5_000),
		instances: whole('--instances', values.instances, 1_000_000),
	};
}

/** The benches of a name, all of them for `all`; throws CONFIG_INVALID with the list. */
export function readNames(name: string | undefined): readonly string[] {
	if (name === 'all') return benchNames;
	if (name !== undefined && benchNames.includes(name)) return [name];
	throw invalid(
		'NAME',
		`${name === undefined ? 'no bench is named' : `there is no bench ${JSON.stringify(name)}`}`,
		`Use all or one of ${benchNames.join(', ')}.`,
	);
}

function whole(option: string, text: string | undefined, standard: number): number {
	if (text === undefined) return standard;
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw invalid(option, `${JSON.stringify(text)} is no whole number from 1 on`, 'Give digits, e.g. 1000.');
}

function parse<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw new PsraError('CONFIG_INVALID', `${(error as Error).message} See npm run bench -- --help.`, {}, error);
	}
}

const invalid = (field: string, problem: string, remedy: string) =>
	new PsraError('CONFIG_INVALID', `${field}: ${problem}. ${remedy}`, { field, problem, remedy });
