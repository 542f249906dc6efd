import type { Outcome } from '../compile/compile-set.ts';
import type { CompileReport } from '../compile/report.ts';
import { inEnglish } from '../schema/english.ts';
import type { RulePack, RuleRow } from '../schema/pack.ts';
import type { PackProfile } from '../schema/profile.ts';

/** The coverage of a compilation as lines for a person. */
export function renderReport(agreement: string, report: CompileReport): string[] {
	const { distinct, rules, tokens } = report;
	const counts = ([...Object.keys(distinct)] as Outcome[]).map(
		(outcome) =>
			`  ${outcome.padEnd(9)}${String(distinct[outcome]).padStart(5)} texts${String(rules[outcome]).padStart(7)} rules`,
	);
	return [
		`${agreement}: coverage`,
		...counts,
		`  ${tokens.typed} of ${tokens.total} words and signs stand in a typed node`,
		...section('needs evidence of a process', 'process', report),
		...section('not read, evaluates to unknown', 'unparsed', report),
	];
}

function section(title: string, outcome: Outcome, { listed }: CompileReport): string[] {
	const entries = listed.filter((entry) => entry.outcome === outcome);
	if (entries.length === 0) return [`${title}: none`];
	const lines = entries.flatMap(({ texts, alternatives }) => [
		...texts.map((text, index) => `${index === 0 ? '  - ' : '    … '}${text}`),
		...(outcome === 'process' ? alternatives.map((one) => `      = ${inEnglish(one)}`) : []),
	]);
	return [`${title}:`, ...lines];
}

/** One row as lines for a person: canonical English, source, corrections, readings. */
export function renderRow(row: RuleRow, { manifest }: RulePack, profile: PackProfile): string[] {
	const sets = [row.sourceRow, ...(row.furtherSourceRows ?? [])].join(', ');
	const departures = [...profile.corrections, ...(profile.doubts ?? [])];
	const corrections = departures.filter(({ name }) => row.corrections?.includes(name));
	const readings = (manifest.readings ?? []).filter(({ name }) => row.readings?.includes(name));
	return [
		`${row.heading}${row.subdivision ? ` — ${row.subdivision}` : ''}`,
		...row.alternatives.map((one, index) => `  ${index === 0 ? '  ' : 'or'} ${inEnglish(one)}`),
		`  source: ${manifest.articles.productSpecificRules}; published sets ${sets} of ${profile.published}.json`,
		...(manifest.derivedFrom === null
			? []
			: [`  derived from ${manifest.derivedFrom}, not checked against the agreement's own text`]),
		...(row.textileNotes
			? row.textileNotes.flatMap((notes, index) =>
					notes.length > 0 ? [`  alternative ${index + 1} refers to the textile notes on ${notes.join(' and ')}`] : [],
				)
			: []),
		...(row.textileNotesLost ? ['  the references to the textile notes are lost; the case states them'] : []),
		...corrections.map(({ name, what, why }) => `  correction ${name}: ${what} (${why})`),
		...readings.map(({ name, chosen, other }) => `  reading ${name}: ${chosen}; the other: ${other}`),
	];
}
