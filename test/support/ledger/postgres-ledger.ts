import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { type LedgerOptions, openLedger } from '../../../infra/ledger/ledger.ts';
import type { Ledger } from '../../../infra/ports/ledger.ts';
import type { LedgerHarness } from '../../conformance/ledger/suite.ts';
import { memoryLogger } from '../http/memory-logger.ts';
import { freshDatabase } from '../postgres.ts';

const TABLES = ['ledger', 'ledger_leaf', 'ledger_tile', 'ledger_checkpoint'];

export interface PostgresLedgers extends LedgerHarness {
	readonly pool: pg.Pool;
	readonly logger: ReturnType<typeof memoryLogger>;
	openWith(
		options: Pick<LedgerOptions, 'key' | 'memory' | 'witnesses' | 'quorum'> & Partial<LedgerOptions>,
	): Promise<Ledger>;
}

/** Ledgers in PostgreSQL: one database a test file, empty after each test. */
export function postgresLedgers(): () => Promise<PostgresLedgers> {
	const disposal = new AsyncDisposableStack();
	let pool: pg.Pool;
	beforeAll(async () => {
		const { url } = disposal.adopt(await freshDatabase(), (fresh) => fresh.drop());
		pool = disposal.adopt(new pg.Pool({ connectionString: url, max: 10 }), (open) => open.end());
		// A test ends connections from outside.
		pool.on('error', () => undefined);
	}, 60_000);
	afterAll(() => disposal.disposeAsync(), 60_000);
	return async () => {
		const opened: Ledger[] = [];
		const logger = memoryLogger();
		const openWith: PostgresLedgers['openWith'] = async (options) => {
			const ledger = await openLedger({ pool, company: 'HD', logger, ...options });
			opened.push(ledger);
			return ledger;
		};
		return {
			pool,
			logger,
			openWith,
			open: (key, vouching) => openWith({ key, ...vouching }),
			async backUp() {
				for (const table of TABLES)
					await pool.query(`DROP TABLE IF EXISTS backup_${table}; CREATE TABLE backup_${table} AS TABLE ${table}`);
				return async () => {
					const put = TABLES.map((table) => `INSERT INTO ${table} SELECT * FROM backup_${table};`);
					await pool.query(`BEGIN; TRUNCATE ${TABLES.join()}; ${put.join('')} COMMIT`);
				};
			},
			async close() {
				await Promise.all(opened.map((ledger) => ledger.close()));
				await pool.query(`TRUNCATE ${TABLES.join()}`);
			},
		};
	};
}
