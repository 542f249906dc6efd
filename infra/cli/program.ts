import { Command, Option } from 'commander';
import { EXIT, printJson, type Terminal } from '../terminal/index.ts';

/**
 * Lets a wrong use of any command end as the binary ends it: a command that was made elsewhere inherits nothing of the
 * program that mounts it, and would end the process by itself with the exit code of a failure.
 */
export function endTogether(command: Command): Command {
	command.exitOverride().showSuggestionAfterError();
	for (const child of command.commands) endTogether(child);
	return command;
}

/** A command as programs read it: `psra help --format json`. */
export interface CommandHelp {
	/** With all that stands before it, e.g. `psra dlq list`. */
	readonly command: string;
	readonly description: string;
	readonly arguments: readonly { readonly name: string; readonly description: string; readonly required: boolean }[];
	readonly options: readonly { readonly flags: string; readonly description: string; readonly mandatory: boolean }[];
}

/** Every command that does something, in the order in which they are mounted. */
export function commandsOf(command: Command, before: readonly string[] = []): CommandHelp[] {
	const path = [...before, command.name()];
	if (command.commands.length > 0) return command.commands.flatMap((child) => commandsOf(child, path));
	return [
		{
			command: path.join(' '),
			description: command.description(),
			arguments: command.registeredArguments.map((argument) => ({
				name: argument.name(),
				description: argument.description,
				required: argument.required,
			})),
			options: command.options.map(({ flags, description, mandatory }) => ({ flags, description, mandatory })),
		},
	];
}

/** `psra help [command…] [--format json]`. */
export function helpCommand(terminal: Terminal, program: Command): Command {
	return new Command('help')
		.description('help for a command; as JSON: every command with its arguments and options')
		.argument('[command...]', 'e.g. dlq redrive')
		.addOption(new Option('--format <format>', 'what it is written as').choices(['text', 'json']).default('text'))
		.action((names: string[], { format }: { format: 'text' | 'json' }) => {
			const found = names.reduce<Command | undefined>(
				(command, name) => command?.commands.find((child) => child.name() === name),
				program,
			);
			if (!found) {
				terminal.exitCode = EXIT.usage;
				terminal.stderr.write(`error: there is no command ${names.join(' ')}\n`);
			} else if (format === 'json') {
				printJson(terminal, { kind: 'Commands', items: commandsOf(found, [program.name(), ...names].slice(0, -1)) });
			} else found.outputHelp();
		});
}
