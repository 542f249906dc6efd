import { join } from 'node:path';
import { Command } from 'commander';
import { loadPack } from '../packs/index.ts';
import { PROFILES } from '../packs/profiles.ts';
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
			for (const profile of PROFILES) {
				const pack = loadPack(profile.agreement);
				const findings = validatePack(pack, profile, codes);
				for (const finding of findings) {
					io.out(
						options.json
							? JSON.stringify({ agreement: profile.agreement, ...finding })
							: `${profile.agreement} ${finding.check} ${finding.field}: ${finding.problem} ${finding.remedy}`,
					);
				}
				if (findings.length > 0) io.finding();
				io.err(`${profile.agreement}: ${pack?.rows.length ?? 0} rows, ${findings.length} findings`);
			}
		});
}
