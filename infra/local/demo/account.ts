import type { FolderPlan } from '../../../producers/erp-csv/outcome.ts';
import { eventId } from '../../../producers/erp-csv/submit-folder.ts';
import type { PostgresDatabase } from '../../postgres/database.ts';
import { accountOf } from './state.ts';
import type { FileOutcome } from './summary.ts';

/**
 * What became of every line of a folder: a line whose event was taken in is a fact, or a finding where one was recorded
 * with it; a line that could not be read is a dead letter. A line in none of these is lost, and the sums do not match.
 */
export async function fileOutcomes(database: PostgresDatabase, folder: FolderPlan): Promise<FileOutcome[]> {
	const ids = folder.events.map(eventId);
	const { taken, withFinding } = await accountOf(database, folder.company, ids);
	const totals = new Map(
		[...folder.lines].map(([file, lines]) => [file, { file, lines, facts: 0, findings: 0, deadLetters: 0 }]),
	);
	for (const outcome of folder.outcomes) {
		const total = totals.get(outcome.file);
		if (!total) continue;
		if (outcome.outcome === 'dead-letter') total.deadLetters += 1;
		else if (outcome.outcome === 'finding') total.findings += 1;
		else {
			const id = ids[outcome.eventIndex] as string;
			if (withFinding.has(id)) total.findings += 1;
			else if (taken.has(id)) total.facts += 1;
		}
	}
	return [...totals.values()];
}

export const addsUp = ({ lines, facts, findings, deadLetters }: FileOutcome): boolean =>
	lines === facts + findings + deadLetters;
