import type { FastifyPluginAsync } from 'fastify';
import type { Database } from '../../infra/ports/session.ts';
import { certificateRoutes } from './certificates.ts';

export interface ApiOptions {
	readonly database: Database;
}

/**
 * The API of long-term supplier's declarations, below `/v1/ltsd`. It stands on a server that asks for tokens and sets the
 * request decoration `identity`; without it every request fails.
 */
export function ltsdApi(options: ApiOptions): FastifyPluginAsync {
	return async (app) => {
		await app.register(certificateRoutes(options), { prefix: '/v1/ltsd' });
	};
}
