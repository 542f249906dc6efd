import { Command } from 'commander';
import { PsraError } from '../../infra/errors.ts';
import { compilePack } from '../compile/compile-pack.ts';
import { reportOf } from '../compile/report.ts';
import { PROFILES } from '../packs/profiles.ts';
import type { PackProfile } from '../schema/profile.ts';
import { PACKS, readPublished, readRows, rowsPath, rowsText, writeRows } from './files.ts';
import type { Output, RulesSettings } from './io.ts';
import { renderReport } from './render.ts';

interface CompileOptions {
	readonly source: string;
	readonly out: string;
	readonly agreement?: string;
	readonly report?: boolean;
	readonly check?: boolean;
	readonly json?: boolean;
}

/** `psra rules compile`: published rule texts to the packs' rows. */
export function compileCommand(io: Output, settings: RulesSettings): Command {
	return new Command('compile')
		.description('compile the published rule texts into the packs')
		.option('--source <dir>', 'folder of the published rules of origin', settings.referenceData)
		.option('--out <packs>', 'folder of the packs', PACKS)
		.option('--agreement <id>', 'only this pack')
		.option('--report', 'print coverage and each text that needs evidence of a process or could not be read')
		.option('--check', 'write nothing; exit 3 if a committed pack differs from what the texts give')
		.option('--json', 'print the report as JSON')
		.action((options: CompileOptions) => {
			for (const profile of profilesOf(options.agreement)) compileOne(profile, options, io);
		});
}

function profilesOf(agreement: string | undefined): readonly PackProfile[] {
	const chosen = PROFILES.filter((profile) => agreement === undefined || profile.agreement === agreement);
	if (chosen.length > 0) return chosen;
	throw new PsraError('AGREEMENT_UNKNOWN', `no pack ${agreement} is compiled`, {
		field: '--agreement',
		problem: `${agreement} is none of ${PROFILES.map((profile) => profile.agreement).join(', ')}`,
		remedy: 'Give one of these ids.',
	});
}

function compileOne(profile: PackProfile, options: CompileOptions, io: Output): void {
	const pack = compilePack(readPublished(options.source, profile), profile);
	const text = rowsText(pack.rows);
	if (options.check) {
		const same = readRows(options.out, profile) === text;
		if (!same) io.finding();
		io.err(`${profile.agreement}: ${same ? 'up to date' : 'differs from the published texts; run psra rules compile'}`);
	} else {
		writeRows(options.out, profile, text);
		io.err(`${profile.agreement}: ${pack.rows.length} rows written to ${rowsPath(options.out, profile)}`);
	}
	for (const set of pack.leftOut) io.err(`${profile.agreement}: set ${set} is published as not valid and left out`);
	if (!options.report) return;
	const report = reportOf(pack.statements);
	if (options.json) io.out(JSON.stringify({ agreement: profile.agreement, ...report }));
	else for (const line of renderReport(profile.agreement, report)) io.out(line);
}
