import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { AccessTokens } from '../../../../infra/ports/access.ts';
import { accessTokens } from '../../../../infra/postgres/access.ts';
import { type FreshDatabase, freshDatabase } from '../../../support/postgres.ts';

const member = { company: 'NL01', role: 'member', label: 'console' } as const;

let database: FreshDatabase;
let pool: pg.Pool;
let tokens: AccessTokens;

beforeAll(async () => {
	database = await freshDatabase();
	pool = new pg.Pool({ connectionString: database.url });
	tokens = accessTokens(pool);
});
afterAll(async () => {
	await pool.end();
	await database.drop();
});

describe('access tokens in PostgreSQL', () => {
	it('stand for whom they were granted to', async () => {
		const token = await tokens.grant(member);
		expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
		expect(await tokens.identify(token)).toEqual(member);
	});

	it('are never the same twice', async () => {
		const granted = await Promise.all(Array.from({ length: 20 }, () => tokens.grant({ ...member, label: 'many' })));
		expect(new Set(granted).size).toBe(20);
	});

	it('are kept as their SHA-256 and nowhere else', async () => {
		const token = await tokens.grant({ ...member, label: 'at rest' });
		const { rows } = await pool.query<{ token_sha256: Buffer; row: string }>(
			"SELECT token_sha256, access_token::text AS row FROM access_token WHERE label = 'at rest'",
		);
		expect(rows).toHaveLength(1);
		expect(rows[0]?.token_sha256).toEqual(createHash('sha256').update(token).digest());
		expect(rows[0]?.row).not.toContain(token);
	});

	it.each(['', 'nobody', '\u0000', "' OR true --", 'x'.repeat(20_000)])(
		'stand for nobody where never granted: %#',
		async (token) => {
			expect(await tokens.identify(token)).toBeUndefined();
		},
	);

	it('end at once when revoked, those of the label and the company only', async () => {
		const [first, second, other, foreign] = await Promise.all([
			tokens.grant({ ...member, label: 'link' }),
			tokens.grant({ ...member, label: 'link' }),
			tokens.grant({ ...member, label: 'link 2' }),
			tokens.grant({ ...member, company: 'NL02', label: 'link' }),
		]);
		expect(await tokens.revoke('NL01', 'link')).toBe(2);
		expect(await tokens.identify(first)).toBeUndefined();
		expect(await tokens.identify(second)).toBeUndefined();
		expect(await tokens.identify(other)).toMatchObject({ label: 'link 2' });
		expect(await tokens.identify(foreign)).toMatchObject({ company: 'NL02' });
		expect(await tokens.revoke('NL01', 'link')).toBe(0);
	});

	it('are listed by company, without the token', async () => {
		const token = await tokens.grant({ company: 'NL03', role: 'operator', label: 'monitoring' });
		await tokens.grant({ company: 'NL03', role: 'member', label: 'old' });
		await tokens.revoke('NL03', 'old');
		const listed = await tokens.list('NL03');
		expect(listed).toEqual([
			{ company: 'NL03', role: 'operator', label: 'monitoring', grantedAt: expect.any(Date), revokedAt: null },
			{ company: 'NL03', role: 'member', label: 'old', grantedAt: expect.any(Date), revokedAt: expect.any(Date) },
		]);
		expect(JSON.stringify(listed)).not.toContain(token);
	});

	it('say that the database is away, and that this may pass', async () => {
		const query = async () => {
			throw Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
		};
		const away = accessTokens({ query } as unknown as pg.Pool);
		const expected = { code: 'DATABASE_UNAVAILABLE', retryable: 'later' };
		await expect(away.identify('x')).rejects.toMatchObject(expected);
		await expect(away.grant(member)).rejects.toMatchObject(expected);
	});
});
