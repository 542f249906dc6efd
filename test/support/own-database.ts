import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../infra/postgres/migrate.ts';

export interface OwnDatabase extends AsyncDisposable {
	readonly url: string;
}

/** Makes a database on a server, with the schema of this code and nothing in it; disposing ends connections and removes it. */
export async function ownDatabase(server: string): Promise<OwnDatabase> {
	const name = `test_${randomBytes(8).toString('hex')}`;
	await execute(server, `CREATE DATABASE ${name}`);
	await using disposal = new AsyncDisposableStack();
	disposal.defer(() => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
	const url = new URL(server);
	url.pathname = `/${name}`;
	await migrate(url.href);
	const kept = disposal.move();
	return { url: url.href, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

async function execute(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
