import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface ChaosOptions {
	readonly seed: number;
	readonly minutes: number;
	/** Nothing but the summary on standard output; people are told on standard error. */
	readonly json: boolean;
	readonly dataDir: string;
	/** File that the summary is written to as well, indented; its folder is made. */
	readonly out: string | undefined;
	/** Leaves data and logs where they are, whatever comes of the run. */
	readonly keep: boolean;
	readonly help: boolean;
}

export const HELP = `npm run chaos -- [--seed S] [--minutes M] [--json] [--out FILE] [--dir D] [--keep]

Kills, pauses and restarts roles, broker, registry and PostgreSQL, and cuts, half-opens and delays their connections,
while ERP data come in; then lets everything come to rest and checks that nothing was lost and nothing done twice.

  --seed S      whole number; the same one gives the same schedule (default: of the clock, and told)
  --minutes M   minutes of faults (default 1.5); coming to rest takes one or two more
  --json        nothing but the summary on standard output
  --out FILE    writes the summary to a file as well, e.g. docs/chaos/2026-11-24-7.json
  --dir D       folder of data and logs (default var/chaos); removed at the end of a clean run
  --keep        leaves that folder

The last line is the summary as JSON. Exit codes: 0 clean, 1 an invariant is broken, 2 usage, 130 interrupted.`;

/** Throws a RangeError or TypeError with a sentence for whoever typed it. */
export function readOptions(args: readonly string[], root: string): ChaosOptions {
	const { values } = parseArgs({
		args: [...args],
		options: {
			seed: { type: 'string' },
			minutes: { type: 'string', default: '1.5' },
			json: { type: 'boolean', default: false },
			out: { type: 'string' },
			dir: { type: 'string', default: 'var/chaos' },
			keep: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
	if (!Number.isSafeInteger(seed)) throw new RangeError(`--seed ${values.seed} is no whole number.`);
	const minutes = Number(values.minutes);
	if (!(minutes > 0 && minutes <= 24 * 60)) throw new RangeError(`--minutes ${values.minutes}: use 0.1 to 1440.`);
	const { json, keep, help } = values;
	const out = values.out === undefined ? undefined : resolve(root, values.out);
	return { seed, minutes, json, keep, help, out, dataDir: resolve(root, values.dir) };
}
