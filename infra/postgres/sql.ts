import type pg from 'pg';

/** What stores need of a connection. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** A statement with a name: PostgreSQL plans it once a connection, and it shows by name in statistics. */
export interface Statement {
	readonly name: string;
	readonly text: string;
}

export async function rows<R extends pg.QueryResultRow>(
	client: Queryable,
	statement: Statement,
	values: unknown[],
): Promise<R[]> {
	return (await client.query<R>({ ...statement, values })).rows;
}

/** Number of rows that the statement touched. */
export async function run(client: Queryable, statement: Statement, values: unknown[]): Promise<number> {
	return (await client.query({ ...statement, values })).rowCount ?? 0;
}
