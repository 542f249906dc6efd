import { Command } from 'commander';
import type { ParkedKey } from '../../../../infra/ports/parking.ts';
import { age, EXIT, printJson, type Terminal, table } from '../../../../infra/terminal/index.ts';
import {
	itemOf,
	JSON_OPTION,
	limitArgument,
	type ParkedOptions,
	type SelectionOptions,
	selectionOf,
	textOf,
	withSelection,
} from './parts.ts';

const MOST_SHOWN = 50;

export function listCommand(terminal: Terminal, { open }: ParkedOptions): Command {
	const command = new Command('list')
		.description('how much each consumer has parked, and the keys, longest parked first')
		.option('--limit <n>', 'most keys that are listed', limitArgument, MOST_SHOWN);
	return withSelection(command)
		.option(...JSON_OPTION)
		.action(async (options: SelectionOptions & { readonly limit: number; readonly json?: boolean }) => {
			const filter = { ...selectionOf(options), limit: options.limit };
			const { totals, keys } = await open((database) =>
				database.transaction(async ({ parkingDesk }) => ({
					totals: await parkingDesk.totals(),
					keys: await parkingDesk.list(filter),
				})),
			);
			if (options.json) printJson(terminal, { kind: 'ParkedKeys', totals, items: keys.map(itemOf) });
			else if (keys.length > 0) terminal.stdout.write(keysInWords(keys));
			else terminal.stderr.write('no key is parked\n');
			if (keys.length > 0) terminal.exitCode = EXIT.finding;
		});
}

export function keysInWords(keys: readonly ParkedKey[]): string {
	return table(
		['CONSUMER', 'TOPIC', 'KEY', 'MESSAGES', 'PARKED FOR', 'TRIES', 'NEXT TRY', 'CODE', 'PROBLEM'],
		keys.map((one) => [
			one.consumer,
			one.topic,
			textOf(one.key),
			one.messages,
			age(one.ageMs),
			one.tries,
			one.holder !== null ? 'now' : age(one.nextTryMs),
			one.code,
			one.problem,
		]),
	);
}
