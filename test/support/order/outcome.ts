import type pg from 'pg';
import type { Evaluation } from '../../../schemas/index.ts';

/** What came of the facts: all that people and customers see of it, without numbers and times. */
export interface Outcome {
	/** By `sku under agreement`. */
	readonly verdicts: Readonly<Record<string, object>>;
	/** By request. */
	readonly certificates: Readonly<Record<string, object>>;
	/** Requests that still wait, with what they wait for. */
	readonly waiting: Readonly<Record<string, string>>;
	/** What is wrong with facts. */
	readonly findings: readonly string[];
	/** Numbers that were taken for declarations. */
	readonly numbers: number;
}

interface CertificateRow {
	readonly request_id: string;
	readonly status: string;
	readonly version: number;
	readonly record: Record<string, unknown>;
	readonly revocations: readonly Record<string, unknown>[];
	readonly revocation_reason: string | null;
	readonly notices: readonly object[];
}

const VERDICTS = `
	SELECT record FROM latest_evaluation JOIN evaluation USING (company, evaluation_id)
	ORDER BY latest_evaluation.sku, latest_evaluation.agreement`;
const CERTIFICATES = `
	SELECT request_id, status, version::int, record, revocations, revocation_reason,
		ARRAY(
			SELECT jsonb_build_object('party', party_id, 'deliveries', to_jsonb(deliveries)) FROM certificate_notice n
			WHERE n.company = c.company AND n.certificate_id = c.certificate_id ORDER BY version, party_id
		) AS notices
	FROM certificate c ORDER BY request_id`;
const WAITING =
	"SELECT id, waiting_for FROM saga WHERE saga = 'certificate-issuance' AND status = 'running' ORDER BY id";
const FINDINGS = `
	SELECT concat_ws(' ', subject_kind, subject_id, sku, code, field, problem) AS finding FROM finding ORDER BY 1`;

const NUMBERS = 'SELECT coalesce(sum(last), 0)::int AS numbers FROM number_series';

/** Of a certificate's record: its number, and what follows from it. */
const PER_ISSUE = new Set(['number', 'pdfSha256']);

export async function outcomeOf(pool: pg.Pool): Promise<Outcome> {
	const query = async <R extends object>(sql: string) => (await pool.query<R>(sql)).rows;
	const evaluations = await query<{ record: Evaluation }>(VERDICTS);
	const certificates = await query<CertificateRow>(CERTIFICATES);
	const waiting = await query<{ id: string; waiting_for: string }>(WAITING);
	return {
		verdicts: Object.fromEntries(
			evaluations.map(({ record }) => [`${record.sku} under ${record.agreement}`, verdictOf(record)]),
		),
		certificates: Object.fromEntries(
			certificates.map(({ request_id, record, revocations, ...rest }) => [
				request_id,
				{ ...rest, record: without(record), revocations: revocations.map(without) },
			]),
		),
		waiting: Object.fromEntries(waiting.map(({ id, waiting_for }) => [id, waiting_for])),
		numbers: (await query<{ numbers: number }>(NUMBERS))[0]?.numbers ?? 0,
		findings: (await query<{ finding: string }>(FINDINGS)).map(({ finding }) => finding),
	};
}

/**
 * `since` tells what was said before and not what is so: a product that originated for as long as half its facts were read
 * has one. The id of a verdict that is no yes holds it too; `inputHash` says that both rest on the same facts.
 */
function verdictOf({ evaluatedAt: _, requestIds: __, since: ___, evaluationId, ...said }: Evaluation): object {
	return said.verdict === 'originating' ? { evaluationId, ...said } : said;
}

function without(record: Record<string, unknown>): object {
	return Object.fromEntries(Object.entries(record).filter(([name]) => !PER_ISSUE.has(name)));
}
