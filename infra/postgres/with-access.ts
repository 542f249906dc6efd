import pg from 'pg';
import type { AccessTokens } from '../ports/access.ts';
import { accessTokens } from './access.ts';

/** The tokens of the database at `url`, for one piece of work. */
export async function withAccessTokens<T>(url: string, work: (tokens: AccessTokens) => Promise<T>): Promise<T> {
	const pool = new pg.Pool({ connectionString: url, max: 1 });
	try {
		return await work(accessTokens(pool));
	} finally {
		await pool.end();
	}
}
