import { join } from 'node:path';
import { Command } from 'commander';
import { loadPack, packIds } from '../packs/index.ts';
import { profileOf } from '../packs/profile-of.ts';
import type { PackProfile } from '../schema/profile.ts';
import { validatePack } from '../validate/index.ts';
import { readNomenclature } from './files.ts';
import type { Output, RulesSettings } from './io.ts';

interface ValidateOptions {
	readonly nomenclature: string;
	readonly json?: boolean;
}

/** `psra rules validate`: every pack against its schema, the nomenclature and its own references. */
export function validateCommand(io: Output, settings: RulesSettings): Command {
	return new Command('validate')
		.description('check the packs: schema, HS ranges, gaps and overlaps, dates, references')
		.option(
			'--nomenclature <csv>',
			'HS nomenclature, for gaps and ranges',
			join(settings.referenceData, 'harmonized-system.csv'),
		)
		.option('--json', 'print findings as JSON Lines')
		.action((options: ValidateOptions) => {
			const codes = readNomenclature(options.nomenclature);
			if (!codes) io.err(`no nomenclature at ${options.nomenclature}: gaps and HS ranges are not checked`);
			for (const id of packIds()) validateOne(id, codes, options, io);
		});
}

function validateOne(id: string, codes: readonly string[] | undefined, options: ValidateOptions, io: Output): void {
	const pack = loadPack(id);
	const findings = validatePack(pack, profileOf(id) as PackProfile, codes);
	for (const finding of findings) {
		const { check, field, problem, remedy } = finding;
		const line = `${id} ${check} ${field}: ${problem} ${remedy}`;
		io.out(options.json ? JSON.stringify({ agreement: id, ...finding }) : line);
	}
	if (findings.length > 0) io.finding();
	io.err(`${id}: ${pack?.rows.length ?? 0} rows, ${findings.length} findings`);
}
