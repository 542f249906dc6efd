import { Command } from 'commander';
import type { Clock } from '../../../infra/ports/clock.ts';
import type { Database } from '../../../infra/ports/session.ts';
import { EXIT, printJson, type Terminal } from '../../../infra/terminal/index.ts';
import { accountsOf } from '../account.ts';
import { mapFolder } from '../map.ts';
import { readFolder, readProfile } from '../read.ts';
import { submitFolder } from '../submit-folder.ts';

/** Opens the installation of the configuration for `work` and closes it again. */
export type WithInstallation = <T>(work: (parts: { database: Database; clock: Clock }) => Promise<T>) => Promise<T>;

interface LoadOptions {
	readonly company?: string;
	readonly profile?: string;
	readonly version: string;
	readonly dryRun?: boolean;
	readonly json?: boolean;
}

/** `psra load DIR`: a folder of ERP files, on the way that every entrance takes. */
export function loadCommand(io: Terminal, withInstallation: WithInstallation): Command {
	return new Command('load')
		.description(
			'send a folder of ERP files: items.csv, boms.csv, suppliers.csv, supplier-prices.csv, receipts.csv, inventory-movements.csv',
		)
		.argument('<dir>', 'the folder')
		.option('--company <id>', 'company that the files are of; a profile may name it')
		.option('--profile <file>', 'what is assumed where the files are silent; shown with each verdict')
		.option(
			'--version <n>',
			'number of this load: the same again changes nothing, corrected files need a higher one',
			'1',
		)
		.option('--dry-run', 'read and check, send nothing')
		.option('--json', 'one JSON object instead of text')
		.addHelpText(
			'before',
			'Examples:\n  psra load erp-export --company NL01\n  psra load erp-export --company NL01 --dry-run\n',
		)
		.addHelpText(
			'after',
			'\nEvery line ends as an event, a finding or a dead letter. Exit codes: 0 all lines sent, 3 findings or dead letters.',
		)
		.action(async (dir: string, options: LoadOptions) => {
			const profile = options.profile === undefined ? undefined : await readProfile(options.profile);
			const plan = mapFolder(await readFolder(dir), {
				loadVersion: Number(options.version),
				...(options.company !== undefined && { company: options.company }),
				...(profile && { profile }),
			});
			for (const { severity, file, column, problem, remedy } of plan.notices) {
				io.stderr.write(`${severity}: ${[file, column].filter(Boolean).join(' ')}: ${problem}; ${remedy}\n`);
			}
			if (options.dryRun !== true) {
				await withInstallation(({ database, clock }) =>
					submitFolder(database, clock, plan, (count) =>
						io.stderr.write(`accepted ${count} of ${plan.events.length} events\n`),
					),
				);
			}
			const files = accountsOf(plan);
			if (options.json) printJson(io, { kind: 'Load', company: plan.company, events: plan.events.length, files });
			else
				for (const f of files)
					io.stdout.write(
						`${f.file}: ${f.lines} lines = ${f.submitted} sent + ${f.findings} findings + ${f.deadLetters} dead letters\n`,
					);
			if (files.some((f) => f.findings > 0 || f.deadLetters > 0)) io.exitCode = EXIT.finding;
		});
}
