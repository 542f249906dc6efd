import { Command } from 'commander';
import type { Terminal } from '../../../../infra/terminal/index.ts';
import { listCommand } from './list.ts';
import type { DlqOptions } from './parts.ts';
import { redriveCommand } from './redrive.ts';
import { showCommand } from './show.ts';

export type { DlqOptions, DlqParts } from './parts.ts';

const EXAMPLES = `Examples:
  psra dlq list
  psra dlq list erp.items --code HANDLER_FAILED
  psra dlq show erp.items 17
  psra dlq redrive erp.items --code HANDLER_FAILED
  psra dlq redrive erp.items --code HANDLER_FAILED --yes
`;

/** `psra dlq list|show|redrive`, mounted by the binary. */
export function dlqCommand(terminal: Terminal, options: DlqOptions): Command {
	return new Command('dlq')
		.description('dead letters: what consumers and entrances could not take in')
		.addHelpText('before', EXAMPLES)
		.addHelpText('after', '\nExit codes: 0 done, 3 nothing matches, 4 refused or cancelled, 5 broker or database away.')
		.addCommand(listCommand(terminal, options))
		.addCommand(showCommand(terminal, options))
		.addCommand(redriveCommand(terminal, options));
}
