import type { FastifyReply } from 'fastify';

/** What is wrong with a request: an RFC 9457 problem document that names the field, its problem and the remedy. */
export interface Problem {
	readonly status: number;
	readonly title: string;
	readonly detail: string;
	readonly field?: string;
	readonly remedy: string;
	/** Seconds after which the same request may be sent again. */
	readonly retryAfter?: number;
}

export async function sendProblem(reply: FastifyReply, problem: Problem): Promise<void> {
	const { retryAfter, ...members } = problem;
	if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
	if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="demo-erp"');
	const body = JSON.stringify({ type: 'about:blank', ...members });
	await reply.code(problem.status).type('application/problem+json').send(body);
}
