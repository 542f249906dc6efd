import type { FastifyPluginAsync } from 'fastify';
import { acceptanceRoutes } from './acceptances.ts';
import { certificateRoutes } from './certificates.ts';
import { type EvaluateOptions, evaluateRoutes } from './evaluate.ts';
import { generateRoutes } from './generate.ts';
import { reviewRoutes } from './reviews.ts';

export type ApiOptions = EvaluateOptions;

/**
 * The API of long-term supplier's declarations, below `/v1/ltsd`, and of what a person decides, below `/v1/review`. It
 * stands on a server that asks for tokens and sets the request decorations `identity` and `trail`; without them every
 * request fails.
 */
export function ltsdApi(options: ApiOptions): FastifyPluginAsync {
	return async (app) => {
		await app.register(certificateRoutes(options), { prefix: '/v1/ltsd' });
		await app.register(generateRoutes(options), { prefix: '/v1/ltsd' });
		await app.register(evaluateRoutes(options), { prefix: '/v1/ltsd' });
		await app.register(reviewRoutes(options), { prefix: '/v1/review' });
		await app.register(acceptanceRoutes(options), { prefix: '/v1/review' });
	};
}
