import type { FastifyPluginAsync } from 'fastify';
import { entrances } from './entrances.ts';
import { addEntrance, type ErpHttpOptions, NDJSON } from './routes.ts';

export type { ErpHttpOptions } from './routes.ts';
export { ERP_HTTP_INBOX } from './take-in.ts';

/**
 * The entrance for ERP systems over HTTP: `POST /v1/erp/<records>`, NDJSON in, NDJSON out. It stands on a server that lets
 * requests in and sets the request decorations `identity`, `trail` and `describeFault`.
 */
export function erpHttp(options: ErpHttpOptions): FastifyPluginAsync {
	return async (app) => {
		await app.register(
			async (erp) => {
				erp.removeAllContentTypeParsers();
				erp.addContentTypeParser(NDJSON, (_request, body, done) => done(null, body));
				for (const entrance of entrances()) addEntrance(erp, entrance, options);
			},
			{ prefix: '/v1/erp' },
		);
	};
}
