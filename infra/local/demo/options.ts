import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PsraError } from '../../errors.ts';

export const HELP = `npm run demo -- [options]

Starts PostgreSQL, Kafka and a schema registry, every role of psra and a demo ERP; publishes a firm's ERP data as an ERP
would, and shows each verdict and declaration as it comes. Stays up until Ctrl-C; a second start finds its data again.

  --once          end when every request has reached its state; exit code 0 only if all is as expected
  --json          print the summary as the last line on stdout, as one JSON object
  --data DIR      load a folder of ERP files instead (items.csv, boms.csv, suppliers.csv, …)
  --profile FILE  what is assumed where the files of --data are silent (default: the project's, by the folder's name)
  --no-profile    assume nothing: what the files don't say stays unknown
  --dir DIR       where the demonstration keeps its data (default: var/demo, or var/demo-<name of the folder>)
  --reset         forget the data of earlier starts
  --advance DAYS  move the demonstration's clock on; a running one follows at once, else the next start
  --help          this text

Try:  npm run demo
      npm run demo -- --once --json
      npm run demo -- --advance 105      in a second terminal, while the first stays up
      npm run demo -- --data ../shared/data/adventureworks`;

export interface DemoOptions {
	readonly once: boolean;
	readonly json: boolean;
	readonly reset: boolean;
	readonly help: boolean;
	/** Folder of ERP files; undefined: the project's sample. */
	readonly data: string | undefined;
	/** Profile file by the user's wish; `null`: none wanted; undefined: by the folder's name. */
	readonly profile: string | null | undefined;
	/** Days to move the clock of a demonstration on, instead of starting one. */
	readonly advance: number | undefined;
	/** Where this demonstration keeps its data. */
	readonly dataDir: string;
}

/** Throws CONFIG_INVALID that names the option. */
export function readOptions(args: readonly string[], root: string): DemoOptions {
	const flag = { type: 'boolean', default: false } as const;
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				once: flag,
				json: flag,
				reset: flag,
				help: flag,
				'no-profile': flag,
				data: { type: 'string' },
				profile: { type: 'string' },
				dir: { type: 'string' },
				advance: { type: 'string' },
			},
		});
		const data = values.data === undefined ? undefined : resolve(values.data);
		return {
			once: values.once,
			json: values.json,
			reset: values.reset,
			help: values.help,
			data,
			advance: values.advance === undefined ? undefined : daysOf(values.advance),
			profile: values['no-profile'] ? null : values.profile && resolve(values.profile),
			dataDir:
				values.dir === undefined
					? join(root, 'var', data === undefined ? 'demo' : `demo-${basename(data)}`)
					: resolve(values.dir),
		};
	} catch (error) {
		if (error instanceof PsraError) throw error;
		throw new PsraError('CONFIG_INVALID', `${(error as Error).message} See npm run demo -- --help.`, {}, error);
	}
}

/** At most ten years: timers lie ahead, and a slip of the keyboard can't be taken back. */
const MOST_DAYS = 3_650;

function daysOf(text: string): number {
	const days = Number(text);
	if (/^\d+$/.test(text) && days >= 1 && days <= MOST_DAYS) return days;
	throw new PsraError('CONFIG_INVALID', `--advance ${text} is no number of days from 1 to ${MOST_DAYS}.`, {
		field: '--advance',
		problem: JSON.stringify(text),
		remedy: 'Give whole days, e.g. --advance 105.',
	});
}
