import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { AccessIdentity, AccessTokens, GrantedAccess } from '../ports/access.ts';
import { databaseError } from './errors.ts';
import { type Queryable, rows, run, type Statement } from './sql.ts';

const GRANT: Statement = {
	name: 'access_token_grant',
	text: 'INSERT INTO access_token (token_sha256, company, role, label) VALUES ($1, $2, $3, $4)',
};

const IDENTIFY: Statement = {
	name: 'access_token_identify',
	text: 'SELECT company, role, label FROM access_token WHERE token_sha256 = $1 AND revoked_at IS NULL',
};

const REVOKE: Statement = {
	name: 'access_token_revoke',
	text: 'UPDATE access_token SET revoked_at = now() WHERE company = $1 AND label = $2 AND revoked_at IS NULL',
};

const LIST: Statement = {
	name: 'access_token_list',
	text: `
		SELECT company, role, label, created_at AS "grantedAt", revoked_at AS "revokedAt"
		FROM access_token WHERE company = $1 ORDER BY created_at, label`,
};

const TOKEN_BYTES = 32;

/**
 * Tokens in PostgreSQL. They are found by their SHA-256, so that the time of a look-up tells nothing of a token that is
 * near a good one; 256 random bits need no slow hash.
 */
export function accessTokens(pool: Queryable): AccessTokens {
	return {
		async grant({ company, role, label }) {
			const token = randomBytes(TOKEN_BYTES).toString('base64url');
			await passing(run(pool, GRANT, [digest(token), company, role, label]));
			return token;
		},
		async identify(token) {
			const [identity] = await passing(rows<AccessIdentity & pg.QueryResultRow>(pool, IDENTIFY, [digest(token)]));
			return identity;
		},
		revoke: (company, label) => passing(run(pool, REVOKE, [company, label])),
		list: (company) => passing(rows<GrantedAccess & pg.QueryResultRow>(pool, LIST, [company])),
	};
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

async function passing<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		throw databaseError(error);
	}
}
