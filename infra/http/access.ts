import type { onRequestAsyncHookHandler } from 'fastify';
import { PsraError } from '../errors.ts';
import type { AccessIdentity, AccessRole, AccessTokens } from '../ports/access.ts';
import { goesBySignature } from './signature.ts';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** Who may call the route: `open` is everybody, roles are those with a token of one of them. Absent: every good token. */
		readonly access?: 'open' | readonly AccessRole[];
		/** Whether a request may be let in by the signature of its body instead of a token; its role is then `erp`. */
		readonly signed?: boolean;
	}
}

/** Request decoration that holds whom the token stands for; null on an open route. */
export const IDENTITY = 'identity';

const TOKEN = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i;

/**
 * Asks for a bearer token before anything of a request is read, also where nothing is served: a stranger can not find
 * out which addresses exist. Throws ACCESS_TOKEN_INVALID and ACCESS_DENIED.
 */
export function askForToken(identify: AccessTokens['identify']): onRequestAsyncHookHandler {
	return async (request) => {
		const { access } = request.routeOptions.config;
		if (access === 'open' || goesBySignature(request)) return;
		const header = request.headers.authorization;
		const token = TOKEN.exec(header ?? '')?.[1];
		const identity = token === undefined ? undefined : await identify(token);
		if (!identity) throw refused(header);
		request.setDecorator<AccessIdentity>(IDENTITY, identity);
		if (access && !access.includes(identity.role)) throw denied(identity.role, access);
	};
}

function refused(header: string | undefined): PsraError {
	const tokenGiven = header !== undefined;
	return new PsraError(
		'ACCESS_TOKEN_INVALID',
		tokenGiven ? 'The bearer token is not good.' : 'The request has no bearer token.',
		{
			field: 'Authorization',
			problem: tokenGiven ? 'no bearer token, or one that was never granted or is revoked' : 'absent',
			remedy: 'Send `Authorization: Bearer` with a token that `psra tokens grant` gave.',
			tokenGiven,
		},
	);
}

function denied(role: AccessRole, allowed: readonly AccessRole[]): PsraError {
	return new PsraError('ACCESS_DENIED', `A token of role ${role} does not open this address.`, {
		field: 'Authorization',
		problem: `role ${role}; this address asks for ${allowed.join(' or ')}`,
		remedy: 'Use a token of that role.',
	});
}
