import { describe, expect, it } from '@jest/globals';
import { groupsCommand } from '../../../../../consumers/runner/cli/groups.ts';
import type { GroupState, PartitionLag } from '../../../../../infra/ports/groups.ts';
import { runCommand } from '../../../../support/cli/terminal.ts';

const lag = (topic: string, partition: number, committed: string | null, end: string): PartitionLag => ({
	topic,
	partition,
	committed,
	end,
	lag: committed === null ? null : Number(end) - Number(committed),
});
const GROUPS: readonly GroupState[] = [
	{
		group: 'item-facts',
		state: 'Stable',
		members: 2,
		partitions: [lag('erp.boms', 0, null, '4'), lag('erp.items', 0, '5', '9'), lag('erp.items', 1, null, '3')],
	},
	{ group: 'erp-sync', state: 'Empty', members: 0, partitions: [lag('erp.sync-commands', 0, '7', '7')] },
];

const run = (...words: readonly string[]) =>
	runCommand(
		(terminal) =>
			groupsCommand(terminal, (work) => work({ groups: async () => [...GROUPS], close: async () => undefined })),
		...words,
	);

describe('psra groups lag', () => {
	it('sums up by topic, and tells what is unknown from what is behind', async () => {
		const { stdout, exitCode } = await run('lag');
		expect(exitCode).toBe(0);
		expect(
			stdout
				.trimEnd()
				.split('\n')
				.map((line) => line.split(/ {2,}/)),
		).toEqual([
			['GROUP', 'TOPIC', 'LAG', 'STATE', 'MEMBERS'],
			['item-facts', 'erp.boms', 'unknown'],
			['item-facts', 'erp.items', '4 and 1 unknown'],
			['item-facts', '(total)', '4', 'Stable', '2'],
			['erp-sync', 'erp.sync-commands', '0'],
			['erp-sync', '(total)', '0', 'Empty', '0'],
		]);
	});

	it('shows the partitions of a group', async () => {
		const { stdout } = await run('lag', 'item-facts', '--partitions');
		expect(stdout).toMatch(/^item-facts +erp\.items +0 +5 +9 +4$/m);
		expect(stdout).toMatch(/^item-facts +erp\.items +1 +- +3 +unknown$/m);
		expect(stdout).not.toContain('erp-sync');
	});

	it('is one JSON object for programs', async () => {
		const answer = JSON.parse((await run('lag', '--json')).stdout);
		expect(answer).toMatchObject({ apiVersion: 'psra/v1', kind: 'GroupLags' });
		expect(answer.items.map(({ group, total }: { group: string; total: number }) => [group, total])).toEqual([
			['item-facts', 4],
			['erp-sync', 0],
		]);
	});

	it('says which groups there are where one is not, with exit code 3', async () => {
		const { exitCode, stdout, stderr } = await run('lag', 'item-fact');
		expect([exitCode, stdout]).toEqual([3, '']);
		expect(stderr).toBe('there is no group item-fact on the broker; there are item-facts, erp-sync\n');
	});
});
