import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { commandsOf, endTogether, helpCommand } from '../../../../infra/cli/program.ts';
import { runCommand } from '../../../support/cli/terminal.ts';

const program = () =>
	new Command('psra').addCommand(
		new Command('topics').addCommand(
			new Command('plan')
				.description('show')
				.argument('[name]', 'which')
				.requiredOption('--to <where>', 'whereto')
				.action(() => undefined),
		),
	);

describe('a program of commands that were made elsewhere', () => {
	it.each([[['topics', 'plan', '--nope']], [['topics', 'plan']], [['topics', 'nope']], [['nope']]])(
		'ends a wrong use by an error: %j',
		async (words) => {
			const all = endTogether(program());
			for (const one of [all, ...all.commands, ...all.commands.flatMap(({ commands }) => commands)])
				one.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
			await expect(all.parseAsync(words, { from: 'user' })).rejects.toThrow(
				expect.objectContaining({ code: expect.stringMatching(/^commander\./) }),
			);
		},
	);

	it('lists what each command takes', () => {
		expect(commandsOf(program())).toEqual([
			{
				command: 'psra topics plan',
				description: 'show',
				arguments: [{ name: 'name', description: 'which', required: false }],
				options: [{ flags: '--to <where>', description: 'whereto', mandatory: true }],
			},
		]);
	});
});

describe('psra help', () => {
	const help = (...words: readonly string[]) => runCommand((terminal) => helpCommand(terminal, program()), ...words);

	it('is JSON for programs, of all or of some', async () => {
		const all = JSON.parse((await help('--format', 'json')).stdout);
		expect(all).toMatchObject({ kind: 'Commands', items: [{ command: 'psra topics plan' }] });
		expect(JSON.parse((await help('topics', 'plan', '--format', 'json')).stdout)).toEqual(all);
	});

	it('of what there is not is a wrong use', async () => {
		expect(await help('topics', 'nope')).toMatchObject({ exitCode: 2, stdout: '' });
	});
});
