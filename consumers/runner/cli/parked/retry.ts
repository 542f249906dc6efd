import { Command } from 'commander';
import { agree, CONSENT, type Consent, EXIT, printJson, type Terminal } from '../../../../infra/terminal/index.ts';
import { keysInWords } from './list.ts';
import {
	itemOf,
	JSON_OPTION,
	laneNamed,
	type ParkedOptions,
	type SelectionOptions,
	selectionOf,
	withSelection,
} from './parts.ts';

interface RetryOptions extends SelectionOptions, Consent {
	readonly key?: string;
	readonly json?: boolean;
}

const MOST_SHOWN = 50;

export function retryCommand(terminal: Terminal, { open, confirm, act }: ParkedOptions): Command {
	const command = new Command('retry').description(
		'try parked keys now and not when they are due; without --execute or --yes it shows which',
	);
	return withSelection(command)
		.option('--key <key>', 'with --topic: only this key')
		.option(...CONSENT.execute)
		.option(...CONSENT.yes)
		.option(...JSON_OPTION)
		.addHelpText('after', '\nA consumer that runs tries them within ten seconds, few at a time.')
		.action((options: RetryOptions, self: Command) => {
			if (options.key !== undefined && options.topic === undefined) self.error('error: --key needs --topic');
			const { key, topic } = options;
			const lane = key === undefined || topic === undefined ? {} : { lane: laneNamed(topic, key) };
			const filter = { ...selectionOf(options), ...lane };
			return open(async (database) => {
				const keys = await database.transaction(({ parkingDesk }) =>
					parkingDesk.list({ ...filter, limit: MOST_SHOWN }),
				);
				const answer = (retried: number | null) => {
					if (options.json) printJson(terminal, { kind: 'ParkedRetry', retried, items: keys.map(itemOf) });
				};
				if (keys.length === 0) {
					terminal.exitCode = EXIT.finding;
					terminal.stderr.write('no parked key matches; see psra parked list\n');
					return answer(0);
				}
				if (!options.json) terminal.stdout.write(keysInWords(keys));
				const shown = keys.length === MOST_SHOWN ? `these ${MOST_SHOWN} and others like them` : `${keys.length} key(s)`;
				if (!(await agree(terminal, confirm, options, `Try ${shown} now?`))) return answer(null);
				const retried = await database.transaction(async ({ parkingDesk, acts }) => {
					const count = await parkingDesk.retry(filter);
					await acts.note({
						...act,
						facts: { ...selectionOf(options), ...(key !== undefined && { key }), keys: count },
					});
					return count;
				});
				terminal.stderr.write(`${retried} key(s) are due now\n`);
				answer(retried);
			});
		});
}
