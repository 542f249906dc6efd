import { Command } from 'commander';
import { compileCommand } from './compile.ts';
import { correctionsCommand } from './corrections.ts';
import { DEFAULT_SETTINGS, outputOf, type RulesIo, type RulesSettings } from './io.ts';
import { schemaCommand } from './schema.ts';
import { showCommand } from './show.ts';
import { validateCommand } from './validate.ts';

export type { RulesIo, RulesSettings } from './io.ts';

/** `psra rules …`, mounted by the binary. */
export function rulesCommand(io: RulesIo, settings: RulesSettings = DEFAULT_SETTINGS): Command {
	const output = outputOf(io);
	return new Command('rules')
		.description('compile, check and read the rule packs')
		.addHelpText(
			'before',
			'Examples:\n  psra rules show 8413.70 --agreement eu-uk\n  psra rules compile --check --report\n  psra rules validate\n',
		)
		.addCommand(compileCommand(output, settings))
		.addCommand(validateCommand(output, settings))
		.addCommand(showCommand(output))
		.addCommand(correctionsCommand(output))
		.addCommand(schemaCommand(output));
}
