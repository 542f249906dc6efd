import type { FastifyRequest } from 'fastify';
import type { AccessIdentity } from '../../infra/ports/access.ts';
import type { Trail } from '../../infra/ports/message.ts';

/** Whom the request's token stands for. Throws where the server let a request in without one: a defect, not an answer. */
export function callerOf(request: FastifyRequest): AccessIdentity {
	const identity = request.getDecorator<AccessIdentity | null>('identity');
	if (identity) return identity;
	throw new RangeError(`${request.routeOptions.url} serves a company's data and must not be open`);
}

/** What messages carry on that the request gives rise to. */
export function trailOf(request: FastifyRequest): Trail {
	const trail = request.getDecorator<Trail | null>('trail');
	if (trail) return trail;
	throw new RangeError('the server gives each request its trail');
}
