import { Command } from 'commander';
import type { GroupReader, GroupState } from '../../../infra/ports/groups.ts';
import { EXIT, printJson, type Terminal, table } from '../../../infra/terminal/index.ts';

/** Opens the broker of the configuration for `work` and closes it again. */
export type WithGroups = <T>(work: (groups: GroupReader) => Promise<T>) => Promise<T>;

/** Records that a group has still to read; null where no partition of it is committed. */
export function totalLag({ partitions }: GroupState): number | null {
	const known = partitions.flatMap(({ lag }) => (lag === null ? [] : [lag]));
	return known.length === 0 ? null : known.reduce((sum, lag) => sum + lag, 0);
}

/** `psra groups lag`, mounted by the binary. */
export function groupsCommand(terminal: Terminal, withGroups: WithGroups): Command {
	return new Command('groups').description('consumer groups of this installation').addCommand(
		new Command('lag')
			.description('how far each group is behind the end of its topics')
			.argument('[group...]', 'only these, e.g. item-facts; absent: all')
			.option('--partitions', 'a line a partition instead of a line a topic')
			.option('--json', 'one JSON object instead of text')
			.addHelpText('before', 'Examples:\n  psra groups lag\n  psra groups lag item-facts --partitions\n')
			.addHelpText(
				'after',
				'\nA partition without a committed offset is unknown, not infinitely late. Exit codes: 0 shown, 3 no such group, 5 no broker.',
			)
			.action(async (names: string[], { partitions, json }: { partitions?: boolean; json?: boolean }) => {
				const all = await withGroups((groups) => groups.groups());
				const chosen = names.length === 0 ? all : all.filter(({ group }) => names.includes(group));
				for (const name of names)
					if (!all.some(({ group }) => group === name)) {
						terminal.exitCode = EXIT.finding;
						terminal.stderr.write(`there is no group ${name} on the broker; there are ${listed(all)}\n`);
					}
				if (json) {
					const items = chosen.map((state) => ({ ...state, total: totalLag(state) }));
					printJson(terminal, { kind: 'GroupLags', items });
				} else if (chosen.length > 0) terminal.stdout.write(lagInWords(chosen, partitions === true));
				else if (names.length === 0) terminal.stderr.write('the broker has no group of this installation\n');
			}),
	);
}

const listed = (groups: readonly GroupState[]) => groups.map(({ group }) => group).join(', ') || 'none';

function lagInWords(groups: readonly GroupState[], byPartition: boolean): string {
	const rows = groups.flatMap((state) => [
		...(byPartition ? partitionRows(state) : topicRows(state)),
		[
			state.group,
			'(total)',
			...(byPartition ? ['', '', ''] : []),
			inWords(totalLag(state)),
			state.state,
			state.members,
		],
	]);
	const columns = byPartition ? ['PARTITION', 'COMMITTED', 'END'] : [];
	return table(['GROUP', 'TOPIC', ...columns, 'LAG', 'STATE', 'MEMBERS'], rows);
}

const partitionRows = ({ group, partitions }: GroupState) =>
	partitions.map(({ topic, partition, committed, end, lag }) => [
		group,
		topic,
		String(partition),
		committed ?? '-',
		end,
		inWords(lag),
		'',
		'',
	]);

function topicRows(state: GroupState): string[][] {
	return [...Map.groupBy(state.partitions, ({ topic }) => topic)].map(([topic, partitions]) => {
		const unknown = partitions.filter(({ lag }) => lag === null).length;
		const lag = inWords(totalLag({ ...state, partitions }));
		return [state.group, topic, unknown > 0 && lag !== UNKNOWN ? `${lag} and ${unknown} unknown` : lag, '', ''];
	});
}

const UNKNOWN = 'unknown';
const inWords = (lag: number | null) => (lag === null ? UNKNOWN : String(lag));
