import { Command } from 'commander';
import type { Terminal } from '../../../../infra/terminal/index.ts';
import { discardCommand } from './discard.ts';
import { listCommand } from './list.ts';
import type { ParkedOptions } from './parts.ts';
import { retryCommand } from './retry.ts';
import { showCommand } from './show.ts';

export type { ParkedOptions } from './parts.ts';

const EXAMPLES = `Examples:
  psra parked list
  psra parked list --consumer erp-sync --code ERP_UNAVAILABLE
  psra parked show erp-sync erp.sync-commands "NL-DRV|PMP-C24"
  psra parked retry --consumer erp-sync --yes
  psra parked discard erp-sync erp.sync-commands "NL-DRV|PMP-C24" --reason "set by hand" --execute
`;

/** `psra parked list|show|retry|discard`, mounted by the binary. */
export function parkedCommand(terminal: Terminal, options: ParkedOptions): Command {
	return new Command('parked')
		.description('keys whose messages wait for something outside while others go on')
		.addHelpText('before', EXAMPLES)
		.addHelpText('after', '\nExit codes: 0 done, 3 parked keys or no match, 4 refused or cancelled, 5 no database.')
		.addCommand(listCommand(terminal, options))
		.addCommand(showCommand(terminal, options))
		.addCommand(retryCommand(terminal, options))
		.addCommand(discardCommand(terminal, options));
}
