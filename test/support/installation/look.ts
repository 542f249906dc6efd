import type { Evaluation } from '../../../schemas/index.ts';
import { COMPANY } from './firm.ts';
import type { Installation } from './installation.ts';
import type { TopicRecord } from './reader.ts';

/** A finding as it stands in the database. */
export interface FindingRow {
	readonly subject_kind: string;
	readonly subject_id: string;
	readonly sku: string | null;
	readonly code: string;
	readonly field: string;
	readonly problem: string;
	readonly remedy: string;
	readonly blocking: boolean;
}

/** Findings about an item (or about no item), by subject. */
export function findingsOf({ query }: Installation, sku: string | null): Promise<FindingRow[]> {
	const sql = `
		SELECT subject_kind, subject_id, sku, code, field, problem, remedy, blocking FROM finding
		WHERE company = $1 AND sku IS NOT DISTINCT FROM $2 ORDER BY subject_kind, subject_id, ordinal`;
	return query<FindingRow>(sql, [COMPANY, sku]);
}

export async function verdictOn({ query }: Installation, sku: string): Promise<Evaluation | undefined> {
	const sql = `
		SELECT record FROM latest_evaluation JOIN evaluation USING (company, evaluation_id)
		WHERE latest_evaluation.company = $1 AND latest_evaluation.sku = $2`;
	return (await query<{ record: Evaluation }>(sql, [COMPANY, sku]))[0]?.record;
}

/** Waits for a verdict of this kind on a product. */
export function verdict(installation: Installation, sku: string, kind: Evaluation['verdict']): Promise<Evaluation> {
	return installation.until(`the verdict ${kind} on ${sku}`, async () => {
		const now = await verdictOn(installation, sku);
		return now?.verdict === kind && now;
	});
}

/** The record that a table of facts keeps; undefined where there is none. */
export async function factOf({ query }: Installation, table: string, id: string): Promise<unknown> {
	const sql = `SELECT record FROM ${table} WHERE company = $1 AND id = $2`;
	return (await query<{ record: unknown }>(sql, [COMPANY, id]))[0]?.record;
}

/** Waits for the dead letters of a topic that fit, and answers them. */
export function deadLetters(
	{ until, readTopic }: Installation,
	topic: string,
	like: (letter: TopicRecord) => boolean,
	count = 1,
): Promise<TopicRecord[]> {
	return until(`${count} dead letters of ${topic}`, async () => {
		const found = (await readTopic(`${topic}.dlq`)).filter(like);
		return found.length >= count && found;
	});
}

/** The reasons of a dead letter, without the prefix of their names. */
export function reasonsOf(letter: TopicRecord): Record<string, string> {
	const own = letter.headers.filter(([name]) => name.startsWith(REASON));
	return Object.fromEntries(
		own.map(([name, value]) => [name.slice(REASON.length), Buffer.from(value).toString('utf8')]),
	);
}

/** The headers that a dead letter came with. */
export const headersAsCame = ({ headers }: TopicRecord) =>
	headers.filter(([name]) => !name.startsWith(REASON)).map(([name, value]) => [name, Buffer.from(value)]);

const REASON = '__dlq.errors.';
