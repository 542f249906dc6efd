import { Command } from 'commander';
import { PsraError } from '../../infra/errors.ts';
import { loadPack, packIds } from '../packs/index.ts';
import { profileOf } from '../packs/profile-of.ts';
import type { Departure } from '../schema/profile.ts';
import type { Output } from './io.ts';

interface CorrectionsOptions {
	readonly agreement?: string;
	readonly json?: boolean;
}

/** A documented departure with the rows of the pack that carry it. */
interface Applied extends Departure {
	readonly agreement: string;
	readonly kind: string;
	readonly headings: readonly string[];
}

/** `psra rules corrections`: where a pack departs from the published file, what it changes and why. */
export function correctionsCommand(io: Output): Command {
	return new Command('corrections')
		.description('list where packs depart from the published files, with the reason')
		.option('--agreement <id>', 'only this pack')
		.option('--json', 'print one line of JSON a correction')
		.action((options: CorrectionsOptions) => {
			for (const one of idsOf(options.agreement).flatMap(appliedIn)) {
				if (options.json) io.out(JSON.stringify(one));
				else for (const line of lines(one)) io.out(line);
			}
		});
}

function idsOf(agreement: string | undefined): readonly string[] {
	const ids = packIds();
	if (agreement === undefined) return ids;
	if (ids.includes(agreement)) return [agreement];
	throw new PsraError('AGREEMENT_UNKNOWN', `no rule pack ${agreement}`, {
		field: '--agreement',
		problem: `${agreement} is none of ${ids.join(', ')}`,
		remedy: 'Give one of these ids.',
	});
}

function appliedIn(agreement: string): Applied[] {
	const profile = profileOf(agreement);
	const rows = loadPack(agreement)?.rows ?? [];
	const doubts = (profile?.doubts ?? []).map((one) => ({ ...one, kind: 'doubt' }));
	return [...(profile?.corrections ?? []), ...doubts].map(({ name, kind, what, why }) => {
		const headings = rows.filter((row) => row.corrections?.includes(name)).map(({ heading }) => heading);
		return { agreement, name, kind, what, why, headings: [...new Set(headings)] };
	});
}

function lines({ agreement, name, kind, what, why, headings }: Applied): string[] {
	return [`${agreement} ${name} (${kind}): ${headings.join(', ')}`, `  ${what}`, `  because ${why}`];
}
