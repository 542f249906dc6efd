import type { Evaluation } from '../../../schemas/index.ts';
import type { PostgresDatabase } from '../../postgres/database.ts';

/** What has become of the demonstration's data so far, read from the tables that everything ends in. */
export interface DemoState {
	/** Messages that item-facts has taken in, of those published. */
	readonly factsTaken: number;
	readonly evaluations: readonly Evaluation[];
	readonly sagas: readonly {
		readonly id: string;
		readonly status: string;
		readonly outcome: string | null;
		readonly waitingFor: string;
	}[];
	readonly certificates: readonly CertificateLine[];
	readonly findings: number;
	/** Questions that wait for a person. */
	readonly openReviews: number;
	/** Declarations that were taken back whole, with the ERP told. */
	readonly revokedAndTold: readonly string[];
	/** Rows in the outbox and timers that put work off: zero means that nothing is under way between the hops. */
	readonly underWay: number;
}

export interface CertificateLine {
	readonly id: string;
	readonly requestId: string;
	readonly number: string | null;
	readonly status: 'issued' | 'refused' | 'revoked';
	/** Goods that are no longer covered. */
	readonly revocations: readonly { readonly sku: string; readonly from: string }[];
	readonly revocationReason: string | null;
	readonly record: {
		readonly agreements: readonly string[];
		readonly customerId: string;
		readonly reason?: string;
		readonly code?: string;
		readonly articles?: readonly string[];
	};
}

const QUERY = `
	SELECT
		(SELECT count(DISTINCT message_id)::int FROM inbox WHERE consumer = 'item-facts' AND company = $1 AND message_id = ANY ($2)) AS facts_taken,
		(SELECT coalesce(json_agg(e.record ORDER BY e.decided_at, e.sku), '[]') FROM latest_evaluation l JOIN evaluation e USING (company, evaluation_id) WHERE l.company = $1) AS evaluations,
		(SELECT coalesce(json_agg(json_build_object('id', id, 'status', status, 'outcome', outcome, 'waitingFor', waiting_for) ORDER BY id), '[]') FROM saga WHERE saga = 'certificate-issuance' AND company = $1) AS sagas,
		(SELECT coalesce(json_agg(json_build_object('id', certificate_id, 'requestId', request_id, 'number', number, 'status', status, 'record', record, 'revocations', revocations, 'revocationReason', revocation_reason) ORDER BY decided_at, certificate_id), '[]') FROM certificate WHERE company = $1) AS certificates,
		(SELECT count(*)::int FROM finding WHERE company = $1) AS findings,
		(SELECT count(*)::int FROM review_task WHERE company = $1 AND status = 'open') AS open_reviews,
		(SELECT coalesce(json_agg(id ORDER BY id), '[]') FROM saga WHERE saga = 'certificate-lifecycle' AND company = $1 AND NOT EXISTS (SELECT FROM jsonb_array_elements(state->'data'->'goods') good WHERE good->>'standing' <> 'told')) AS revoked_and_told,
		(SELECT count(*)::int FROM outbox) + (SELECT count(*)::int FROM timer WHERE owner = 'item-facts' OR name LIKE 'settle%') AS under_way`;

export async function readState(
	{ pool }: PostgresDatabase,
	company: string,
	published: readonly string[],
): Promise<DemoState> {
	const { rows } = await pool.query(QUERY, [company, published]);
	const { facts_taken, under_way, open_reviews, revoked_and_told, ...rest } = rows[0];
	return {
		factsTaken: facts_taken,
		underWay: under_way,
		openReviews: open_reviews,
		revokedAndTold: revoked_and_told,
		...rest,
	};
}

/** Events of a load that item-facts took in, those of them that left a finding, and the ids not taken in yet. */
export async function accountOf(
	{ pool }: PostgresDatabase,
	company: string,
	ids: readonly string[],
): Promise<{ taken: Set<string>; withFinding: Set<string> }> {
	const taken = await pool.query<{ id: string }>(
		`SELECT message_id AS id FROM inbox WHERE consumer = 'item-facts' AND company = $1 AND message_id = ANY ($2)`,
		[company, ids],
	);
	const found = await pool.query<{ id: string }>(
		'SELECT DISTINCT message_id AS id FROM finding WHERE company = $1 AND message_id = ANY ($2)',
		[company, ids],
	);
	return { taken: new Set(taken.rows.map((row) => row.id)), withFinding: new Set(found.rows.map((row) => row.id)) };
}
