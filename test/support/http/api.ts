import { evaluateProduct } from '../../../consumers/origin-evaluation/index.ts';
import { createHttpServer } from '../../../infra/http/server.ts';
import { silentLogger } from '../../../infra/logging/index.ts';
import { ltsdApi } from '../../../producers/api/index.ts';
import { clockAt } from '../memory/clock.ts';
import { type MemoryDatabase, memoryDatabase } from '../memory/database.ts';
import { memoryIdentify } from './memory-access.ts';

/** Tokens of the API under test, by the text that is sent: two companies, and each role of the first. */
const TOKENS = {
	member: { company: 'HD', role: 'member', label: 'customer portal' },
	reviewer: { company: 'HD', role: 'reviewer', label: 'A. Visser, head of customs' },
	'other-reviewer': { company: 'HD', role: 'reviewer', label: 'B. Smit, customs' },
	stranger: { company: 'XX', role: 'reviewer', label: 'C. Vreemd, customs' },
} as const;
export type Caller = keyof typeof TOKENS;

export interface ApiAnswer {
	readonly status: number;
	readonly headers: Headers;
	readonly body: Record<string, unknown>;
}

export interface ApiUnderTest extends AsyncDisposable {
	readonly database: MemoryDatabase;
	get(path: string, caller?: Caller | null, headers?: Record<string, string>): Promise<ApiAnswer>;
	post(path: string, body: unknown, caller?: Caller | null, headers?: Record<string, string>): Promise<ApiAnswer>;
	/** Records that wait for the relay, by topic. */
	told(topic: string): Record<string, unknown>[];
}

/** The API on a port of its own, over stores in memory. */
export async function apiUnderTest(): Promise<ApiUnderTest> {
	const database = memoryDatabase();
	const companies = [{ company: 'HD', currency: 'EUR', agreements: ['eu-uk'] }];
	const server = createHttpServer({
		logger: silentLogger,
		identify: memoryIdentify(TOKENS),
		readiness: {},
		routes: [ltsdApi({ database, clock: clockAt(), companies, evaluateProduct })],
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	const send = async (path: string, init: RequestInit, caller: Caller | null, more: Record<string, string> = {}) => {
		const headers = { ...more, ...(caller && { authorization: `Bearer ${caller}` }) };
		const response = await fetch(`${url}${path}`, { ...init, headers });
		return { status: response.status, headers: response.headers, body: (await response.json()) as ApiAnswer['body'] };
	};
	return {
		database,
		get: (path, caller = 'member', headers = {}) => send(path, {}, caller, headers),
		post: (path, body, caller = 'member', headers = {}) =>
			send(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }, caller, {
				'content-type': 'application/json',
				...headers,
			}),
		told: (topic) =>
			database.tables.outbox
				.filter((row) => row.topic === topic)
				.map((row) => JSON.parse(Buffer.from(row.payload ?? []).toString('utf8')) as Record<string, unknown>),
		[Symbol.asyncDispose]: () => server.close(),
	};
}
