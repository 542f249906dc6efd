import type { Screen } from './screen.ts';
import type { Summary } from './summary.ts';

export interface Conclusion {
	/** What did not come out as it should. */
	readonly wrong: readonly string[];
	/** A folder was loaded instead of the sample. */
	readonly isFolder: boolean;
	readonly staysUp: boolean;
	/** Paths relative to the project. */
	readonly databaseFile: string;
	readonly log: string;
	/** Token of the person who decides, and the questions that still wait for one. */
	readonly reviewerFile: string;
	readonly openReviews: number;
}

/** Says at the end how it came out, and what to try next. */
export function conclude(
	screen: Screen,
	summary: Summary,
	{ wrong, isFolder, staysUp, databaseFile, log, reviewerFile, openReviews }: Conclusion,
): void {
	const { ok, verdicts, certificates, erpReceipts, seconds, endpoints, access, lines } = summary;
	const by = (status: string) => certificates.filter((certificate) => certificate.status === status);
	const issued = by('issued');
	const counts = `${verdicts.originating} originating, ${verdicts.notOriginating} not, ${verdicts.indeterminate} indeterminate`;
	screen.say('');
	screen.say(`${counts}; first verdict after ${seconds.firstVerdict} s, all after ${seconds.total} s.`);
	if (!isFolder) {
		screen.say(
			`${issued.length} declarations in force, ${by('revoked').length} revoked, ${by('refused').length} requests refused, ${erpReceipts} receipts of the ERP.`,
		);
	}
	for (const { file, lines: total, facts, findings, deadLetters } of lines) {
		screen.say(`  ${file}: ${total} lines = ${facts} facts + ${findings} findings + ${deadLetters} dead letters`);
	}
	for (const deviation of wrong) screen.say(`  not as expected: ${deviation}`);
	if (!ok) screen.say(`Not everything came out as expected. The log is ${log}.`);
	const [certificate] = issued;
	const ask = `curl -H "authorization: Bearer $(cat ${access.tokenFile})"`;
	screen.say('');
	screen.say('What to try next');
	if (certificate) {
		screen.say(`  open a declaration      ${certificate.pdf}`);
		screen.say(`  ask the API             ${ask} ${endpoints.api}/v1/ltsd/certificates/${certificate.id}`);
	}
	if (openReviews > 0) {
		const review = `curl -H "authorization: Bearer $(cat ${reviewerFile})"`;
		screen.say(`  decide as a person      ${review} ${endpoints.api}/v1/review/tasks   (${openReviews} open)`);
	}
	screen.say(`  what the API serves     ${ask} ${endpoints.api}/v1/openapi.json`);
	screen.say(`  ask the database        psql "$(cat ${databaseFile})"`);
	screen.say(`  Kafka and registry      ${endpoints.kafka}  ${endpoints.registry}`);
	screen.say(`  read the log            ${log}`);
	if (!isFolder && staysUp)
		screen.say('  let time pass           npm run demo -- --advance 105   (in another terminal)');
	if (!isFolder) screen.say('  load a real catalogue   npm run demo -- --data ../shared/data/adventureworks');
	if (staysUp) screen.say('Ctrl-C ends it; the next start finds these data again.');
}
