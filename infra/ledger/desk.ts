import { PsraError } from '../errors.ts';
import type { LedgerDesk, LedgerStatus } from '../ports/ledger-desk.ts';
import { inTransaction } from '../postgres/database.ts';
import { databaseError } from '../postgres/errors.ts';
import { type Queryable, rows, type Statement } from '../postgres/sql.ts';
import { checkLog } from './check.ts';
import { isDevelopmentName } from './keys/private-key.ts';
import { readLog } from './read.ts';
import { type LogRow, logStore, type Pool } from './store.ts';
import { parseCheckpoint } from './tlog/checkpoint.ts';
import { parseVerifierKey, type VerifierKey } from './tlog/key.ts';
import { parseNote } from './tlog/note.ts';
import { toBase64 } from './tlog/text.ts';

const COMPANIES: Statement = { name: 'ledger_companies', text: 'SELECT company FROM ledger ORDER BY company' };

/** The logs for operators, in PostgreSQL. */
export function ledgerDesk(pool: Pool): LedgerDesk {
	return {
		status: () =>
			atOneMoment(pool, async (client) => {
				const all: LedgerStatus[] = [];
				for (const { company } of await rows<{ company: string }>(client, COMPANIES, []))
					all.push(await statusOf(client, company));
				return all;
			}),
		check: (company) =>
			atOneMoment(pool, async (client) => {
				const { row, log } = await logOf(client, company);
				return { company, ...(await checkLog(logStore(client, company), row, log)) };
			}),
		proof: (company, index) =>
			atOneMoment(pool, async (client) => {
				const { log } = await logOf(client, company);
				return readLog(logStore(client, company), log).proof(index);
			}),
	};
}

async function statusOf(client: Queryable, company: string): Promise<LedgerStatus> {
	const { row } = await logOf(client, company);
	const newest = await logStore(client, company).witnessed();
	const checkpoint = newest && parseCheckpoint(newest.note);
	const names = parseNote(`${newest?.note}${newest?.cosignatures}`)?.signatures.map(({ name }) => name) ?? [];
	return {
		company,
		...row,
		development: isDevelopmentName(row.origin),
		witnessed: newest?.size ?? null,
		witnesses: [...new Set(names)].filter((name) => name !== row.origin),
		root: checkpoint ? toBase64(checkpoint.root) : null,
		signedAt: newest?.signedAt ?? null,
	};
}

async function logOf(client: Queryable, company: string): Promise<{ row: LogRow; log: VerifierKey }> {
	const row = await logStore(client, company).find();
	const log = row && parseVerifierKey(row.verifier);
	if (log) return { row, log };
	throw new PsraError('LEDGER_LEAF_UNKNOWN', `The company ${company} has no transparency log.`, {
		field: 'company',
		problem: 'no log was begun, or its verifier key is none',
		remedy: 'See `psra ledger status` for the logs that there are.',
	});
}

const ONE_MOMENT = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** All that `work` reads is of one moment, while others append. */
async function atOneMoment<T>(pool: Pool, work: (client: Queryable) => Promise<T>): Promise<T> {
	try {
		return await inTransaction(pool, async (client) => {
			await client.query(ONE_MOMENT);
			return work(client);
		});
	} catch (error) {
		throw databaseError(error);
	}
}
