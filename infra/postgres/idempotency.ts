import type { IdempotencyStore, KeptAnswer } from '../ports/idempotency.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

/** Held until the transaction ends; a process that dies gives it back. */
const TAKE: Statement = {
	name: 'idempotency_take',
	text: `SELECT pg_try_advisory_xact_lock(hashtextextended('idempotency ' || $1 || ' ' || $2, 0)) AS taken`,
};

const FIND: Statement = {
	name: 'idempotency_find',
	text: 'SELECT request_sha256, answer FROM idempotency_key WHERE company = $1 AND key = $2',
};

const KEEP: Statement = {
	name: 'idempotency_keep',
	text: 'INSERT INTO idempotency_key (company, key, request_sha256, answer) VALUES ($1, $2, $3, $4)',
};

export function idempotencyStore(client: Queryable): IdempotencyStore {
	return {
		async take(company, key, requestSha256) {
			const [lock] = await rows<{ taken: boolean }>(client, TAKE, [company, key]);
			if (!lock?.taken) return { kind: 'in-work' };
			const [known] = await rows<{ request_sha256: string; answer: KeptAnswer }>(client, FIND, [company, key]);
			if (!known) return { kind: 'new' };
			return known.request_sha256 === requestSha256
				? { kind: 'answered', answer: known.answer }
				: { kind: 'other-request' };
		},
		async keep(company, key, requestSha256, answer) {
			await run(client, KEEP, [company, key, requestSha256, JSON.stringify(answer)]);
		},
	};
}
