import knex from 'knex';
import type pg from 'pg';
import { migrations } from './migrations/index.ts';

/** Brings the schema to the edition of this code; returns the names of the migrations that ran. Safe to run at once in several processes. */
export async function migrate(url: string): Promise<string[]> {
	const connection = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } });
	try {
		const [, ran] = (await connection.migrate.latest({ migrationSource: source, tableName: 'schema_migration' })) as [
			number,
			string[],
		];
		return ran;
	} finally {
		await connection.destroy();
	}
}

/** True when every migration of this code, and none that it doesn't know, has run. */
export async function schemaIsCurrent(pool: pg.Pool): Promise<boolean> {
	const { rows } = await pool.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY name');
	return rows.length === migrations.length && rows.every((row, index) => row.name === migrations[index]?.name);
}

const source: import('knex').Knex.MigrationSource<(typeof migrations)[number]> = {
	getMigrations: async () => [...migrations],
	getMigrationName: (migration) => migration.name,
	getMigration: async (migration) => ({
		up: (connection) => connection.raw(migration.up),
		down: () => Promise.reject(new Error('migrations go forward only: restore a backup instead')),
	}),
};
