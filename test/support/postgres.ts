import { existing } from '../../infra/local/stack/existing.ts';
import { ownDatabase } from './own-database.ts';
import { acquireStack } from './stack/acquire-stack.ts';

/** A database of a test file's own, with the schema of this code and nothing in it. */
export interface FreshDatabase {
	readonly url: string;
	/** Ends every connection to it, removes it, and stops a stack that was started for it. */
	drop(): Promise<void>;
}

/**
 * Makes a database on the PostgreSQL that the environment names (DATABASE_URL, PSRA_DB_DSN), else on a stack of its
 * own. Call it in `beforeAll`, `drop` in `afterAll`.
 */
export async function freshDatabase(environment: NodeJS.ProcessEnv = process.env): Promise<FreshDatabase> {
	await using disposal = new AsyncDisposableStack();
	let server = existing(environment).databaseUrl;
	if (!server) {
		const stack = disposal.adopt(await acquireStack({ env: environment }), (acquired) => acquired.release());
		server = stack.databaseUrl;
	}
	const { url } = disposal.use(await ownDatabase(server));
	const kept = disposal.move();
	return { url, drop: () => kept.disposeAsync() };
}

/** Runs `work` on a fresh database and removes it, also where `work` throws. */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
	const database = await freshDatabase();
	try {
		return await work(database.url);
	} finally {
		await database.drop();
	}
}
