import { createHttpServer } from '../../infra/http/server.ts';
import { silentLogger } from '../../infra/logging/index.ts';
import { createMetrics } from '../../infra/metrics/index.ts';
import { apiRoutes } from '../../infra/roles/main.ts';
import type { Generator } from './generator.ts';

/** The OpenAPI document of the role `api`, for those who call it; the API serves the same. */
export const openApiFile: Generator = {
	name: 'openapi',
	source: 'the routes of infra/roles/main.ts',
	async generate() {
		const server = createHttpServer({
			logger: silentLogger,
			identify: async () => undefined,
			routes: apiRoutes(NOTHING, []),
			readiness: {},
			metrics: createMetrics(),
		});
		const document = await server.openApi();
		await server.close();
		return [{ path: 'docs/openapi.json', content: `${JSON.stringify(document, null, 2)}\n` }];
	},
};

/** Routes use their adapters when a request comes, and none does here. */
const NOTHING = {} as Parameters<typeof apiRoutes>[0];
