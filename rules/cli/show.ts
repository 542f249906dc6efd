import { Command } from 'commander';
import { PsraError } from '../../infra/errors.ts';
import { loadPack, packIds } from '../packs/index.ts';
import { profileOf } from '../packs/profile-of.ts';
import { inEnglish } from '../schema/english.ts';
import type { RulePack, RuleRow } from '../schema/pack.ts';
import type { PackProfile } from '../schema/profile.ts';
import type { Output } from './io.ts';
import { renderRow } from './render.ts';

interface ShowOptions {
	readonly agreement: string;
	readonly json?: boolean;
}

/** `psra rules show HS`: the rows for a code in canonical English, with source, corrections and readings. */
export function showCommand(io: Output): Command {
	return new Command('show')
		.description('show the rules for an HS code in canonical English')
		.argument('<hs>', 'HS code of 4 to 10 digits, dots allowed')
		.requiredOption('--agreement <id>', `rule pack: ${packIds().join(', ')}`)
		.option('--json', 'print the rows as JSON')
		.action((hs: string, options: ShowOptions) => show(hs, options, io));
}

function show(hs: string, { agreement, json }: ShowOptions, io: Output): void {
	const { pack, profile } = packOf(agreement);
	const rows = rowsOf(pack, digitsOf(hs));
	if (rows.length === 0) {
		io.err(`${agreement} has no rule for ${hs}${gapReason(pack, digitsOf(hs))}`);
		io.finding();
		return;
	}
	for (const row of rows) {
		if (json) io.out(JSON.stringify({ ...row, english: row.alternatives.map(inEnglish) }));
		else for (const line of renderRow(row, pack, profile)) io.out(line);
	}
}

function packOf(agreement: string): { pack: RulePack; profile: PackProfile } {
	const pack = loadPack(agreement);
	const profile = profileOf(agreement);
	if (pack && profile) return { pack, profile };
	throw new PsraError('AGREEMENT_UNKNOWN', `no rule pack ${agreement}`, {
		field: '--agreement',
		problem: `${agreement} is none of ${packIds().join(', ')}`,
		remedy: 'Give one of these ids.',
	});
}

function digitsOf(hs: string): string {
	const digits = hs.replaceAll('.', '');
	if (/^\d{4,10}$/.test(digits)) return digits;
	throw new PsraError('VALUE_INVALID', `${hs} is no HS code`, {
		field: 'hs',
		problem: 'an HS code has 4 to 10 digits',
		remedy: 'Give it as 841370 or 8413.70.',
	});
}

/** Rows whose range and the code's own range (a heading covers its subheadings) have a code in common. */
function rowsOf({ rows }: RulePack, digits: string): RuleRow[] {
	return rows.filter((row) => row.min <= digits.padEnd(10, '9') && digits.padEnd(10, '0') <= row.max);
}

function gapReason({ manifest }: RulePack, digits: string): string {
	const gap = manifest.gaps?.find(({ hs }) => digits.startsWith(hs));
	return gap ? ` (${gap.reason})` : '';
}
