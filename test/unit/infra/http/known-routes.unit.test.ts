import { describe, expect, it } from '@jest/globals';
import { knownRoutes } from '../../../../infra/http/known-routes.ts';

describe('the methods at a path', () => {
	const routes = knownRoutes();
	routes.add('/orders', ['GET', 'HEAD']);
	routes.add('/orders', ['POST']);
	routes.add('/orders/:id', ['PUT']);
	routes.add('/orders/:id/lines/:line', ['GET']);
	routes.add('/orders/new', ['GET']);
	routes.add('/files/*', ['GET']);

	it.each([
		['/orders', ['GET', 'HEAD', 'POST']],
		['/orders/17', ['PUT']],
		['/orders/new', ['GET', 'PUT']],
		['/orders/17/lines/3', ['GET']],
		['/orders/a%2Fb', ['PUT']],
		['/files/a/b/c', ['GET']],
		['/orders/', []],
		['/orders/17/lines', []],
		['/elsewhere', []],
		['/', []],
	])('%s: %j', (path, methods) => {
		expect(routes.methodsAt(path)).toEqual(methods);
	});
});
